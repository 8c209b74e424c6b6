import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { useRecords } from '../source/useRecords.ts';
import styles from './CardList.module.css';
import { Cursor } from './cursor.ts';
import { Nothing, Trouble } from './ListStates.tsx';
import { keepPlace, keptPlace } from './places.ts';
import { RecordCard } from './RecordCard.tsx';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';

const HEIGHT = 72;
const AHEAD = 20;

/** Records as cards, for the narrow: the title and what tells most, with the commonest actions a swipe away. */
export function CardList({ list }: { list: ListSetting }) {
  'use no memo'; // the virtualizer is one object that changes within
  const t = useTexts(listTexts);
  const records = useRecords(list.query, list.fields);
  const { rows, hasMore, more, isLoading, count } = records;
  const [cursor] = useState(() => new Cursor());
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    initialOffset: () => keptPlace(),
    useFlushSync: false,
  });
  useLayoutEffect(() => cursor.show(rows.map(({ id }) => id)), [cursor, rows]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - AHEAD) {
      more();
    }
  });
  return (
    <>
      <Trouble records={records} list={list} />
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={(event) => keepPlace(event.currentTarget.scrollTop)}
      >
        <ul className={styles.cards} aria-label={t.table} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <li key={row.id} style={{ transform: `translateY(${start}px)`, height: HEIGHT }}>
                  <RecordCard list={list} row={row} cursor={cursor} />
                </li>
              )
            );
          })}
        </ul>
        {hasMore && !isLoading && <p className={styles.more}>{t.more}</p>}
        {!isLoading && rows.length === 0 && <Nothing list={list} />}
      </div>
      <BulkBar list={list} cursor={cursor} count={count} isMore={hasMore} />
    </>
  );
}

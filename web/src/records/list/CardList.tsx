import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { GroupName } from '../source/GroupName.tsx';
import styles from './CardList.module.css';
import { Cursor, useCursor } from './cursor.ts';
import { type GridProps, keyOf } from './gridLines.ts';
import { keepPlace, keptPlace } from './places.ts';
import { RecordCard } from './RecordCard.tsx';
import { listTexts } from './texts.ts';

/** Of a card, and of the head of a group. */
const HEIGHT = 72;
const HEAD = 44;
const AHEAD = 20;

const BulkBar = lazy(() => import('../bulk/BulkBar.tsx').then((m) => ({ default: m.BulkBar })));

/** Lines as cards, for the narrow: the title and what tells most, with the commonest actions a swipe away. */
export function CardList({ list, lines, count, isLoading, more, grouping, children }: GridProps) {
  'use no memo'; // the virtualizer is one object that changes within
  const t = useTexts(listTexts);
  const formats = useFormats();
  const [cursor] = useState(() => new Cursor());
  const isPicking = useCursor(cursor, (each) => each.picked.size > 0);
  // it has to stay while it works on what was picked
  const wasPicking = useRef(false);
  wasPicking.current ||= isPicking;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'row' ? HEIGHT : HEAD),
    getItemKey: (index) => keyOf(lines[index], index),
    overscan: 8,
    initialOffset: () => keptPlace(),
    useFlushSync: false,
  });
  useLayoutEffect(
    () => cursor.show(lines.flatMap((line) => (line.kind === 'row' ? line.row.id : []))),
    [cursor, lines],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: heads are lower than cards
  useEffect(() => virtual.measure(), [virtual, lines]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= lines.length - AHEAD) {
      more();
    }
    for (const { index } of items) {
      const line = lines[index];
      if (line?.kind === 'more') {
        line.more();
      }
    }
  });
  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={(event) => keepPlace(event.currentTarget.scrollTop)}
      >
        <ul className={styles.cards} aria-label={t.table} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, size, key }) => {
            const line = lines[index];
            return (
              line && (
                <li key={key} style={{ transform: `translateY(${start}px)`, height: size }}>
                  {line.kind === 'row' ? (
                    <RecordCard list={list} row={line.row} cursor={cursor} />
                  ) : line.kind === 'group' && grouping ? (
                    <button
                      type="button"
                      className={styles.group}
                      aria-expanded={line.isOpen}
                      onClick={() => grouping.toggle(line.group.value)}
                    >
                      <Icon of={line.isOpen ? IconChevronDown : IconChevronRight} size={16} />
                      <GroupName field={grouping.field} value={line.group.value} />
                      <span>{formats.number(line.group.count)}</span>
                    </button>
                  ) : (
                    <p className={styles.more}>{t.more}</p>
                  )}
                </li>
              )
            );
          })}
        </ul>
        {more && !isLoading && <p className={styles.more}>{t.more}</p>}
        {!isLoading && lines.length === 0 && children}
      </div>
      {(isPicking || wasPicking.current) && (
        <Suspense>
          <BulkBar list={list} cursor={cursor} count={count} isMore={more !== undefined} />
        </Suspense>
      )}
    </>
  );
}

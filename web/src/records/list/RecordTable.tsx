import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useRecords } from '../source/useRecords.ts';
import { firstWidth } from './columns.ts';
import { Cursor, useCursor } from './cursor.ts';
import { HeaderRow } from './HeaderRow.tsx';
import { Nothing, Trouble, Waiting } from './ListStates.tsx';
import { keepPlace, keptPlace } from './places.ts';
import styles from './RecordTable.module.css';
import { TableRow } from './TableRow.tsx';
import { listTexts } from './texts.ts';
import { useGridKeys } from './useGridKeys.ts';
import type { ListSetting } from './useList.ts';

/** How many rows before the end the next page is asked for. */
const AHEAD = 40;

/** Records as rows; only those in sight are drawn. */
export function RecordTable({ list }: { list: ListSetting }) {
  'use no memo'; // the virtualizer is one object that changes within
  const { object, columns, widths } = list;
  const records = useRecords(list.query, list.fields);
  const t = useTexts(listTexts);
  const { density } = useSettings();
  const [cursor] = useState(() => new Cursor());
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = records;
  const height = rowHeight(density);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    initialOffset: () => keptPlace(),
    useFlushSync: false,
  });
  useLayoutEffect(() => cursor.show(rows.map(({ id }) => id)), [cursor, rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured is wrong once rows have another height
  useEffect(() => virtual.measure(), [virtual, height]);
  const place = useCursor(cursor, (each) => each.place);
  const isMoved = useRef(false);
  useEffect(() => {
    if (place >= 0 && isMoved.current) {
      virtual.scrollToIndex(place);
    }
  }, [virtual, place]);
  const keys = useGridKeys(cursor, list, () => {
    isMoved.current = true;
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasMore, more } = records;
  useEffect(() => {
    if (hasMore && last >= rows.length - AHEAD) {
      more();
    }
  });
  const sizes = columns.map((field) => widths[field.name] ?? firstWidth(object, field));
  const template = `40px minmax(${sizes[0] ?? 0}px, 1fr) ${sizes
    .slice(1)
    .map((size) => `${size}px`)
    .join(' ')}`;
  const width = 40 + sizes.reduce((sum, size) => sum + size, 0);
  const active = useCursor(cursor, (each) => each.active);
  const column = useCursor(cursor, (each) => each.column);
  return (
    <>
      <Trouble records={records} list={list} />
      {/* biome-ignore lint/a11y/useSemanticElements: rows come and go as one scrolls, which a table element cannot */}
      <div
        ref={scroller}
        role="grid"
        className={styles.grid}
        aria-label={t.table}
        aria-rowcount={records.isEstimate ? -1 : (records.count ?? rows.length) + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-activedescendant={place >= 0 ? `${active}-${column}` : undefined}
        tabIndex={0}
        onKeyDown={keys}
        onScroll={(event) => keepPlace(event.currentTarget.scrollTop)}
        onPointerDown={() => {
          isMoved.current = false;
        }}
      >
        <div className={styles.inner} style={{ minWidth: width }}>
          <HeaderRow list={list} cursor={cursor} template={template} />
          {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
          <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = rows[index];
              return (
                row && (
                  <TableRow
                    key={row.id}
                    object={object}
                    row={row}
                    columns={columns}
                    cursor={cursor}
                    index={index}
                    top={start}
                    height={height}
                    template={template}
                  />
                )
              );
            })}
          </div>
          {records.isLoading && <Waiting height={height} template={template} columns={columns.length} />}
          {hasMore && !records.isLoading && <p className={styles.more}>{t.more}</p>}
        </div>
        {!records.isLoading && rows.length === 0 && <Nothing list={list} />}
      </div>
    </>
  );
}

/** As `--row` in the theme has it. */
function rowHeight(density: 'compact' | 'comfortable'): number {
  if (globalThis.matchMedia?.('(max-width: 640px)').matches) {
    return 44;
  }
  return density === 'comfortable' ? 40 : 32;
}

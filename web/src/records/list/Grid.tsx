import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { firstWidth } from './columns.ts';
import { Cursor, useCursor } from './cursor.ts';
import { GroupRow } from './GroupRow.tsx';
import { type GridProps, keyOf } from './gridLines.ts';
import { HeaderRow } from './HeaderRow.tsx';
import { Waiting } from './ListStates.tsx';
import { keepPlace, keptPlace } from './places.ts';
import styles from './RecordTable.module.css';
import { TableRow } from './TableRow.tsx';
import { listTexts } from './texts.ts';
import { useGridKeys } from './useGridKeys.ts';
import { usePicked } from './usePicked.ts';

const BulkBar = lazy(() => import('../bulk/BulkBar.tsx').then((m) => ({ default: m.BulkBar })));

/** How many rows before the end the next page is asked for. */
const AHEAD = 40;

/** How long one reads before one edits. */
const READING = 1_500;

/** Lines of records under the heads of their columns; only those in sight are drawn. */
export function Grid({ list, lines, count, isEstimate, isLoading, more, grouping, children }: GridProps) {
  'use no memo'; // the virtualizer is one object that changes within
  const { object, columns, widths } = list;
  const t = useTexts(listTexts);
  const { density } = useSettings();
  const [cursor] = useState(() => new Cursor());
  usePicked(list, cursor);
  const isPicking = useCursor(cursor, (each) => each.picked.size > 0);
  // it has to stay while it works on what was picked
  const wasPicking = useRef(false);
  wasPicking.current ||= isPicking;
  const scroller = useRef<HTMLDivElement>(null);
  const height = rowHeight(density);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => keyOf(lines[index], index),
    overscan: 12,
    scrollPaddingStart: height,
    initialOffset: () => keptPlace(),
    useFlushSync: false,
  });
  useLayoutEffect(
    () => cursor.show(lines.flatMap((line) => (line.kind === 'row' ? line.row.id : []))),
    [cursor, lines],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured is wrong once rows have another height
  useEffect(() => virtual.measure(), [virtual, height]);
  const active = useCursor(cursor, (each) => each.active);
  const column = useCursor(cursor, (each) => each.column);
  const isMoved = useRef(false);
  useEffect(() => {
    if (active && isMoved.current) {
      const index = grouping
        ? lines.findIndex((line) => line.kind === 'row' && line.row.id === active)
        : cursor.place;
      virtual.scrollToIndex(index);
    }
  });
  const keys = useGridKeys(cursor, list, () => {
    isMoved.current = true;
    // Enter would press the button used before instead of opening the row one has moved to
    if (document.activeElement?.matches('button, a')) {
      scroller.current?.focus({ preventScroll: true });
    }
  });
  useEffect(() => {
    const timer = setTimeout(() => import('./CellEditor.tsx'), READING);
    return () => clearTimeout(timer);
  }, []);
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
  const sizes = columns.map((field) => widths[field.name] ?? firstWidth(object, field));
  const template = `40px minmax(${sizes[0] ?? 0}px, 1fr) ${sizes
    .slice(1)
    .map((size) => `${size}px`)
    .join(' ')}`;
  const width = 40 + sizes.reduce((sum, size) => sum + size, 0);
  if (lines.length === 0 && !isLoading) {
    return <div className={styles.nothing}>{children}</div>;
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: rows come and go as one scrolls, which a table element cannot */}
      <div
        ref={scroller}
        role="grid"
        className={styles.grid}
        aria-label={t.table}
        aria-rowcount={isEstimate || grouping ? -1 : (count ?? lines.length) + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-busy={isLoading}
        aria-activedescendant={cursor.place >= 0 ? `${active}-${column}` : undefined}
        tabIndex={0}
        onKeyDown={keys}
        onScroll={(event) => {
          keepPlace(event.currentTarget.scrollTop);
          isMoved.current = false;
        }}
      >
        <div className={styles.inner} style={{ minWidth: width }}>
          <HeaderRow list={list} cursor={cursor} template={template} />
          {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
          <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start, key }) => {
              const line = lines[index];
              const place = { index, top: start, height };
              return line?.kind === 'row' ? (
                <TableRow
                  key={key}
                  object={object}
                  row={line.row}
                  columns={columns}
                  cursor={cursor}
                  template={template}
                  {...place}
                />
              ) : line?.kind === 'group' && grouping ? (
                <GroupRow key={key} line={line} {...grouping} {...place} />
              ) : (
                <p
                  key={key}
                  className={styles.pending}
                  style={{ transform: `translateY(${start}px)`, height }}
                >
                  {t.more}
                </p>
              );
            })}
          </div>
          {isLoading && <Waiting height={height} template={template} columns={columns.length} />}
          {more && !isLoading && (
            <p className={styles.more} aria-hidden>
              {t.more}
            </p>
          )}
        </div>
      </div>
      {(isPicking || wasPicking.current) && (
        <Suspense>
          <BulkBar list={list} cursor={cursor} count={count} isMore={more !== undefined} />
        </Suspense>
      )}
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

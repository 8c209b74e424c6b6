import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { fetchAhead } from '~/platform/ahead.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { firstWidth } from './columns.ts';
import { Cursor, useCursor } from './cursor.ts';
import { GroupRow } from './GroupRow.tsx';
import { type GridProps, keyOf } from './gridLines.ts';
import { HeaderRow } from './HeaderRow.tsx';
import { Waiting } from './ListStates.tsx';
import styles from './RecordTable.module.css';
import { TableRow } from './TableRow.tsx';
import { listTexts } from './texts.ts';
import { useGridKeys } from './useGridKeys.ts';
import { useLines } from './useLines.ts';
import { usePicked } from './usePicked.ts';

const BulkBar = lazy(() => import('../bulk/BulkBar.tsx').then((m) => ({ default: m.BulkBar })));

/** How long one reads before one edits. */
const READING = 1_500;

/** Lines of records under the heads of their columns; only those in sight are drawn. */
export function Grid(props: GridProps) {
  'use no memo'; // what scrolls is one object that changes within
  const { list, lines, first = 0, count, isEstimate, isLoading, more, look, grouping, children } = props;
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
  const end = first + lines.length;
  const total = look ? Math.max(end, count ?? 0) : end;
  const shown = useLines(scroller, { count: total, height, what: JSON.stringify([list.query, list.group]) });
  useLayoutEffect(
    () =>
      cursor.show(
        lines.flatMap((line) => (line.kind === 'row' ? line.row.id : [])),
        first,
      ),
    [cursor, lines, first],
  );
  const active = useCursor(cursor, (each) => each.active);
  const column = useCursor(cursor, (each) => each.column);
  const isMoved = useRef(false);
  useEffect(() => {
    if (active && isMoved.current) {
      const index = grouping
        ? lines.findIndex((line) => line.kind === 'row' && line.row.id === active)
        : cursor.place;
      shown.show(first + index);
    }
  });
  // as long as there may be more, what is last here may not be the last one
  const isAtEnd = end >= total && more === undefined && !isLoading;
  const leapTo = useRef<'first' | 'last'>(undefined);
  /** Goes to an end that is not loaded; one stands there once it is. */
  const leap = (to: 'first' | 'last') => {
    const isThere = to === 'first' ? first === 0 : isAtEnd;
    leapTo.current = isThere ? undefined : to;
    if (!isThere) {
      shown.show(to === 'first' ? 0 : total - 1);
    }
    return !isThere;
  };
  useEffect(() => {
    const to = leapTo.current;
    if (to && (to === 'first' ? first === 0 : isAtEnd)) {
      leapTo.current = undefined;
      isMoved.current = true;
      cursor.move(to === 'first' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
    } else if (to === 'last') {
      shown.show(total - 1); // which may have moved on
    }
  });
  const keys = useGridKeys(
    cursor,
    list,
    () => {
      isMoved.current = true;
      leapTo.current = undefined;
      // who has jumped to the middle goes on from what is in sight
      const before = lines[shown.inSight() - first - 1];
      if (cursor.place < 0 && before?.kind === 'row') {
        cursor.to(before.row.id);
      }
      // Enter would press the button used before instead of opening the row one has moved to
      if (document.activeElement?.matches('button, a')) {
        scroller.current?.focus({ preventScroll: true });
      }
    },
    leap,
  );
  useEffect(() => {
    const timer = setTimeout(() => fetchAhead(() => import('./CellEditor.tsx')), READING);
    return () => clearTimeout(timer);
  }, []);
  const places = Array.from({ length: Math.max(0, shown.to - shown.from) }, (_, i) => shown.from + i);
  useEffect(() => {
    look?.(shown.from, shown.to);
    for (const place of places) {
      const line = lines[place - first];
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
        onScroll={() => {
          shown.onScroll();
          isMoved.current = false;
        }}
      >
        <div className={styles.inner} style={{ minWidth: width }}>
          <HeaderRow list={list} cursor={cursor} template={template} />
          {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
          <div role="rowgroup" className={styles.rows} style={{ height: shown.height }}>
            {places.map((index) => {
              const line = lines[index - first];
              const top = shown.top(index);
              const key = keyOf(line, index);
              const place = { index, top, height };
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
              ) : line ? (
                <p key={key} className={styles.pending} style={{ transform: `translateY(${top}px)`, height }}>
                  {t.more}
                </p>
              ) : (
                <div
                  key={`ghost ${index}`}
                  aria-hidden
                  className={`${styles.ghost} ${styles.absent}`}
                  style={{ transform: `translateY(${top}px)`, height, gridTemplateColumns: template }}
                >
                  <span />
                  {columns.map(({ name }) => (
                    <span key={name} />
                  ))}
                </div>
              );
            })}
          </div>
          {isLoading && <Waiting height={height} template={template} columns={columns.length} />}
        </div>
      </div>
      {(isPicking || wasPicking.current) && (
        <Suspense>
          <BulkBar list={list} cursor={cursor} count={count} isMore={total > lines.length} />
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

import { useRef } from 'react';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import type { ListSetting } from '../list/useList.ts';
import { GroupName } from '../source/GroupName.tsx';
import { ofGroup } from '../source/groups.ts';
import type { Figures } from '../source/useFigures.ts';
import { useRecords } from '../source/useRecords.ts';
import styles from './Board.module.css';
import { BoardCard } from './BoardCard.tsx';
import { type BoardColumn, type Sums, sumsOf } from './columns.ts';
import { boardTexts } from './texts.ts';
import type { Drag } from './useDrag.ts';
import { useTasksOf } from './useTasksOf.ts';

/** How many pixels before its end a column asks for more. */
const AHEAD = 600;

/** One column of a board: what it is, what it is worth, its cards. */
export function BoardColumnView({
  list,
  field,
  column,
  money,
  figures,
  drag,
  onMove,
}: {
  list: ListSetting;
  field: FieldJson;
  column: BoardColumn;
  money: string | undefined;
  figures: Figures | undefined;
  drag: Drag;
  onMove: (row: Row, by: number) => void;
}) {
  const t = useTexts(boardTexts);
  const formats = useFormats();
  const { object, query } = list;
  const { rows, hasMore, more, isLoading } = useRecords({
    ...query,
    filter: ofGroup(query.filter, field.name, column.value),
  });
  const tasks = useTasksOf(object.name, rows);
  const cards = useRef<HTMLOListElement>(null);
  const own = figures?.filter((row) => row[field.name] === column.value) ?? [];
  const count = hasMore ? own.reduce((sum, row) => sum + Number(row.count ?? 0), 0) : rows.length;
  const sums = money ? sumsOf(rows, money) : undefined;
  const total: Sums | undefined = !money
    ? undefined
    : hasMore
      ? new Map(
          own.map((row) => [String(row[`${sumName(money)}Currency`]), Number(row[sumName(money)] ?? 0)]),
        )
      : sums?.total;
  const inWords = (each: Sums) =>
    [...each].map(([currency, amount]) => formats.money(Math.round(amount), currency)).join(' + ');
  const isExpected =
    sums && !hasMore && column.meaning === 'open' && rows.some((row) => 'probability' in row.values);
  return (
    <section
      className={styles.column}
      data-column={column.value}
      data-over={drag.over === column.value || undefined}
      data-meaning={column.meaning}
    >
      <header className={styles.columnHead}>
        <h2>
          <GroupName field={field} value={column.value} />
          <span className={styles.count}>{formats.number(count)}</span>
        </h2>
        {total && total.size > 0 && (
          <p className={styles.sum}>
            {inWords(total)}
            {isExpected && <span>{t.expected(inWords(sums.expected))}</span>}
          </p>
        )}
      </header>
      <ol
        ref={cards}
        className={styles.cards}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          if (hasMore && scrollHeight - scrollTop - clientHeight < AHEAD) {
            more();
          }
        }}
      >
        {rows.map((row) => (
          <li key={row.id}>
            <BoardCard
              list={list}
              row={row}
              column={column}
              money={money}
              task={tasks.get(row.id)}
              drag={drag}
              onMove={(by) => onMove(row, by)}
            />
          </li>
        ))}
        {hasMore && !isLoading && <li className={styles.quiet}>{t.more}</li>}
        {!isLoading && rows.length === 0 && <li className={styles.quiet}>{t.empty}</li>}
      </ol>
    </section>
  );
}

/** How the server calls the sum of a field. */
function sumName(field: string): string {
  return `sum${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}

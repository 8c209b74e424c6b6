import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import styles from './bringback.module.css';
import { bringBackTexts } from './texts.ts';
import {
  type Decisions,
  type Outcome,
  type Trip,
  type TripCell,
  type TripRow,
  takenOf,
  useTripRows,
} from './trips.ts';

/** The rows of one kind, some at a time. */
export function TripRows({
  trip,
  outcome,
  decisions,
  onDecide,
}: {
  trip: Trip;
  outcome: Outcome;
  decisions: Decisions;
  onDecide: (row: TripRow, fields: readonly string[]) => void;
}) {
  const t = useTexts(bringBackTexts);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useTripRows(trip.id, outcome, true);
  const rows = data?.pages.flatMap(({ items }) => items);
  return rows ? (
    <>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <RowView
            key={row.position}
            trip={trip}
            row={row}
            taken={takenOf(row, decisions)}
            onDecide={onDecide}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  ) : null;
}

function RowView({
  trip,
  row,
  taken,
  onDecide,
}: {
  trip: Trip;
  row: TripRow;
  taken: readonly string[];
  onDecide: (row: TripRow, fields: readonly string[]) => void;
}) {
  const t = useTexts(bringBackTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const model = useModel();
  const address = model?.object(trip.object)?.address;
  const plain = row.cells.filter(({ state }) => state === 'edit').map(({ field }) => field);
  const title = row.title || t.noTitle;
  const isTaken = plain.some((field) => taken.includes(field));
  const choose = (cell: TripCell, isSheet: boolean) => {
    const others = taken.filter((field) => field !== cell.field);
    onDecide(row, isSheet ? [...others, cell.field] : others);
  };
  return (
    <li className={styles.row}>
      {plain.length > 0 ? (
        <input
          type="checkbox"
          aria-label={t.takeRow(title)}
          checked={isTaken}
          onChange={() => {
            const conflicts = taken.filter((field) => !plain.includes(field));
            onDecide(row, isTaken ? conflicts : [...conflicts, ...plain]);
          }}
        />
      ) : (
        <span />
      )}
      <span className={styles.head}>
        {row.record && address ? (
          <Link
            to="/w/$slug/$address/$id"
            params={{ slug, address, id: row.record }}
            className={styles.name}
            search={{}}
          >
            {title}
          </Link>
        ) : (
          <span className={styles.name}>{title}</span>
        )}
        <span className={styles.quiet}>
          {t.rowNumber(formats.number(row.row))}
          {row.isMerged && `, ${t.merged}`}
        </span>
        {row.errors.map(({ path, message }) => (
          <span key={path + message} className={styles.wrong}>
            {message}
          </span>
        ))}
      </span>
      <div className={styles.cells}>
        {row.cells.map((cell) => (
          <CellView
            key={cell.column}
            cell={cell}
            name={trip.columns[cell.column]?.name ?? cell.field}
            isNew={row.outcome === 'new'}
            isSheet={taken.includes(cell.field)}
            group={`${row.position} ${cell.field}`}
            onChoose={(isSheet) => choose(cell, isSheet)}
          />
        ))}
      </div>
    </li>
  );
}

function CellView({
  cell,
  name,
  isNew,
  isSheet,
  group,
  onChoose,
}: {
  cell: TripCell;
  name: string;
  isNew: boolean;
  isSheet: boolean;
  group: string;
  onChoose: (isSheet: boolean) => void;
}) {
  const t = useTexts(bringBackTexts);
  const said = (text: string) => (text === '' ? <em>{t.empty}</em> : text);
  if (cell.state === 'conflict') {
    return (
      <fieldset className={styles.cell} aria-label={t.choice(name)}>
        <span className={styles.field}>{name}</span>
        <span className={styles.values}>
          <label className={styles.option}>
            <input type="radio" name={group} checked={!isSheet} onChange={() => onChoose(false)} />
            <span>
              {t.inGrato}: {said(cell.now ?? '')}
            </span>
          </label>
          <label className={styles.option}>
            <input type="radio" name={group} checked={isSheet} onChange={() => onChoose(true)} />
            <span>
              {t.inSheet}: {said(cell.sheet)}
            </span>
          </label>
          <span className={styles.quiet}>
            {t.was}: {cell.was === null ? t.unknown : said(cell.was)}
          </span>
        </span>
      </fieldset>
    );
  }
  return (
    <div className={styles.cell}>
      <span className={styles.field}>{name}</span>
      <span className={styles.values}>
        <span>
          {!isNew && (
            <>
              <del>{said(cell.now ?? '')}</del>
              {' → '}
            </>
          )}
          <ins>{said(cell.sheet)}</ins>
        </span>
        {cell.state === 'readOnly' && <span className={styles.quiet}>{t.cellReadOnly}</span>}
        {cell.errors.map(({ path, message }) => (
          <span key={path + message} className={styles.wrong}>
            {cell.place}: {message}
          </span>
        ))}
      </span>
    </div>
  );
}

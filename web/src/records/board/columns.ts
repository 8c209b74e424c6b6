import type { FieldJson } from '~/data/model/schema.ts';
import type { Row, Rows, Values } from '~/data/store/rows.ts';
import { daysBetween } from '~/platform/formats.ts';

/** A column of a board: a choice of its field. */
export type BoardColumn = {
  readonly value: string;
  /** What a stage means; `open` for all other choices. */
  readonly meaning: 'open' | 'won' | 'lost';
  /** How many days a record should stand here at most. */
  readonly maxDays?: number;
};

/** The pipelines there are, the usual one first. */
export function pipelinesOf(rows: Rows): readonly Row[] {
  const place = ({ values }: Row) => (values.isDefault ? -1 : Number(values.position ?? 0));
  return [...rows.all('pipeline')].sort((a, b) => place(a) - place(b));
}

/** The columns of a board by a field; those of stages are the stages of one pipeline, in their order. */
export function columnsBy(
  field: FieldJson,
  rows: Rows,
  pipeline: string | undefined,
): readonly BoardColumn[] {
  if (field.target !== 'stage') {
    const options = (field.options ?? []).filter(({ retired }) => !retired);
    return options.map(({ key }) => ({ value: key, meaning: 'open' }));
  }
  return [...rows.all('stage')]
    .filter(({ values }) => values.pipeline === pipeline)
    .sort((a, b) => Number(a.values.position ?? 0) - Number(b.values.position ?? 0))
    .map(({ id, values }) => ({
      value: id,
      meaning: meaningOf(values),
      ...(typeof values.maxDays === 'number' ? { maxDays: values.maxDays } : {}),
    }));
}

function meaningOf({ kind }: Values): BoardColumn['meaning'] {
  return kind === 'won' || kind === 'lost' ? kind : 'open';
}

/** Money by currency: amounts in different ones are never added. */
export type Sums = ReadonlyMap<string, number>;

/** What the records of a column are worth together, and what of it is to be expected. */
export function sumsOf(rows: readonly Row[], field: string): { total: Sums; expected: Sums } {
  const total = new Map<string, number>();
  const expected = new Map<string, number>();
  for (const { values } of rows) {
    const money = values[field];
    if (money && typeof money === 'object' && 'amount' in money) {
      const currency = String(money.currency);
      const amount = Number(money.amount);
      const share = typeof values.probability === 'number' ? values.probability / 100 : 1;
      total.set(currency, (total.get(currency) ?? 0) + amount);
      expected.set(currency, (expected.get(currency) ?? 0) + amount * share);
    }
  }
  return { total, expected };
}

/** How a card goes to another column. */
export type Move =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'change'; readonly values: Values }
  /** The reason has to be asked. */
  | { readonly kind: 'lose' }
  | { readonly kind: 'win' };

/** What moving a record to a column means: closing a deal is a thing of its own. */
export function moveTo(
  object: string,
  field: string,
  row: Row,
  from: BoardColumn | undefined,
  to: BoardColumn,
): Move {
  if (row.values[field] === to.value) {
    return { kind: 'nothing' };
  }
  const isClosing = object === 'deal' && field === 'stage' && to.meaning !== 'open';
  if (isClosing && to.meaning === 'lost') {
    return { kind: 'lose' };
  }
  return isClosing && from?.meaning === 'open'
    ? { kind: 'win' }
    : { kind: 'change', values: { [field]: to.value } };
}

/** Whether a card asks for attention: nothing is planned, or its time is over. */
export function needsAttention(
  row: Row,
  { meaning, maxDays }: Pick<BoardColumn, 'meaning' | 'maxDays'>,
  hasTask: boolean,
  today: string,
): 'noStep' | 'stuck' | 'late' | undefined {
  if (meaning !== 'open') {
    return undefined;
  }
  const since = row.values.stageSince;
  if (maxDays && typeof since === 'string' && daysBetween(since.slice(0, 10), today) > maxDays) {
    return 'stuck';
  }
  const close = row.values.expectedCloseOn;
  if (typeof close === 'string' && close < today) {
    return 'late';
  }
  return hasTask || row.values.nextStep ? undefined : 'noStep';
}

import type { Json } from '~/data/model/schema.ts';
import type { Row, Rows } from '~/data/store/rows.ts';

/** A customer in a minute: what one wants to know before a meeting and while the telephone rings. */
export type Brief = {
  readonly lastContact: Row | undefined;
  readonly lastContactAt: string;
  readonly deals: readonly Row[];
  /** What the open deals are worth together, by currency, the largest first. */
  readonly worth: readonly { readonly amount: number; readonly currency: string }[];
  readonly cases: readonly Row[];
  /** What was promised and is still open, the most urgent first. */
  readonly promises: readonly Row[];
  readonly nextMeeting: Row | undefined;
};

/** Whom a brief is about; either may be missing. */
export type About = { readonly company?: string | undefined; readonly person?: string | undefined };

const CLOSED_CASES = new Set(['resolved', 'closed']);

/** What this device knows of a customer. */
export function briefOf(rows: Rows, { company, person }: About, now: Date): Brief {
  const of = (object: string): Row[] => {
    const ids = new Set([
      ...(company ? rows.inverse(object, 'company', company) : []),
      ...(person ? rows.inverse(object, 'person', person) : []),
    ]);
    return [...ids].flatMap((id) => rows.get(object, id) ?? []);
  };
  const present = now.toISOString();
  const meetings = of('event');
  const contacts = [
    ...of('interaction').map((row) => ({ row, at: text(row, 'occurredAt') })),
    ...meetings
      .filter(({ values }) => values.status === 'held')
      .map((row) => ({ row, at: text(row, 'startsAt') })),
  ].filter(({ at }) => at !== '' && at <= present);
  const last = contacts.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0];
  const deals = of('deal').filter(({ values }) => !values.closedOn);
  return {
    lastContact: last?.row,
    lastContactAt: last?.at ?? '',
    deals,
    worth: worthOf(deals),
    cases: of('case').filter(({ values }) => !CLOSED_CASES.has(String(values.status ?? 'new'))),
    promises: by(
      'dueAt',
      of('task').filter(({ values }) => (values.status ?? 'open') === 'open'),
    ),
    nextMeeting: by(
      'startsAt',
      meetings.filter((row) => row.values.status !== 'cancelled' && text(row, 'startsAt') > present),
    )[0],
  };
}

function by(field: string, rows: readonly Row[]): readonly Row[] {
  const key = (row: Row) => text(row, field) || '9';
  return rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

function text(row: Row, field: string): string {
  const value = row.values[field];
  return typeof value === 'string' ? value : '';
}

function worthOf(deals: readonly Row[]): Brief['worth'] {
  const sums = new Map<string, number>();
  for (const { values } of deals) {
    const money = values.amount as { readonly amount?: Json; readonly currency?: Json } | null | undefined; // as money is
    if (typeof money?.amount === 'number' && typeof money.currency === 'string') {
      sums.set(money.currency, (sums.get(money.currency) ?? 0) + money.amount);
    }
  }
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((one, other) => other.amount - one.amount);
}

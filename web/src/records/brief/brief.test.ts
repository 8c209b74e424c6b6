import { expect, it } from 'vitest';
import type { Row, Rows } from '~/data/store/rows.ts';
import { briefOf } from './brief.ts';

const row = (id: string, values: Row['values']): Row => ({ id, version: 1, etag: '', tag: '', values });

/** Records that all belong to one company. */
function rowsOf(records: { readonly [object: string]: readonly Row[] }): Rows {
  return {
    get: (object, id) => records[object]?.find((each) => each.id === id),
    all: (object) => records[object] ?? [],
    inverse: (object, field) => (field === 'company' ? (records[object] ?? []).map(({ id }) => id) : []),
    subscribe: () => () => undefined,
  };
}

it('tells the last contact that took place, what is open and what was promised first', () => {
  const rows = rowsOf({
    interaction: [row('old', { occurredAt: '2026-11-01T10:00:00Z', kind: 'call' })],
    event: [
      row('held', { startsAt: '2026-11-20T10:00:00Z', status: 'held' }),
      row('off', { startsAt: '2026-11-23T10:00:00Z', status: 'cancelled' }),
      row('next', { startsAt: '2026-11-24T10:00:00Z', status: 'planned' }),
    ],
    deal: [
      row('open', { amount: { amount: 100, currency: 'EUR' } }),
      row('second', { amount: { amount: 50, currency: 'EUR' } }),
      row('dollars', { amount: { amount: 900, currency: 'USD' } }),
      row('won', { closedOn: '2026-10-01', amount: { amount: 7, currency: 'EUR' } }),
    ],
    case: [row('c', { status: 'waiting' }), row('solved', { status: 'resolved' })],
    task: [
      row('later', { dueAt: '2026-12-01T10:00:00Z', status: 'open' }),
      row('soon', { dueAt: '2026-11-23T10:00:00Z', status: 'open' }),
      row('never', { status: 'open' }),
      row('done', { status: 'done' }),
    ],
  });
  const brief = briefOf(rows, { company: 'x' }, new Date('2026-11-22T12:00:00Z'));
  expect(brief.lastContact?.id).toBe('held');
  expect(brief.nextMeeting?.id).toBe('next');
  expect(brief.deals.map(({ id }) => id)).toEqual(['open', 'second', 'dollars']);
  expect(brief.worth).toEqual([
    { currency: 'USD', amount: 900 },
    { currency: 'EUR', amount: 150 },
  ]);
  expect(brief.cases.map(({ id }) => id)).toEqual(['c']);
  expect(brief.promises.map(({ id }) => id)).toEqual(['soon', 'later', 'never']);
});

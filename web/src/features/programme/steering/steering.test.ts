import { describe, expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import { lackOf, nextRitual, risksInOrder, turnsOf } from './steering.ts';

const row = (id: string, values: Row['values']): Row => ({ id, version: 1, values }) as Row;
const met = (heldOn: string) => row(heldOn, { ritual: 'r', heldOn });
const monday = row('r', { startsOn: '2026-01-05', everyWeeks: 2 });

describe('the turns of a ritual', () => {
  it('are over when the next one begins, and held when there was a meeting in them', () => {
    expect(turnsOf(monday, [met('2026-01-07'), met('2026-01-18'), met('2026-02-02')], '2026-02-16')).toEqual({
      planned: 3,
      held: 2,
      next: '2026-02-16',
    });
  });

  it('come next where this one was held, and are due where it was not', () => {
    expect(turnsOf(monday, [met('2026-02-17')], '2026-02-18').next).toBe('2026-03-02');
    expect(turnsOf(monday, [], '2026-01-10').next).toBe('2026-01-05');
    expect(turnsOf(monday, [], '2025-12-01').next).toBe('2026-01-05');
  });

  it('end when it is given up, and those of long ago do not count', () => {
    const ended = row('r', { ...monday.values, endedOn: '2026-01-25' });
    expect(turnsOf(ended, [], '2026-03-30')).toEqual({ planned: 2, held: 0, next: undefined });
    expect(turnsOf(monday, [], '2026-12-31').planned).toBe(5);
  });

  it('are compared: the earliest comes next', () => {
    const other = row('s', { startsOn: '2026-01-01', everyWeeks: 13 });
    expect(nextRitual([monday, other], [met('2026-01-07')], '2026-01-08')).toEqual({
      ritual: other,
      next: '2026-01-01',
    });
    expect(nextRitual([], [], '2026-01-08')).toBeUndefined();
  });
});

describe('risks', () => {
  it('that are likely and bad come first, and those that are closed last', () => {
    const some = [
      row('closed', { likelihood: 'high', harm: 'high', status: 'gone', closedOn: '2026-01-01' }),
      row('small', { likelihood: 'low', harm: 'high' }),
      row('large', { likelihood: 'medium', harm: 'high' }),
    ];
    expect(risksInOrder(some).map(({ id }) => id)).toEqual(['large', 'small', 'closed']);
  });

  it('lack owners, then an answer, then somebody who looks', () => {
    const risk = (values: Row['values']) => lackOf(row('x', values), '2026-05-01');
    expect(risk({ businessOwner: 'a' })).toBe('owners');
    expect(risk({ businessOwner: 'a', itOwner: 'b' })).toBe('answer');
    const whole = { businessOwner: 'a', itOwner: 'b', answer: 'Early' };
    expect(risk({ ...whole, lookOn: '2026-04-30' })).toBe('overdue');
    expect(risk({ ...whole, lookOn: '2026-05-01' })).toBeUndefined();
    expect(risk({ status: 'gone' })).toBeUndefined();
  });
});

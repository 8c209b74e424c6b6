import { describe, expect, it } from 'vitest';
import type { Row, Values } from '~/data/store/rows.ts';
import { byDay, daysOf, movedTo, plusDays, startOn, turned } from './days.ts';

const ROME = 'Europe/Rome';
const row = (values: Values, id = 'e'): Row => ({ id, version: 1, etag: '', tag: '', values });

describe('the days of a calendar', () => {
  it('are whole weeks from Monday, or from the day one’s weeks begin with', () => {
    const month = daysOf('month', '2026-11-22', 1);
    expect(month[0]).toBe('2026-10-26');
    expect(month.at(-1)).toBe('2026-12-06');
    expect(month).toHaveLength(42);
    expect(daysOf('month', '2027-02-10', 1)).toHaveLength(28);
    expect(daysOf('week', '2026-11-22', 1)[0]).toBe('2026-11-16');
    expect(daysOf('week', '2026-11-22', 0)[0]).toBe('2026-11-22');
    expect(daysOf('week', '2026-11-22', 6)[0]).toBe('2026-11-21');
    expect(daysOf('month', '2026-11-22', 0)[0]).toBe('2026-11-01');
  });

  it('go on and back by what is shown', () => {
    expect(turned('month', '2026-12-31', 1)).toBe('2027-01-01');
    expect(turned('month', '2026-01-31', -1)).toBe('2025-12-01');
    expect(turned('week', '2026-12-30', 1)).toBe('2027-01-06');
  });

  it('hold records by the day of the user’s zone, in the order of time', () => {
    const late = row({ startsAt: '2026-11-22T23:30:00Z' }, 'late');
    const noon = row({ startsAt: '2026-11-23T11:00:00Z' }, 'noon');
    const days = byDay([noon, late, row({}, 'never')], 'startsAt', ROME);
    expect([...days.keys()]).toEqual(['2026-11-23']);
    expect(days.get('2026-11-23')?.map(({ id }) => id)).toEqual(['late', 'noon']);
    expect([...byDay([late], 'startsAt', 'UTC').keys()]).toEqual(['2026-11-22']);
  });
});

describe('moving to another day', () => {
  it('keeps the time of day and how long it takes, also when the clocks change', () => {
    const event = row({ startsAt: '2026-10-24T08:00:00Z', endsAt: '2026-10-24T09:30:00Z' });
    expect(movedTo(event, 'startsAt', 'endsAt', '2026-10-26', ROME)).toEqual({
      startsAt: '2026-10-26T09:00:00Z',
      endsAt: '2026-10-26T10:30:00Z',
    });
  });

  it('moves a day as a day', () => {
    expect(
      movedTo(row({ dueOn: '2026-11-22' }), 'dueOn', undefined, plusDays('2026-11-22', 7), ROME),
    ).toEqual({
      dueOn: '2026-11-29',
    });
  });

  it('begins what is made in the morning', () => {
    expect(startOn('2026-11-22', 'dateTime', ROME)).toBe('2026-11-22T08:00:00Z');
    expect(startOn('2026-11-22', 'date', ROME)).toBe('2026-11-22');
  });
});

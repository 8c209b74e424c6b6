import { expect, it } from 'vitest';
import { momentAt, nextMonday, plusDays, timeOf } from './days.ts';

it('finds the Monday after any day, never the same day', () => {
  expect(nextMonday('2026-11-22')).toBe('2026-11-23');
  expect(nextMonday('2026-11-23')).toBe('2026-11-30');
  expect(nextMonday('2026-11-28')).toBe('2026-11-30');
});

it('counts days over the end of months and years', () => {
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
});

it('keeps the time of day over a change of clocks', () => {
  const before = momentAt('2026-03-28', '09:30', 'Europe/Madrid');
  const after = momentAt('2026-03-29', '09:30', 'Europe/Madrid');
  expect(before.toISOString()).toBe('2026-03-28T08:30:00.000Z');
  expect(after.toISOString()).toBe('2026-03-29T07:30:00.000Z');
  expect(timeOf(after, 'Europe/Madrid')).toBe('09:30');
  expect(momentAt('2026-11-22', '23:15', 'Pacific/Auckland').toISOString()).toBe('2026-11-22T10:15:00.000Z');
});

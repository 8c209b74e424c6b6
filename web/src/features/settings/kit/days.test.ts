import { expect, it } from 'vitest';
import { dayAt, endOfDay, startOfDay } from './days.ts';

it('counts days over the ends of months and years', () => {
  const now = new Date(2026, 11, 31, 23, 30);
  expect(dayAt(0, now)).toBe('2026-12-31');
  expect(dayAt(1, now)).toBe('2027-01-01');
  expect(dayAt(-31, now)).toBe('2026-11-30');
});

it('knows where a day begins and ends', () => {
  expect(Date.parse(endOfDay('2026-11-22')) - Date.parse(startOfDay('2026-11-22'))).toBe(86_399_000);
});

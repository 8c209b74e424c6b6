import { expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import { putOff, splitByDay } from './day.ts';

const task = (id: string, dueAt: string): Row => ({ id, version: 1, etag: '', tag: '', values: { dueAt } });

it('tells overdue from today where the user is', () => {
  const late = task('late', '2026-11-22T06:30:00Z');
  const now = new Date('2026-11-22T18:00:00Z');
  expect(splitByDay([late], now, 'Europe/Madrid').today).toEqual([late]);
  // In Los Angeles that was the evening before.
  expect(splitByDay([late], now, 'America/Los_Angeles').overdue).toEqual([late]);
});

it('puts a task off from today, not from the day it was due, and keeps its hour', () => {
  const now = new Date('2026-11-22T18:00:00Z');
  expect(putOff('2026-11-10T08:30:00Z', 'tomorrow', now, 'Europe/Madrid')).toBe('2026-11-23T08:30:00Z');
  expect(putOff('2026-11-10T08:30:00Z', 'monday', now, 'Europe/Madrid')).toBe('2026-11-23T08:30:00Z');
  const wednesday = new Date('2026-11-25T10:00:00Z');
  expect(putOff('2026-11-25T08:30:00Z', 'monday', wednesday, 'Europe/Madrid')).toBe('2026-11-30T08:30:00Z');
});

import { expect, test } from 'vitest';
import { byEmptiness, type Report, unused } from './quality.ts';

const report = (looked: number, filled: { readonly [field: string]: number }): Report => ({
  looked,
  isWhole: true,
  fields: Object.entries(filled).map(([field, count]) => ({ field, filled: count, findings: [] })),
  stale: 0,
  staleFilter: null,
  lookAlikes: [],
});

test('calls a field unused that fewer than one in a hundred has', () => {
  expect(unused(report(400, { fax: 3, name: 400 }))).toEqual(['fax']);
});

test('says nothing of a handful of records', () => {
  expect(unused(report(10, { fax: 0 }))).toEqual([]);
});

test('shows the emptiest fields first', () => {
  expect(byEmptiness(report(9, { name: 9, fax: 1 })).map(({ field }) => field)).toEqual(['fax', 'name']);
});

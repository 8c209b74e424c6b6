import { expect, test } from 'vitest';
import { disjoint, sides } from './certain.ts';

test('keeps the older of two records', () => {
  expect(sides({ one: 'b', other: 'a' })).toEqual({ stays: 'a', goes: 'b' });
});

test('takes no record twice in one round', () => {
  const pairs = [
    { one: 'a', other: 'b' },
    { one: 'b', other: 'c' },
    { one: 'c', other: 'd' },
  ];
  expect(disjoint(pairs)).toEqual([pairs[0], pairs[2]]);
});

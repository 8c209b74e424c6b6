import { expect, test } from 'vitest';
import { heights, purchaseSearch } from './purchases.ts';

test('takes from the address only what means something', () => {
  expect(purchaseSearch({ show: 'quiet', sort: '-silence', q: 12 })).toEqual({
    show: 'quiet',
    sort: '-silence',
    q: '12',
  });
  expect(purchaseSearch({ show: 'all', sort: '-revenue' })).toEqual({});
  expect(purchaseSearch({ show: 'loud', sort: 'size', q: {} })).toEqual({});
});

test('draws bars of the highest, and none below nothing', () => {
  expect(heights([5, 10, -3, 0])).toEqual([0.5, 1, 0, 0]);
  expect(heights([0, -1])).toEqual([0, 0]);
});

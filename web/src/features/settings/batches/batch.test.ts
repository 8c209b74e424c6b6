import { expect, it } from 'vitest';
import { type Batch, canBeUndone, kindKey, percentOf, reasonKey } from './batch.ts';

const batch: Batch = { id: '1', at: '', kind: 'bulk', object: 'deal', state: 'done', undoneBy: null };

it('can be undone once it has ended and nobody has undone it', () => {
  expect(canBeUndone(batch)).toBe(true);
  expect(canBeUndone({ ...batch, state: 'running' })).toBe(false);
  expect(canBeUndone({ ...batch, undoneBy: '2' })).toBe(false);
});

it('is as far as the server says, or as its records are', () => {
  expect(percentOf({ ...batch, percent: 40 })).toBe(40);
  expect(percentOf({ ...batch, done: 1, total: 4 })).toBe(25);
  expect(percentOf({ ...batch, done: 1, total: null })).toBe(0);
});

it('has words for kinds and reasons, known or not', () => {
  expect(kindKey('bulk')).toBe('k_bulk');
  expect(kindKey('recalculation')).toBe('k_other');
  expect(reasonKey('changedSince')).toBe('r_changedSince');
  expect(reasonKey('new one')).toBe('r_other');
});

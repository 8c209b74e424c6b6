import { expect, test } from 'vitest';
import { type Export, fileAddress, progress } from './export.ts';

const begun: Export = { id: 'x', state: 'running', name: 'Deals.csv', total: null, rows: 0, bytes: 0 };

test('nothing is said of how far it is until it was counted', () => {
  expect(progress(begun)).toBeUndefined();
  expect(progress({ ...begun, total: 400, rows: 100 })).toBe(0.25);
});

test('an empty list is done at once, and more than was counted is no more than all', () => {
  expect(progress({ ...begun, total: 0 })).toBe(1);
  expect(progress({ ...begun, total: 3, rows: 4 })).toBe(1);
});

test('the file is fetched from the server that has it', () => {
  expect(fileAddress('abc')).toBe('/api/v1/exports/abc/file');
});

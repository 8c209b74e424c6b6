import { expect, test } from 'vitest';
import { bitsFor, bucketOf, digestOf } from './digest.ts';
import { overlay } from './store/overlay.ts';

const row = (end: string, tag: string) => ({
  id: `01a2027b-d680-7b84-a732-2e97a577cc${end}`,
  version: 1,
  etag: '',
  tag,
  values: {},
});

test('[SYN-5] counts and sums up 64 bits by the last bits of the id', () => {
  expect([bitsFor(1000), bitsFor(1001), bitsFor(20_000), bitsFor(20_001)]).toEqual([4, 6, 6, 8]);
  expect([4, 6, 8].map((bits) => bucketOf(row('e5', '').id, bits as 4 | 6 | 8))).toEqual([5, 37, 229]);
  const rows = [row('05', 'ffffffff00000001'), row('15', '8000000080000000'), row('25', '0000000000000003')];
  const digest = digestOf(rows, 4);
  expect(digest.counts[5]).toBe(3);
  expect(digest.xor[5]).toBe('7fffffff80000002');
  expect(digest.xor[4]).toBe('0000000000000000');
  expect(digest.xor).toHaveLength(16);
});

test('lays lists and counters over what others made of them meanwhile', () => {
  const base = { ...row('05', ''), values: { tags: ['a', 'c'], visits: 7, name: 'Theirs' } };
  const patch = {
    tags: { value: ['a', 'd'], base: ['a', 'b'] },
    visits: { value: 3, base: 2 },
    name: { value: 'Mine', base: 'Former' },
  };
  const at = '2026-11-22T09:00:00Z';
  const mutation = {
    id: 'm',
    clientSeq: 1,
    object: 'o',
    recordId: base.id,
    op: 'update' as const,
    patch,
    dependsOn: [],
    at,
  };
  const rules = { tags: 'set', visits: 'delta', name: 'last' } as const;
  const ruleOf = (field: string) => rules[field as keyof typeof rules];
  const shown = overlay(base, [{ seq: 1, revision: 1, state: 'waiting', mutation }], ruleOf);
  expect(shown?.values).toEqual({ tags: ['a', 'c', 'd'], visits: 8, name: 'Mine', updatedAt: at });
  expect(base.values.visits).toBe(7);
});

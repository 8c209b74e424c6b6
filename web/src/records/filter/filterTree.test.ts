import { describe, expect, it } from 'vitest';
import type { Json } from '~/data/model/schema.ts';
import { chipsOf, type FilterNode, filterOf, fromJson, readyPart, toJson } from './filterTree.ts';

const owner: Json = { field: 'owner', op: 'eq', value: '@me' };
const big: Json = { field: 'amount', op: 'ge', value: 1000 };
const condition = (field: string, value?: Json): FilterNode => ({
  kind: 'condition',
  field,
  op: 'eq',
  ...(value === undefined ? {} : { value }),
});

describe('a filter as chips', () => {
  it.each<[string, Json]>([
    ['one condition', owner],
    ['conditions that all hold', { and: [owner, big] }],
    ['groups within groups', { and: [owner, { or: [big, { and: [big, owner] }] }] }],
    ['a negation, kept as it is', { and: [{ not: owner }, big] }],
    [
      'what is asked about others',
      { and: [big, { field: 'tasks', op: 'none', value: { field: 'status', value: 'open' } }] },
    ],
    ['whether there are others', { and: [big, { field: 'people', op: 'some' }] }],
  ])('gives back %s', (_, json) => {
    expect(filterOf(chipsOf(json))).toEqual(json);
    expect(toJson(fromJson(json))).toEqual(json);
  });

  it('has a chip for each condition that must hold', () => {
    expect(chipsOf({ and: [owner, big] })).toHaveLength(2);
    expect(chipsOf({ or: [owner, big] })).toHaveLength(1);
    expect(chipsOf(null)).toEqual([]);
  });

  it('writes no chip as an empty group, which hides the filter of a view', () => {
    expect(filterOf([])).toEqual({ and: [] });
  });

  it('understands a condition without an operator as equality', () => {
    expect(fromJson({ field: 'name', value: 'x' })).toEqual(condition('name', 'x'));
  });

  it('asks only what says enough', () => {
    expect(readyPart(condition('name'))).toBeUndefined();
    expect(readyPart(condition('name', ''))).toBeUndefined();
    expect(readyPart(condition('name', []))).toBeUndefined();
    expect(readyPart(condition('name', [null, 3]))).toBeUndefined();
    expect(readyPart(condition('name', false))).toEqual(condition('name', false));
    const half: FilterNode = { kind: 'or', parts: [condition('a', 1), condition('b')] };
    expect(readyPart(half)).toEqual(condition('a', 1));
    expect(readyPart({ kind: 'or', parts: [condition('a')] })).toBeUndefined();
  });
});

import { expect, it } from 'vitest';
import { conditionsOf, filterOf } from './condition.ts';

it('shows one condition, several of which all hold, and several of which one holds', () => {
  const one = { field: 'amount', op: 'gt', value: 5 };
  const other = { field: 'name', op: 'isEmpty' };
  for (const filter of [one, { and: [one, other] }, { or: [one, other] }]) {
    const shown = conditionsOf(filter);
    expect(shown && filterOf(shown)).toEqual(filter);
  }
});

it('leaves alone what says more than rows can', () => {
  expect(conditionsOf({ not: { field: 'amount', op: 'gt', value: 5 } })).toBeUndefined();
  expect(conditionsOf({ and: [{ or: [] }] })).toBeUndefined();
});

it('is no filter until a condition is complete', () => {
  const begun = { id: '1', field: 'amount', op: 'gt', value: null };
  expect(filterOf({ mode: 'and', conditions: [begun] })).toBeNull();
  expect(filterOf({ mode: 'and', conditions: [{ ...begun, value: false }] })).toEqual({
    field: 'amount',
    op: 'gt',
    value: false,
  });
});

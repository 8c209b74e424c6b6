import { expect, test } from 'vitest';
import { parseMoment } from '../formula/calendar.ts';
import { ASKER, MODEL, NORA } from '../model/fixture.ts';
import type { Json } from '../model/schema.ts';
import { PlainRows } from '../store/plainRows.ts';
import { FilterFault } from './fault.ts';
import { ask } from './query.ts';

type Records = { readonly [id: string]: { readonly [field: string]: Json } };

function rows(objects: { readonly [object: string]: Records }): PlainRows {
  const all = new PlainRows();
  for (const [object, records] of Object.entries(objects)) {
    for (const [id, values] of Object.entries(records)) {
      all.set(object, id, values);
    }
  }
  return all;
}

function found(
  object: string,
  records: PlainRows | Records,
  filter: Json,
  sort: string[] = [],
  asker = ASKER,
) {
  const all = records instanceof PlainRows ? records : rows({ [object]: records });
  return ask({ object, filter, sort }, MODEL, all, asker);
}

function fault(object: string, filter: Json, sort: string[] = []): string {
  try {
    found(object, {}, filter, sort);
    return '';
  } catch (problem) {
    return problem instanceof FilterFault ? problem.message : String(problem);
  }
}

const BIRTHDAYS = { a: { birthday: '1990-01-01' }, b: { birthday: '2000-01-01' }, c: {} };

test('[REC-70] combines conditions', () => {
  const before = { field: 'birthday', op: 'lt', value: '1995-01-01' };
  expect(found('person', BIRTHDAYS, before)).toEqual(['a']);
  expect(found('person', BIRTHDAYS, { not: before })).toEqual(['b', 'c']);
  expect(found('person', BIRTHDAYS, { and: [] })).toEqual(['a', 'b', 'c']);
  expect(found('person', BIRTHDAYS, { or: [] })).toEqual([]);
  expect(found('person', BIRTHDAYS, { or: [before, { field: 'birthday', value: null }] })).toEqual([
    'a',
    'c',
  ]);
});

test('[REC-71] takes a comparison with what is missing for false, ne for true', () => {
  const day = '1990-01-01';
  expect(found('person', BIRTHDAYS, { field: 'birthday', op: 'ne', value: day })).toEqual(['b', 'c']);
  expect(found('person', BIRTHDAYS, { field: 'birthday', op: 'notIn', value: [day] })).toEqual(['b', 'c']);
  expect(found('person', BIRTHDAYS, { field: 'birthday', op: 'ge', value: day })).toEqual(['a', 'b']);
  expect(found('person', BIRTHDAYS, { field: 'tags', op: 'hasNone', value: ['vip'] })).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('[REC-74] follows relations to named parts', () => {
  const all = rows({
    company: { x: { address: { city: 'Milano' } }, y: { parent: 'x' } },
    person: { a: { company: 'x' }, b: { company: 'y' }, c: { company: 'gone' } },
  });
  expect(found('person', all, { field: 'company.address.city', value: 'MILANO' })).toEqual(['a']);
  expect(found('person', all, { field: 'company.parent.address', value: 'milano' })).toEqual(['b']);
  expect(found('person', all, { field: 'company.parent', op: 'isEmpty' })).toEqual(['a', 'c']);
});

test('[REC-75] asks the records that point here', () => {
  const all = rows({
    company: { x: { name: 'X' }, y: { name: 'Y' }, z: { name: 'Z' } },
    person: { a: { company: 'x', birthday: '1990-01-01' }, b: { company: 'x' }, c: { company: 'y' } },
  });
  const born = { field: 'birthday', op: 'isNotEmpty' };
  expect(found('company', all, { field: 'people', op: 'some', value: born })).toEqual(['x']);
  expect(found('company', all, { field: 'people', op: 'none', value: born })).toEqual(['y', 'z']);
  expect(found('company', all, { field: 'people', op: 'every', value: born })).toEqual(['z']);
  expect(found('company', all, { field: 'people', op: 'none' })).toEqual(['z']);
});

test('[REC-76] knows who asks and when', () => {
  const deals = { a: { owner: NORA, closesOn: '2026-10-25' }, b: { closesOn: '2026-10-31' } };
  expect(found('deal', deals, { field: 'owner', value: '@me' })).toEqual(['a']);
  const today = { field: 'closesOn', value: { relative: 'today' } };
  expect(found('deal', deals, today)).toEqual(['a']);
  expect(found('deal', deals, today, [], { ...ASKER, zone: 'America/New_York' })).toEqual([]);
  expect(found('deal', deals, { field: 'closesOn', value: { relative: 'endOfMonth' } })).toEqual(['b']);
});

test('[REC-77] takes a date for the whole day where clocks change', () => {
  // the 25th of October 2026 has 25 hours in Rome
  const moments = {
    a: { createdAt: '2026-10-24T22:00:00Z' },
    b: { createdAt: '2026-10-25T22:59:59.999999Z' },
    c: { createdAt: '2026-10-25T23:00:00Z' },
  };
  const day = '2026-10-25';
  expect(found('person', moments, { field: 'createdAt', op: 'between', value: [day, day] })).toEqual([
    'a',
    'b',
  ]);
  expect(found('person', moments, { field: 'createdAt', op: 'gt', value: day })).toEqual(['c']);
  expect(found('person', moments, { field: 'createdAt', op: 'lt', value: day })).toEqual([]);
});

test('[REC-76] begins the day that clocks show twice with its first midnight', () => {
  const asker = { ...ASKER, zone: 'America/Havana', now: parseMoment('2026-11-01T05:30:00Z') };
  const moments = { a: { createdAt: '2026-11-01T04:00:00Z' }, b: { createdAt: '2026-11-01T03:59:59Z' } };
  const filter = { field: 'createdAt', op: 'ge', value: '2026-11-01' };
  expect(found('person', moments, filter, [], asker)).toEqual(['a']);
});

test('[REC-79] refuses the first thing wrong with its place', () => {
  expect(fault('person', { and: [{ field: 'shoe' }] })).toBe('filter.and[0].field: unknownField');
  expect(fault('person', { field: 'birthday', op: 'contains', value: 'x' })).toBe(
    'filter.op: operatorNotAllowed',
  );
  expect(fault('person', { field: 'birthday', value: '2026-02-30' })).toBe('filter.value: impossibleDate');
  expect(fault('person', { field: 'birthday', op: 'between', value: [1] })).toBe(
    'filter.value: twoValuesExpected',
  );
  expect(fault('person', { or: 1 })).toBe('filter.or: wrongType');
  expect(fault('person', { field: 'name', op: 'like' })).toBe('filter.op: unknownOperator');
  expect(fault('deal', { field: 'stage', value: 'maybe' })).toBe('filter.value: unknownOption');
  expect(fault('person', null, ['emails'])).toBe('sort[0]: notSortable');
  expect(fault('person', null, ['name', 'birthday', 'id'])).toBe('sort: tooManySortKeys');
});

test('[REC-80] sorts by two keys, then by the id in the direction of the last', () => {
  const people = {
    a: { name: 'Bea', birthday: '2000-01-01' },
    b: { name: 'ada', birthday: '2000-01-01' },
    c: { name: 'Ada', birthday: '2000-01-01' },
    d: { name: 'Zoe' },
  };
  expect(found('person', people, null, ['birthday', 'name'])).toEqual(['b', 'c', 'a', 'd']);
  expect(found('person', people, null, ['birthday', '-name'])).toEqual(['a', 'c', 'b', 'd']);
  expect(found('person', people, null, ['-id'])).toEqual(['d', 'c', 'b', 'a']);
});

test('[REC-81] puts records without a value last in both directions, options in their order', () => {
  const deals = { a: { stage: 'won' }, b: {}, c: { stage: 'lost' }, d: { stage: 'open' } };
  expect(found('deal', deals, null, ['stage'])).toEqual(['d', 'a', 'c', 'b']);
  expect(found('deal', deals, null, ['-stage'])).toEqual(['c', 'a', 'd', 'b']);
});

test('[REC-91] compares amounts as numbers and currencies as they are', () => {
  const deals = {
    a: { amount: { amount: 9, currency: 'USD' } },
    b: { amount: { amount: '10.000001', currency: 'EUR' } },
    c: {},
  };
  expect(found('deal', deals, { field: 'amount', op: 'gt', value: 10 })).toEqual(['b']);
  expect(found('deal', deals, { field: 'amount', op: 'gt', value: '10.00000099999999999999' })).toEqual([
    'b',
  ]);
  expect(found('deal', deals, { field: 'amount.currency', op: 'in', value: ['EUR'] })).toEqual(['b']);
});

test('computes formulas from what is on the device, not from what was sent', () => {
  const deals = {
    a: {
      amount: { amount: 100, currency: 'EUR' },
      doubled: { amount: 1, currency: 'EUR' },
      closesOn: '2026-10-24',
    },
    b: { closesOn: '2026-10-25' },
  };
  expect(found('deal', deals, { field: 'doubled', op: 'ge', value: 200 })).toEqual(['a']);
  expect(found('deal', deals, { field: 'isLate', value: true })).toEqual(['a']);
});

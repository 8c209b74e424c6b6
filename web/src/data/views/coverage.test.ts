import { expect, test } from 'vitest';
import { ASKER, CREW, MODEL, NORA } from '../model/fixture.ts';
import type { Json } from '../model/schema.ts';
import { isCovered } from './coverage.ts';

const covered = (object: string, filter: Json, sort?: string[]) =>
  isCovered({ object, filter, ...(sort ? { sort } : {}) }, MODEL, ASKER);

const MINE = { field: 'owner', value: '@me' };
const OURS = { field: 'team', op: 'in', value: [CREW] };
const FRESH = { field: 'updatedAt', op: 'ge', value: { relative: '-20d' } };

test('answers all questions of core objects over core objects', () => {
  expect(covered('company', null)).toBe(true);
  expect(covered('person', { field: 'company.parent.address', value: 'x' }, ['company.name'])).toBe(true);
  expect(covered('company', { field: 'people', op: 'none' })).toBe(true);
});

test('answers questions of working objects that lie within the working set', () => {
  expect(covered('deal', null)).toBe(false);
  expect(covered('deal', MINE)).toBe(false);
  expect(covered('deal', FRESH)).toBe(false);
  expect(covered('deal', { and: [MINE, FRESH, { field: 'stage', value: 'open' }] })).toBe(true);
  expect(covered('deal', { and: [{ or: [MINE, OURS] }, FRESH] })).toBe(true);
  expect(covered('deal', { or: [{ and: [MINE, FRESH] }, { and: [OURS, FRESH] }] })).toBe(true);
  expect(covered('deal', { and: [{ or: [MINE, { field: 'stage', value: 'open' }] }, FRESH] })).toBe(false);
  expect(covered('deal', { and: [{ not: MINE }, FRESH] })).toBe(false);
  expect(covered('deal', { and: [{ field: 'owner', op: 'ne', value: NORA }, FRESH] })).toBe(false);
});

test('leaves a day of the window to clocks that differ', () => {
  const since = (days: number) => ({ field: 'updatedAt', op: 'gt', value: { relative: `-${days}d` } });
  expect(covered('deal', { and: [MINE, since(28)] })).toBe(true);
  expect(covered('deal', { and: [MINE, since(30)] })).toBe(false);
  expect(covered('deal', { and: [MINE, { field: 'updatedAt', op: 'le', value: { relative: 'now' } }] })).toBe(
    false,
  );
});

test('goes one relation on from working records, no further', () => {
  const own = (more: Json) => ({ and: [MINE, FRESH, more] });
  expect(covered('deal', own({ field: 'company.parent.name', value: 'x' }))).toBe(true);
  expect(covered('deal', own({ field: 'follows.stage', value: 'won' }))).toBe(true);
  expect(covered('deal', own({ field: 'follows.follows.stage', value: 'won' }))).toBe(false);
  expect(covered('company', { field: 'deals', op: 'some' })).toBe(false);
  expect(covered('deal', own({ field: 'followers', op: 'some' }))).toBe(false);
});

test('asks the server for what is never on a device', () => {
  expect(covered('order', null)).toBe(false);
  expect(covered('company', { field: 'health', op: 'isEmpty' })).toBe(false);
  expect(covered('company', null, ['health'])).toBe(false);
  expect(covered('company', { field: 'revenue', op: 'gt', value: 1 })).toBe(false);
  expect(covered('deal', { and: [MINE, FRESH, { field: 'doubled', op: 'gt', value: 1 }] })).toBe(true);
});

test('leaves refusing to the server', () => {
  expect(covered('company', { field: 'shoe' })).toBe(false);
  expect(covered('company', null, ['a', 'b', 'c'])).toBe(false);
  expect(covered('spaceship', null)).toBe(false);
});

import { expect, it } from 'vitest';
import { ALL_LANES } from './entries.ts';
import { readLanes, writeLanes } from './lanesAddress.ts';

it('brings lanes through an address', () => {
  const lanes = { kinds: ['call', 'email'], departments: [], channels: ['phone'] };
  expect(writeLanes(lanes)).toBe('kind:call,email;channel:phone');
  expect(readLanes(writeLanes(lanes))).toEqual(lanes);
  expect(writeLanes(ALL_LANES)).toBeUndefined();
});

it('reads whatever stands there', () => {
  expect(readLanes(undefined)).toEqual(ALL_LANES);
  expect(readLanes(7)).toEqual(ALL_LANES);
  expect(readLanes(';;kind:;x:y;kind')).toEqual(ALL_LANES);
  expect(readLanes('kind:a b,call')).toEqual({ ...ALL_LANES, kinds: ['call'] });
});

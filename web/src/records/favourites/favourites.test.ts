import { expect, it } from 'vitest';
import { SCHEMA } from '~/data/model/fixture.ts';
import { Model } from '~/data/model/model.ts';
import { favouritesIn, movedPin, pinsIn } from './favourites.ts';

it('reads whatever was kept', () => {
  expect(pinsIn(null)).toEqual([]);
  expect(pinsIn(['deal', 7, 'deal', 'company'])).toEqual(['deal', 'company']);
});

it('shows what is there and leaves out what has gone', () => {
  const model = new Model(SCHEMA);
  const name = SCHEMA.objects[0]?.name ?? '';
  const shown = favouritesIn(model, [name, 'nothing', `${name}/gone`]);
  expect(shown.map(({ pin }) => pin)).toEqual([name]);
});

it('moves one and keeps those that are not shown', () => {
  expect(movedPin(['a', 'x', 'b', 'c'], ['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b', 'x']);
  expect(movedPin(['a', 'b'], ['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(movedPin(['a', 'b'], ['a', 'b'], 'a', 9)).toEqual(['b', 'a']);
});

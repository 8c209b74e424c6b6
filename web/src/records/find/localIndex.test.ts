import { expect, it } from 'vitest';
import type { Grato } from '~/data/index.ts';
import { MODEL } from '~/data/model/fixture.ts';
import { PlainRows } from '~/data/store/plainRows.ts';
import { LocalIndex } from './localIndex.ts';
import { wantedOf } from './wanted.ts';

it('knows what comes, changes and goes without being built anew', () => {
  const rows = new PlainRows();
  // What the index needs of a workspace.
  const index = new LocalIndex({ rows, model: MODEL, subscribe: () => () => undefined } as unknown as Grato);
  const found = (typed: string) => index.find(wantedOf(typed), 5).map(({ entry }) => entry.title);
  rows.set('company', 'c1', { name: 'Ernst Handel' });
  expect(found('handel')).toEqual(['Ernst Handel']);
  rows.set('company', 'c1', { name: 'Ernst & Söhne' });
  expect(found('handel')).toEqual([]);
  expect(found('sohne')).toEqual(['Ernst & Söhne']);
  rows.remove('company', 'c1');
  expect(found('sohne')).toEqual([]);
});

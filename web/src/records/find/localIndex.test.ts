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

it('knows people by their company as it is called now, also when it comes after them', () => {
  const rows = new PlainRows();
  const index = new LocalIndex({ rows, model: MODEL, subscribe: () => () => undefined } as unknown as Grato);
  const found = (typed: string) => index.find(wantedOf(typed), 5).map(({ entry }) => entry.id);
  rows.set('person', 'p1', {
    name: 'Ada',
    company: 'c1',
    emails: [{ address: 'ada@engines.example', isPrimary: true }],
  });
  rows.set('company', 'c1', { name: 'Ernst Handel' });
  expect(found('handel')).toEqual(['c1', 'p1']);
  rows.set('company', 'c1', { name: 'Mendel' });
  expect(found('ada mendel')).toEqual(['p1']);
  expect(found('ada@engines')).toEqual(['p1']);
});

import { expect, test } from 'vitest';
import { type Change, mastersOf, type Origin } from './origins.ts';

const odoo: Origin = {
  source: 'feed:1',
  name: 'Odoo',
  object: 'companies',
  masters: ['name'],
  asOf: null,
  isLate: false,
};

const change = (source: string): Change => ({
  version: 1,
  operation: 'update',
  at: '2026-11-23T06:00:00Z',
  source,
  before: {},
  after: { name: 'Rossi' },
  actor: { kind: 'system', id: null },
});

test('a feed is the master of records it has written, also after somebody else wrote them', () => {
  expect(mastersOf([odoo], [change('user'), change('feed:1')])).toEqual([odoo]);
});

test('records a feed does not know stay free', () => {
  expect(mastersOf([odoo], [change('user'), change('feed:2')])).toEqual([]);
});

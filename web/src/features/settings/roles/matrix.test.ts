import { describe, expect, it } from 'vitest';
import {
  choicesOf,
  inheritedScope,
  type Matrix,
  type MatrixObject,
  seenBy,
  seenScope,
  withField,
  withScope,
} from './matrix.ts';

const cell = { scope: 'team', inherited: true } as const;

function object(name: string, part: Partial<MatrixObject> = {}): MatrixObject {
  return {
    object: name,
    address: name,
    label: {},
    pluralLabel: {},
    owned: true,
    parents: [],
    hasAccountTeam: false,
    fields: [],
    read: cell,
    create: cell,
    write: cell,
    delete: cell,
    ...part,
  };
}

describe('what a role says', () => {
  it('is said for one action and leaves the others', () => {
    const rights = { deal: { read: 'all', fields: { margin: 'hidden' } } } as const;
    expect(withScope(rights, 'deal', 'write', 'own')).toEqual({
      deal: { read: 'all', write: 'own', fields: { margin: 'hidden' } },
    });
  });

  it('is gone with its last part', () => {
    expect(withScope({ deal: { read: 'all' } }, 'deal', 'read', undefined)).toEqual({});
    const hidden = withField({}, 'deal', 'margin', 'hidden');
    expect(hidden).toEqual({ deal: { fields: { margin: 'hidden' } } });
    expect(withField(hidden, 'deal', 'margin', 'write')).toEqual({});
  });
});

describe('what can be chosen', () => {
  it('depends on how records of the object are seen', () => {
    expect(choicesOf(object('deal'))).not.toContain('accountTeam');
    expect(choicesOf(object('company', { hasAccountTeam: true }))).toContain('accountTeam');
    expect(choicesOf(object('documentLine', { owned: false, parents: ['document'] }))).toEqual(['none']);
    expect(choicesOf(object('product', { owned: false }))).toEqual(['none', 'all']);
    expect(choicesOf(object('user', { owned: false }))).toEqual([]);
  });
});

const matrix: Matrix = {
  role: '1',
  name: 'Seller',
  etag: '',
  isAdministrator: false,
  scopes: { read: 'team', create: 'own', write: 'own', delete: 'own' },
  rights: {},
  objects: [],
};

it('follows the role where nothing is said, as far as there are owners', () => {
  const product = object('product', { owned: false });
  expect(inheritedScope(matrix, object('deal'), 'write', false)).toBe('own');
  expect(inheritedScope(matrix, product, 'read', false)).toBe('all');
  expect(inheritedScope(matrix, product, 'write', false)).toBe('none');
  expect(inheritedScope(matrix, product, 'write', true)).toBe('all');
  expect(seenScope(product)).toBe('all');
});

it('shows an object as the role sees it', () => {
  const margin = {
    field: 'margin',
    label: {},
    right: 'hidden',
    inherited: false,
    canBeHidden: true,
  } as const;
  const seen = seenBy({
    ...matrix,
    objects: [
      object('deal', { fields: [margin] }),
      object('case', { read: { scope: 'none', inherited: false } }),
    ],
  });
  expect(seen.map((each) => each.object.object)).toEqual(['deal']);
  expect(seen[0]?.hidden).toEqual([margin]);
});

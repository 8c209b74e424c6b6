import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from './listAddress.ts';

describe('the address of a list', () => {
  it('gives back what was written into it', () => {
    const state = {
      view: 'v1',
      filter: { field: 'owner', op: 'eq', value: '@me' },
      q: 'acme',
      sort: ['-amount', 'name'],
      columns: ['name', 'stage'],
      group: 'stage',
      as: 'board',
      by: 'status',
      span: 'week',
      on: '2026-11-22',
      peek: 'p1',
    } as const;
    expect(readAddress(writeAddress({}, state))).toEqual(state);
  });

  it('leaves out what it does not understand', () => {
    const strange = {
      as: 'pie',
      span: 3,
      on: 'soon',
      filter: 'all',
      sort: 7,
      peek: '',
      q: { a: 1 },
      other: 1,
    };
    expect(readAddress(strange)).toEqual({});
  });

  it('takes out what is undefined and leaves what belongs to others', () => {
    expect(writeAddress({ peek: 'a', other: 1 }, { peek: undefined, q: 'x' })).toEqual({ other: 1, q: 'x' });
  });

  it('searches for what looks like a number, too', () => {
    expect(readAddress({ q: 42 })).toEqual({ q: '42' });
  });

  it('tells an empty group, which hides that of a view, from none', () => {
    expect(readAddress({ group: '' }).group).toBe('');
    expect(readAddress({}).group).toBeUndefined();
  });
});

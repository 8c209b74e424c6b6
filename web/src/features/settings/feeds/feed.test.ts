import { describe, expect, it } from 'vitest';
import { isPassable, isWhole, type Run, sent } from './feed.ts';

const RUN: Run = {
  id: 'r',
  state: 'refused',
  startedAt: '2026-11-24T06:00:00Z',
  file: 'a.csv',
  rows: 3,
  asOf: null,
  import: null,
  reason: 'fewerRows',
  reasonText: '',
  figures: null,
};

describe('a feed', () => {
  it('sends of a source what belongs to its kind and what was entered', () => {
    const mixed = {
      kind: 'folder',
      path: 'odoo',
      files: '*.csv',
      url: 'https://x',
      hasSecret: false,
    } as const;
    expect(sent(mixed)).toEqual({ kind: 'folder', path: 'odoo', files: '*.csv' });
    expect(sent({ kind: 'address', url: 'https://x', user: '', secret: '' })).toEqual({
      kind: 'address',
      url: 'https://x',
    });
  });

  it('lets a file through that only seems to be wrong, and no other', () => {
    expect(isPassable(RUN)).toBe(true);
    expect(isPassable({ ...RUN, reason: 'columnsMissing' })).toBe(false);
    expect(isPassable({ ...RUN, state: 'done', reason: null })).toBe(false);
  });

  it('knows when enough is entered', () => {
    expect(isWhole({ kind: 'folder' })).toBe(true);
    expect(isWhole({ kind: 'sftp', host: 'h', user: 'u' })).toBe(false);
    expect(isWhole({ kind: 'sql', connection: 'erp', view: 'v' })).toBe(true);
  });
});

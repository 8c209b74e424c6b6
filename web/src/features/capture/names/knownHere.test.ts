import { describe, expect, it } from 'vitest';
import type { Row, Values } from '~/data/store/rows.ts';
import { knownOf } from './knownHere.ts';

function row(values: Values): Row {
  return { id: 'r', version: 1, etag: '"1"', tag: '1', values };
}

describe('what is known of a record', () => {
  it('are its name, its company and addresses, and whose it is', () => {
    const values = {
      name: { given: 'Ada', family: 'Byron', full: 'Ada Byron' },
      company: 'c',
      emails: [{ address: 'ada@acme.com', isPrimary: true }],
      owner: 'me',
      updatedAt: '2026-11-22T00:00:00Z',
    };
    expect(knownOf('person', row(values), 'me')).toEqual({
      object: 'person',
      id: 'r',
      name: 'Ada Byron',
      company: 'c',
      emails: ['ada@acme.com'],
      isMine: true,
      touchedAt: Date.UTC(2026, 10, 22),
    });
  });

  it('is nothing where the name is hidden, or the deal is closed', () => {
    expect(knownOf('person', row({}), 'me')).toBeUndefined();
    expect(knownOf('deal', row({ name: 'Won', closedOn: '2026-11-22' }), 'me')).toBeUndefined();
    expect(knownOf('deal', row({ name: 'Open' }), 'me')?.name).toBe('Open');
  });
});

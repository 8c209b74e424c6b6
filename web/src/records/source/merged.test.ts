import { describe, expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import type { Mutation } from '~/data/wire.ts';
import { merged } from './merged.ts';
import type { Told } from './serverList.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const OLD = '2026-11-01T08:00:00Z';
const JUST = '2026-11-22T12:00:01Z';

function row(id: string, version = 1, updatedAt = OLD, name = id): Row {
  return { id, version, etag: '', tag: '', values: { name, updatedAt } };
}

function told(...rows: Row[]): Told {
  const rest = {
    first: 0,
    count: rows.length,
    isEstimate: false,
    hasMore: false,
    isAsking: false,
    problem: undefined,
  };
  return { rows, ...rest, askedAt: NOW };
}

function unsent(op: Mutation['op'], recordId: string): Mutation {
  return {
    id: `m-${recordId}`,
    clientSeq: 1,
    object: 'deal',
    recordId,
    op,
    patch: {},
    dependsOn: [],
    at: JUST,
  };
}

function shown(
  server: Told,
  device: readonly Row[],
  listed: readonly Row[],
  edits: readonly Mutation[] = [],
): string[] {
  const get = (id: string) => device.find((each) => each.id === id);
  return merged(server, { get, rows: listed, unsent: edits }).map(({ values }) => String(values.name));
}

describe('the server’s list with the device’s laid over it', () => {
  it('shows a record as the device has it', () => {
    const mine = row('a', 2, OLD, 'A as here');
    expect(shown(told(row('a'), row('b')), [mine], [mine])).toEqual(['A as here', 'b']);
  });

  it('shows the server’s where the device has an older one', () => {
    const old = row('a', 1, OLD, 'A as it was');
    expect(shown(told(row('a', 2)), [old], [old])).toEqual(['a']);
  });

  it('puts what one has just made at the top', () => {
    const made = row('new', 0, JUST);
    expect(shown(told(row('a')), [made], [made], [unsent('create', 'new')])).toEqual(['new', 'a']);
  });

  it('takes out what one has deleted', () => {
    expect(shown(told(row('a'), row('b')), [], [], [unsent('delete', 'a')])).toEqual(['b']);
  });

  it('takes out what one has moved out of it, and keeps what merely seems to be out', () => {
    const moved = row('a', 2);
    expect(shown(told(row('a'), row('b')), [moved], [], [unsent('update', 'a')])).toEqual(['b']);
    expect(shown(told(row('a')), [row('a')], [])).toEqual(['a']);
  });

  it('does not bring in what the server left out for its own reasons', () => {
    const here = row('z');
    expect(shown(told(row('a')), [here], [here])).toEqual(['a']);
  });

  it('is the list itself where nothing is here', () => {
    expect(shown(told(row('a'), row('b')), [], [])).toEqual(['a', 'b']);
  });
});

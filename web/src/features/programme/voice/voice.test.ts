import { describe, expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import { codeOf, inOrder, screenOf, similar, timingOf, told } from './voice.ts';

const row = (id: string, values: Row['values']) => ({ id, values }) as Row; // all that is looked at

describe('what goes along with a report', () => {
  it('names the screen and never the record', () => {
    expect(screenOf('/w/main/deals/0192b1c0-0000-7000-8000-000000000001')).toBe('deals/record');
    expect(screenOf('/w/main/deals')).toBe('deals');
    expect(screenOf('/w/main/settings/model/deals/fields')).toBe('settings/model');
    expect(screenOf('/w/main')).toBe('start');
    expect(screenOf('/w/main/Rossi%20Mario')).toBe('start');
  });

  it('says how long it took in classes', () => {
    expect(timingOf(20)).toBe('<100ms');
    expect(timingOf(2_400)).toBe('<3s');
    expect(timingOf(60_000)).toBe('>10s');
    expect(timingOf(undefined)).toBeUndefined();
  });

  it('keeps of a refusal its code', () => {
    expect(codeOf('records/not-found')).toBe('records.not-found');
  });
});

describe('requests', () => {
  const a = row('a', { screen: 'deals', status: 'new', kind: 'idea' });
  const b = row('b', { screen: 'deals', status: 'planned', kind: 'fault' });
  const c = row('c', { screen: 'deals', status: 'done', kind: 'fault' });
  const d = row('d', { screen: 'cases', status: 'new', kind: 'fault' });

  it('offers the open ones of this screen, the same kind first', () => {
    expect(similar([a, b, c, d], 'deals', 'fault')).toEqual([b, a]);
  });

  it('tells what was decided, the latest first, and finds it by its words', () => {
    const yes = row('y', { status: 'done', name: 'Sì, più veloce', closedAt: '2026-11-02T08:00:00Z' });
    const no = row('n', {
      status: 'willNot',
      name: 'Fewer fields',
      answer: 'The law asks for it',
      closedAt: '2026-11-09T08:00:00Z',
    });
    expect(told([yes, a, no, b], '')).toEqual([no, yes]);
    expect(told([yes, no], '  LAW fields ')).toEqual([no]);
    expect(told([yes, no], 'piu')).toEqual([yes]);
    expect(told([yes, no], 'law veloce')).toEqual([]);
  });

  it('puts what is never ranked first, then by rank', () => {
    const watched = row('w', { kind: 'feelWatched' });
    const item = (request: string, rank: number | null) =>
      [request, { request, rank, reporters: 1, points: 0, mayAnswer: false, reports: [] }] as const;
    const items = new Map([item('a', 1), item('b', 4), item('w', null)]);
    expect(inOrder([a, b, watched], items)).toEqual([watched, b, a]);
  });
});

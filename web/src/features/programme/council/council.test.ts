import { describe, expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import { agendaOf, isMember, leftOf, quarterOf, seatsOf, warningsOf } from './council.ts';

const TODAY = '2026-11-23';
const row = (id: string, values: Row['values']) => ({ id, values }) as Row; // all that is looked at
const seat = (id: string, more: Row['values'] = {}) =>
  row(id, { kind: 'council', user: id, acceptedAt: '2026-10-01T00:00:00Z', until: '2027-03-01', ...more });

describe('the council', () => {
  it('says what it lacks, and nothing once it is whole', () => {
    const few = [seat('a'), seat('b', { acceptedAt: null })];
    expect(warningsOf(few, TODAY)).toEqual(['tooFew', 'noSceptic', 'noExternal']);
    const whole = [
      seat('a', { seat: 'sceptic' }),
      seat('b', { seat: 'external' }),
      ...['c', 'd', 'e'].map((id) => seat(id)),
    ];
    expect(warningsOf(whole, TODAY)).toEqual([]);
    expect(warningsOf([...whole, seat('f', { until: '2026-12-10' })], TODAY)).toEqual(['endsSoon']);
    expect(warningsOf([...whole, ...[...'ghijklmn'].map((id) => seat(id))], TODAY)).toEqual(['tooMany']);
  });

  it('is who said yes and whose term is not over, and everybody in the smallest size', () => {
    const seats = seatsOf(
      [seat('a'), seat('b', { until: '2026-11-22' }), row('l', { kind: 'leader' })],
      TODAY,
    );
    expect(seats.map(({ id }) => id)).toEqual(['a']);
    expect(isMember(seats, 'a', false)).toBe(true);
    expect(isMember(seats, 'b', false)).toBe(false);
    expect(isMember([], 'b', true)).toBe(true);
  });

  it('talks about what is open, the most pressing first', () => {
    const all = {
      seats: [],
      holds: [
        row('h', { name: 'A list', until: '2026-11-30' }),
        row('i', { name: 'Over', until: '2026-11-01' }),
        row('j', { name: 'Lifted', until: '2026-11-30', endedOn: '2026-11-20' }),
      ],
      requests: [
        row('r', { name: 'Late', status: 'new', kind: 'idea', answerBy: '2026-11-20' }),
        row('w', { name: 'Watched', status: 'new', kind: 'feelWatched', answerBy: '2026-11-30' }),
        row('d', { name: 'Done', status: 'done', kind: 'idea', answerBy: '2026-11-20' }),
      ],
      objections: [row('o', { statement: 'It costs time', verdict: 'open' })],
      meetings: [row('m', { heldOn: '2026-11-10' })],
      isMicro: true,
    };
    expect(agendaOf(all, TODAY).map(({ what, name }) => [what, name])).toEqual([
      ['held', 'A list'],
      ['watched', 'Watched'],
      ['late', 'Late'],
      ['doubt', 'It costs time'],
    ]);
    expect(agendaOf({ ...all, meetings: [] }, TODAY).at(-1)?.what).toBe('minutes');
  });

  it('has a hundred points in a quarter', () => {
    expect(quarterOf('2026-01-31')).toBe('2026-Q1');
    expect(quarterOf('2026-11-23')).toBe('2026-Q4');
    const votes = [
      row('a', { quarter: '2026-Q4', points: 60 }),
      row('b', { quarter: '2026-Q3', points: 100 }),
      row('c', { points: 5 }),
    ];
    expect(leftOf(votes, '2026-Q4')).toBe(35);
  });
});

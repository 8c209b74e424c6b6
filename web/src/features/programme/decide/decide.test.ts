import { describe, expect, it } from 'vitest';
import type { Json } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { PARTIES, RIGHTS, standingOf, topicsOf, USUAL } from './decide.ts';
import { decideTexts } from './decideTexts.ts';

const row = (id: string, values: Record<string, Json>): Row => ({ id, values }) as unknown as Row;

describe('a topic', () => {
  it('is settled when one decides, or at least two together', () => {
    expect(standingOf(['decides', 'consulted'])).toBe('settled');
    expect(standingOf(['coDecides', 'coDecides', 'coDecides'])).toBe('settled');
    expect(standingOf([])).toBe('nobody');
    expect(standingOf(['consulted', 'informed', 'mayNot'])).toBe('nobody');
    expect(standingOf(['coDecides'])).toBe('alone');
    expect(standingOf(['decides', 'coDecides'])).toBe('both');
    expect(standingOf(['decides', 'decides'])).toBe('both');
  });

  it('has its own rights and decisions', () => {
    const [first, second] = topicsOf(
      [row('a', {}), row('b', {})],
      [
        row('1', { topic: 'a', party: 'it', right: 'decides' }),
        row('2', { topic: 'b', party: 'it', right: 'informed' }),
      ],
      [row('d', { topic: 'b' })],
    );
    expect(first?.rights.get('it')?.id).toBe('1');
    expect([first?.stands, second?.stands]).toEqual(['settled', 'nobody']);
    expect([first?.decisions.length, second?.decisions.length]).toEqual([0, 1]);
  });
});

describe('the usual topics', () => {
  it('are settled as proposed, and have their words in every language', () => {
    for (const { key, rights } of USUAL) {
      expect([key, standingOf(Object.values(rights))]).toEqual([key, 'settled']);
      for (const language of ['en', 'es', 'it'] as const) {
        expect(decideTexts[language][`u_${key}`]).toBeTruthy();
      }
    }
  });

  it('know parties and rights by their names', () => {
    for (const { rights } of USUAL) {
      expect(PARTIES).toEqual(expect.arrayContaining(Object.keys(rights)));
      expect(RIGHTS).toEqual(expect.arrayContaining(Object.values(rights)));
    }
  });
});

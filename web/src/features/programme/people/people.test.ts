import { describe, expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import { askedOf, loadOf, weightOf } from './people.ts';

const row = (id: string, values: Row['values']): Row => ({ id, version: 1, values }) as Row;
const group = row('g', { startsOn: '2026-06-30', headcount: 90 });

describe('whether a group was asked in time', () => {
  it('counts those who came thirty days before or earlier', () => {
    const came = [
      row('1', { roleGroup: 'g', heldOn: '2026-05-31', headcount: 3 }),
      row('2', { roleGroup: 'g', heldOn: '2026-06-01', headcount: 30 }),
      row('3', { roleGroup: 'other', heldOn: '2026-05-01', headcount: 30 }),
    ];
    expect(askedOf(group, came)).toEqual({ came: 3, wanted: 5, until: '2026-05-31' });
  });

  it('asks two of the smallest group, whenever', () => {
    expect(askedOf(row('g', {}), [])).toEqual({ came: 0, wanted: 2, until: undefined });
  });
});

describe('how much changes', () => {
  const change = (size: string, onDay: string) => row(size + onDay, { roleGroup: 'g', size, onDay });

  it('is the more of what is behind and what is ahead', () => {
    const changes = [
      change('big', '2026-05-20'),
      change('medium', '2026-05-21'),
      change('small', '2026-05-22'),
    ];
    expect(weightOf(group, changes, '2026-05-22')).toBe(11);
    expect(weightOf(group, changes, '2026-05-21')).toBe(8);
    expect(weightOf(group, changes, '2026-05-20')).toBe(12);
    expect(weightOf(group, changes, '2026-07-20')).toBe(0);
  });

  it('is much above eight and too much above sixteen', () => {
    expect([8, 9, 16, 17].map(loadOf)).toEqual(['light', 'much', 'much', 'tooMuch']);
  });
});

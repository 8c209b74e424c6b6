import { describe, expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import { realisedOf, spentOn, toDate } from './money.ts';

const row = (id: string, values: Row['values']): Row => ({ id, version: 1, values }) as Row;
const euros = (amount: number) => ({ amount, currency: 'EUR' });

describe('money', () => {
  it('is planned evenly over its days', () => {
    const claim = row('c', { planned: euros(1000), fromDay: '2026-05-01', toDay: '2026-05-20' });
    expect(toDate(claim, '2026-05-10')).toBe(500);
    expect(toDate(claim, '2026-04-30')).toBe(0);
    expect(toDate(claim, '2026-07-01')).toBe(1000);
  });

  it('that came counts when it is known, and a story does not', () => {
    const realised = (grade: string | null) => realisedOf(row('c', { realised: euros(70), grade }));
    expect([realised('a'), realised('c'), realised('d'), realised(null)]).toEqual([70, 70, 0, 0]);
  });

  it('that was spent counts on its line once its day has come', () => {
    const costs = [
      row('1', { budgetLine: 'l', amount: euros(5), spentOn: '2026-05-10' }),
      row('2', { budgetLine: 'l', amount: euros(7), spentOn: '2026-05-11' }),
      row('3', { budgetLine: 'other', amount: euros(9), spentOn: '2026-05-01' }),
    ];
    expect(spentOn(row('l', {}), costs, '2026-05-10')).toBe(5);
  });
});

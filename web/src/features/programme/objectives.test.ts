import { describe, expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import { lacksOf, standing, trendOf, wayOf } from './objectives.ts';

function objective(values: Row['values']): Row {
  return { id: 'o', version: 1, etag: 'e', tag: '', values };
}

const WHOLE = {
  pillar: 'win',
  kpiMeasure: 'count',
  baseline: '12',
  target: '4',
  kpiValue: '8',
  dueOn: '2026-12-31',
  businessOwner: 'u',
};

describe('an objective', () => {
  it('lacks what is not there, and an owner in IT only in larger programmes', () => {
    expect(lacksOf(objective(WHOLE), 'micro')).toEqual([]);
    expect(lacksOf(objective(WHOLE), 'small')).toEqual(['itOwner']);
    expect(lacksOf(objective({ ...WHOLE, baseline: '0', dueOn: null }), 'micro')).toEqual(['dueOn']);
    expect(lacksOf(objective({}), 'micro')).toHaveLength(6);
  });

  it('goes from its beginning to its aim, upwards or downwards', () => {
    expect(wayOf(objective(WHOLE), '2026-11-01', '2026-12-01')).toEqual({ done: 0.5, passed: 0.5 });
    const up = objective({ ...WHOLE, baseline: 10, target: 20, kpiValue: 25 });
    expect(wayOf(up, '2026-11-01', '2026-11-01')).toEqual({ done: 1, passed: 0 });
    const worse = objective({ ...WHOLE, kpiValue: 15 });
    expect(wayOf(worse, '2026-11-01', '2027-02-01')).toEqual({ done: 0, passed: 1 });
  });

  it('is unknown without a figure, and where nothing is to change', () => {
    for (const values of [{ kpiValue: null }, { baseline: null }, { target: '12' }]) {
      expect(wayOf(objective({ ...WHOLE, ...values }), '2026-11-01', '2026-12-01')).toBeUndefined();
    }
    expect(standing(undefined)).toBe('unknown');
  });

  it('is behind when more time has passed than way is done', () => {
    expect(standing({ done: 0.5, passed: 0.6 })).toBe('onItsWay');
    expect(standing({ done: 0.4, passed: 0.6 })).toBe('behind');
    expect(standing({ done: 1, passed: 0.1 })).toBe('reached');
  });

  it('is drawn between its beginning and its aim', () => {
    const points = [
      { day: '2026-11-01', value: 12 },
      { day: '2026-11-03', value: 8 },
    ];
    expect(trendOf(points, 12, 4, 100, 40)).toEqual({ path: 'M0 0L100 20', from: 0, to: 40 });
    expect(trendOf(points.slice(1), 12, 4, 100, 40)).toBeUndefined();
    expect(
      trendOf([points[0], { day: '2026-11-01', value: 12 }] as typeof points, 12, 12, 100, 40)?.path,
    ).not.toContain('NaN');
  });
});

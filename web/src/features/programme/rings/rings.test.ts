import { describe, expect, it } from 'vitest';
import type { Row } from '~/data/store/rows.ts';
import { adviceOf, findingOf, isToBePutInForce, type Judged, nextOf, wilson } from './rings.ts';

const row = (values: Row['values']): Row => ({ id: 'x', values }) as Row; // what is asked of a row here
const judged = (kind: string, values: Row['values']): Judged => ({
  row: row({ kind, ...values }),
  finding: findingOf({ kind, ...values }, undefined),
  changes: [],
});

describe('a small number', () => {
  it('says how sure one can be, by Wilson’s interval at 80 %', () => {
    // worked by hand: p = 14/19, z = 1.28, z² = 1.6384
    const found = wilson(14, 19);
    expect(found?.low).toBeCloseTo(0.5926, 3);
    expect(found?.high).toBeCloseTo(0.8435, 3);
    expect(wilson(0, 5)?.low).toBe(0);
    expect(wilson(5, 5)?.high).toBe(1);
  });

  it('says nothing of nothing, and of what cannot be', () => {
    expect(wilson(0, 0)).toBeUndefined();
    expect(wilson(6, 5)).toBeUndefined();
  });
});

describe('a criterion', () => {
  it('is read from what was counted before its objective', () => {
    const finding = findingOf({ threshold: 70, part: 14, outOf: 19 }, { kpiValue: 3 });
    expect(finding.value).toBeCloseTo(73.68, 2);
    expect(finding.isReached).toBe(true);
  });

  it('is reached at its threshold, from above or from below', () => {
    expect(findingOf({ threshold: 10, comparison: 'atMost' }, { kpiValue: 10 }).isReached).toBe(true);
    expect(findingOf({ threshold: 10, comparison: 'atMost' }, { kpiValue: 11 }).isReached).toBe(false);
    expect(findingOf({ threshold: 10 }, { kpiValue: 9 }).isReached).toBe(false);
  });

  it('believes what was written where nothing is measured, and knows nothing where nothing was', () => {
    expect(findingOf({ reached: false }, undefined).isReached).toBe(false);
    expect(findingOf({ threshold: 70 }, undefined).isReached).toBeUndefined();
  });
});

describe('what the figures say', () => {
  const hope = judged('success', { threshold: 70, part: 14, outOf: 19 });
  const farOff = judged('kill', { threshold: 40, comparison: 'atMost', part: 14, outOf: 19 });
  const near = judged('kill', { threshold: 65, comparison: 'atMost', part: 14, outOf: 19 });

  it('is to go on when all is reached and what would stop it is out of reach', () => {
    expect(adviceOf([hope, farOff])).toBe('goOn');
  });

  it('is to wait when the few who were counted could as well mean stop', () => {
    expect(adviceOf([hope, near])).toBe('wait');
  });

  it('is to stop at one reason, whatever is not known', () => {
    const stop = judged('kill', { threshold: 80, comparison: 'atMost', part: 14, outOf: 19 });
    expect(adviceOf([hope, stop, judged('success', {})])).toBe('stop');
  });

  it('is nothing while something was not measured, or nothing is hoped for', () => {
    expect(adviceOf([hope, judged('kill', { threshold: 1 })])).toBe('unknown');
    expect(adviceOf([farOff])).toBe('unknown');
  });

  it('sees harm before success', () => {
    expect(adviceOf([hope, judged('guardrail', { reached: false })])).toBe('harm');
  });
});

describe('a change of a criterion', () => {
  const criterion = row({ threshold: 70 });
  const signed = { was: 70, threshold: 60, businessSignedAt: 'a', itSignedAt: 'b' };

  it('waits for both, and is put in force once', () => {
    expect(isToBePutInForce(row({ ...signed, itSignedAt: null }), criterion)).toBe(false);
    expect(isToBePutInForce(row(signed), criterion)).toBe(true);
    expect(isToBePutInForce(row(signed), row({ threshold: 60 }))).toBe(false);
    expect(isToBePutInForce(row(signed), row({ threshold: 65 }))).toBe(false);
  });
});

it('goes through the gates in their order', () => {
  const passed = { on: '2026-11-23', by: null, missing: [], exception: null };
  const gates = [
    { code: 'g0', items: [], passed },
    { code: 'g1', items: [] },
    { code: 'r0', items: [] },
  ];
  expect(nextOf(gates)?.code).toBe('g1');
  expect(nextOf([])).toBeUndefined();
});

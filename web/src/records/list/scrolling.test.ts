import { describe, expect, it } from 'vitest';
import { Scrolling } from './scrolling.ts';

describe('lines that are higher than a browser can scroll', () => {
  const long = new Scrolling(32_000_000, 15_000_000);

  it('leaves a list that fits as it is', () => {
    const short = new Scrolling(160_000, 15_000_000);
    expect(short.real).toBe(160_000);
    expect(short.realOf(77_777)).toBe(77_777);
    expect(short.topOf(77_777)).toBe(77_777);
  });

  it('reaches the beginning, the middle and the end', () => {
    expect(long.topOf(0)).toBe(0);
    expect(long.topOf(7_500_000)).toBe(16_000_000);
    expect(long.topOf(15_000_000 - 800)).toBe(32_000_000 - 800);
  });

  it('goes there and back', () => {
    for (let top = 0; top <= 32_000_000; top += 123_457) {
      expect(long.topOf(long.realOf(top))).toBeCloseTo(top, 3);
    }
  });

  it('sets the bar right before steps could stop short of an end', () => {
    expect(long.isAstray(16_000_000, 16_000_000 - 7_400_000)).toBe(false);
    expect(long.isAstray(16_000_000, 16_000_000 - 3_000_000)).toBe(true);
    expect(long.isAstray(100_000, 60_000)).toBe(true);
    expect(long.isAstray(100_000, 0)).toBe(false);
  });
});

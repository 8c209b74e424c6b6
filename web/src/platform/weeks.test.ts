import { describe, expect, it } from 'vitest';
import { firstDayOf, isWeekStart } from './weeks.ts';

describe('the first day of a week', () => {
  it('is that of the country, unless one has chosen', () => {
    expect(firstDayOf('region', 'IT')).toBe(1);
    expect(firstDayOf('region', 'US')).toBe(0);
    expect(firstDayOf('monday', 'US')).toBe(1);
    expect(firstDayOf('saturday', 'IT')).toBe(6);
    expect(firstDayOf('region', 'nowhere at all')).toBe(1);
  });

  it('is one of few', () => {
    expect(isWeekStart('sunday')).toBe(true);
    expect(isWeekStart('tuesday')).toBe(false);
  });
});

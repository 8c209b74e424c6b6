import { describe, expect, it } from 'vitest';
import { betterOf, fuller } from './better.ts';

describe('the better value', () => {
  it('is the one that says more', () => {
    expect(fuller('Via Garibaldi 12, Milano', ['Via Garibaldi'])).toBe(true);
    expect(fuller('Via Garibaldi', ['Via Garibaldi 12, Milano'])).toBe(false);
    expect(
      fuller({ given: 'Ana', family: 'Ruiz', secondFamily: 'Gil' }, [{ given: 'Ana', family: 'Ruiz' }]),
    ).toBe(true);
  });

  it('is nobody’s where they say about as much, or a number', () => {
    expect(fuller('Anna', ['Anne'])).toBe(false);
    expect(fuller(12000, [3])).toBe(false);
    expect(fuller(['a@long.example', 'b@long.example'], [['a@x']])).toBe(false);
  });

  it('is chosen only where both have one', () => {
    const fields = [
      { field: 'name', values: { a: 'Ana', b: 'Ana María Ruiz' } },
      { field: 'jobTitle', values: { b: 'Buyer' } },
    ];
    expect(betterOf(fields, 'a', 'b')).toEqual({ name: 'b' });
  });
});

import { describe, expect, it } from 'vitest';
import { type Change, choiceOf, fuller, proposals } from './better.ts';

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

  const fields = [
    { field: 'jobTitle', values: { a: 'Buyer', b: 'Seller' } },
    { field: 'doNotContact', values: { a: true, b: false } },
  ];
  const written = (at: string, kind = 'user', source: string | null = null): Change => ({
    at,
    source,
    before: {},
    after: { jobTitle: 'x' },
    actor: { kind },
  });
  const reason = (a: readonly Change[], b: readonly Change[]) => proposals(fields, 'a', 'b', { a, b });

  it('is chosen only where both have one', () => {
    const some = [
      { field: 'name', values: { a: 'Ana', b: 'Ana María Ruiz' } },
      { field: 'jobTitle', values: { b: 'Buyer' } },
    ];
    const proposed = proposals(some, 'a', 'b', {});
    expect(proposed).toEqual({ name: { from: 'b', reason: 'fuller' } });
    expect(choiceOf(proposed, 'b')).toEqual({ name: 'b' });
  });

  it('is what a person wrote, before what is newer', () => {
    const imported = written('2026-03-01T00:00:00Z', 'import');
    const fed = written('2026-03-01T00:00:00Z', 'user', 'feed:erp');
    const typed = written('2026-01-01T00:00:00Z');
    expect(reason([imported], [typed])).toEqual({ jobTitle: { from: 'b', reason: 'byHand' } });
    expect(reason([typed], [fed])).toEqual({ jobTitle: { from: 'a', reason: 'byHand' } });
  });

  it('is the newer one by the latest change of the field', () => {
    const long = written('2025-01-01T00:00:00Z');
    const late = written('2026-01-01T00:00:00Z');
    const elsewhere = { ...written('2026-02-01T00:00:00Z'), after: { phone: '1' } };
    expect(reason([elsewhere, long], [late, long])).toEqual({ jobTitle: { from: 'b', reason: 'newer' } });
    expect(reason([late], [long])).toEqual({ jobTitle: { from: 'a', reason: 'newer' } });
  });

  it('stays where nothing speaks for the other', () => {
    const one = written('2026-01-01T00:00:00Z');
    expect(reason([one], [written('2026-01-01T09:00:00Z')])).toEqual({
      jobTitle: { from: 'a', reason: 'survivor' },
    });
    expect(reason([], [one])).toEqual({ jobTitle: { from: 'a', reason: 'survivor' } });
    expect(choiceOf(reason([], [one]), 'b')).toEqual({});
  });
});

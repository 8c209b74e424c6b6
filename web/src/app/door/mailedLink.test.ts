import { describe, expect, it } from 'vitest';
import { mailedToken, proofOf } from './mailedLink.ts';

describe('a mailed link', () => {
  it('has its token behind the number sign', () => {
    expect(mailedToken('#token=a-b_c')).toBe('a-b_c');
    expect(mailedToken('#')).toBe('');
    expect(mailedToken('')).toBe('');
  });

  it('tells the digits of an app from a recovery code', () => {
    expect(proofOf(' 123 456 ')).toEqual({ code: '123 456' });
    expect(proofOf('ABCD-EFGH')).toEqual({ recoveryCode: 'ABCD-EFGH' });
    expect(proofOf('  ')).toEqual({});
  });
});

import { expect, test } from 'vitest';
import { comparedAddress } from './domains.ts';
import { fold, lower, ordered } from './folding.ts';

test('[REC-73] folds accents, case, width and blanks away', () => {
  expect(fold('  ÀGATA \u00a0 Straße\t')).toBe('agata strasse');
  expect(fold('Ｆｕｌｌ　ﬁne Œuvre Ærø łódź Đ ı İ')).toBe('full fine oeuvre aero lodz d i i');
  expect(fold('e\u0301')).toBe(fold('é'));
  expect(fold('plain text')).toBe('plain text');
  expect(fold(' \u0301 ')).toBe('');
});

test('[REC-73] cuts at 800 bytes, never inside a character', () => {
  expect(fold('a'.repeat(900))).toHaveLength(800);
  expect(fold('日'.repeat(400))).toBe('日'.repeat(266));
  expect(fold('🙂'.repeat(400))).toBe('🙂'.repeat(200));
});

test('lowers bodies character by character', () => {
  expect(lower('ΟΔΟΣ İX')).toBe('οδοσ ix');
});

test('[REC-81] orders texts by code point', () => {
  const texts = ['a', '\uffff', '🙂', '\ue000', 'é', '𝔘', '\uff5e'];
  const points = [...texts].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  expect([...texts].sort((a, b) => (ordered(a) < ordered(b) ? -1 : 1))).toEqual(points);
});

test('keeps parts of texts parts of them', () => {
  expect(ordered('x🙂\uff5ey')).toContain(ordered('🙂\uff5e'));
});

test('compares e-mail addresses as people write them', () => {
  expect(comparedAddress('Info@XN--Bcher-KVA.Example')).toBe('info@bücher.example');
  expect(comparedAddress('a@xn--fiqs8s')).toBe('a@中国');
  expect(comparedAddress('a@xn--\u00fc')).toBe('a@xn--ü');
});

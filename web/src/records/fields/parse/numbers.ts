import type { Language } from '~/platform/settings.ts';

/** What a language writes before decimals. */
export function decimalMark(language: Language): string {
  return language === 'en' ? '.' : ',';
}

const SUFFIXES: { readonly [suffix: string]: number } = { k: 1e3, mil: 1e3, m: 1e6, mln: 1e6, mio: 1e6 };

/**
 * A number as people write it: `1.234,50`, `1,234.50`, `1 234`, `12k`, `−3`.
 *
 * Where a mark could be either, such as that of `1,234`, the language decides.
 *
 * @returns undefined where it is none
 */
export function parseNumber(text: string, language: Language): number | undefined {
  const plain = text.trim().replace(/[\s\u00a0\u202f'’]/g, '');
  const parts = /^([-+\u2212]?)(\d[\d.,]*|[.,]\d+)(k|mil|m|mln|mio)?$/i.exec(plain);
  if (!parts) {
    return undefined;
  }
  const [, sign = '', digits = '', suffix = ''] = parts;
  const canonical = canonicalDigits(digits, language);
  if (canonical === undefined) {
    return undefined;
  }
  const value = Number(canonical) * (SUFFIXES[suffix.toLowerCase()] ?? 1);
  // 1.1k is 1100, not 1100.0000000000002
  const exact = Number(value.toPrecision(15));
  return sign === '-' || sign === '\u2212' ? -exact : exact;
}

function canonicalDigits(digits: string, language: Language): string | undefined {
  const marks = digits.replace(/\d/g, '');
  const last = marks.at(-1);
  if (!last) {
    return digits;
  }
  const isBoth = marks.includes('.') && marks.includes(',');
  const isOnce = marks.length === 1 || (isBoth && marks.indexOf(last) === marks.length - 1);
  const isThree = /^\d{1,3}([.,]\d{3})+$/.test(digits);
  const isDecimal = isOnce && (isBoth || !isThree || last === decimalMark(language));
  const [whole, fraction] = isDecimal ? splitLast(digits, last) : [digits, ''];
  const isGrouped = !/[.,]/.test(whole) || /^\d{1,3}([.,]\d{3})+$/.test(whole);
  return isGrouped ? `${whole.replace(/[.,]/g, '') || '0'}.${fraction || '0'}` : undefined;
}

function splitLast(digits: string, mark: string): [string, string] {
  const at = digits.lastIndexOf(mark);
  return [digits.slice(0, at), digits.slice(at + 1)];
}

/** A number as one would type it: no grouping, the decimal mark of the language. */
export function typedNumber(value: number, language: Language): string {
  const plain = Number.isInteger(value)
    ? value.toFixed(0)
    : value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 10 });
  return plain.replace('.', decimalMark(language));
}

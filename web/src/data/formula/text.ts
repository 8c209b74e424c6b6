/** Texts counted by code points; an empty text is no text (null). */

const LONGEST = 10_000;
const BLANKS = ' \t\n\r\u00a0';
const CASED: readonly (readonly [number, number])[] = [
  [0x61, 0x7a],
  [0xdf, 0x17f],
  [0x386, 0x3ce],
  [0x430, 0x52f],
  [0x1e00, 0x1eff],
];

/** What an operation made, cut to 10,000 characters. */
export function fitted(text: string): string | null {
  return text === '' ? null : left(text, LONGEST);
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}

export function length(text: string): number {
  let count = 0;
  for (const _ of text) {
    count++;
  }
  return count;
}

export function left(text: string, count: number): string {
  return text.length <= count ? text : [...text].slice(0, count).join('');
}

export function right(text: string, count: number): string {
  return text.length <= count ? text : [...text].slice(-count).join('');
}

export function mid(text: string, start: number, count: number): string {
  return [...text].slice(start - 1, start - 1 + count).join('');
}

/** The place of the part, from 1; 0 when it is not there from `start` on. */
export function find(part: string, text: string, start: number): number {
  const points = [...text];
  if (start > points.length) {
    return 0;
  }
  const offset = points.slice(0, start - 1).join('').length;
  const found = text.indexOf(part, offset);
  return found < 0 ? 0 : length(text.slice(0, found)) + 1;
}

export function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && BLANKS.includes(text.charAt(from))) {
    from++;
  }
  while (to > from && BLANKS.includes(text.charAt(to - 1))) {
    to--;
  }
  return text.slice(from, to);
}

/** The capital of a Latin, Greek or Cyrillic letter that has exactly one. */
function capital(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  if (!CASED.some(([from, to]) => point >= from && point <= to)) {
    return letter;
  }
  const upper = letter.toUpperCase();
  return upper.length === 1 && upper.toLowerCase() === letter ? upper : letter;
}

export function upper(text: string): string {
  return [...text].map(capital).join('');
}

export function lower(text: string): string {
  return [...text]
    .map((letter) => {
      const small = letter.toLowerCase();
      return small !== letter && small.length === letter.length && capital(small) === letter ? small : letter;
    })
    .join('');
}

/** As UTF-8 and code points are ordered. */
export function compare(one: string, other: string): number {
  const a = [...one];
  const b = [...other];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i]?.codePointAt(0) ?? 0) - (b[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

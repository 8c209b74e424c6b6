import type { Wanted } from './wanted.ts';

/** A record as the search on the device knows it; all texts folded. */
export type Entry = {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly folded: string;
  readonly words: readonly string[];
  /** What else names it: the company of a person, e-mail addresses. */
  readonly also: readonly string[];
  /** The last digits of its telephone numbers. */
  readonly numbers: readonly string[];
};

/** How well an entry fits: from here on it is as good as meant, below it is a guess. */
export const STRONG = 50;

/** How well an entry fits what is wanted, 0 where it does not. Each word has to be found somewhere. */
export function scoreOf(entry: Entry, wanted: Wanted, allowsTypos: boolean): number {
  if (wanted.digits && entry.numbers.some((number) => number.includes(wanted.digits))) {
    return 96;
  }
  if (wanted.words.length === 0) {
    return 0;
  }
  const whole = wanted.words.join(' ');
  if (entry.folded === whole) {
    return 100;
  }
  let worst = 90;
  for (const word of wanted.words) {
    worst = Math.min(worst, wordScore(entry, word, allowsTypos));
    if (worst === 0) {
      return 0;
    }
  }
  return entry.folded.startsWith(whole) ? Math.max(worst, 92) : worst;
}

function wordScore(entry: Entry, word: string, allowsTypos: boolean): number {
  if (entry.words.includes(word)) {
    return 88;
  }
  if (entry.words.some((own) => own.startsWith(word))) {
    return 80;
  }
  if (entry.also.some((other) => other.startsWith(word) || other.includes(` ${word}`))) {
    return 66;
  }
  if (word.length > 1 && entry.folded.includes(word)) {
    return 56;
  }
  if (word.length > 2 && entry.also.some((other) => other.includes(word))) {
    return 52;
  }
  return allowsTypos && word.length > 3 && entry.words.some((own) => isNear(own, word)) ? 30 : 0;
}

/** Whether a word begins with what is typed but for one slip: a letter wrong, missing, too many, or two swapped. */
export function isNear(own: string, typed: string): boolean {
  const length = typed.length;
  for (const end of [length - 1, length, length + 1]) {
    if (end <= own.length && isOneSlip(own.slice(0, end), typed)) {
      return true;
    }
  }
  return false;
}

function isOneSlip(one: string, other: string): boolean {
  let from = 0;
  while (from < one.length && one[from] === other[from]) {
    from++;
  }
  let [ends, otherEnds] = [one.length, other.length];
  while (ends > from && otherEnds > from && one[ends - 1] === other[otherEnds - 1]) {
    ends--;
    otherEnds--;
  }
  const [left, otherLeft] = [one.slice(from, ends), other.slice(from, otherEnds)];
  return (
    (left.length <= 1 && otherLeft.length <= 1) ||
    (left.length === 2 && left[0] === otherLeft[1] && left[1] === otherLeft[0] && otherLeft.length === 2)
  );
}

import type { Wanted } from './wanted.ts';

/** A record as the search on the device knows it; all texts folded. */
export type Entry = {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly folded: string;
  readonly words: readonly string[];
  /** What else names it, such as e-mail addresses and codes. */
  readonly facts: readonly Fact[];
  readonly numbers: readonly Phone[];
  /** The company it belongs to; that is found with it, too. */
  readonly company?: string;
};

/** Something a record is known by. */
export type Fact = {
  readonly text: string;
  readonly folded: string;
  /** Of codes, such as tax ids: their letters and digits alone, however they are written. */
  readonly code?: string;
};

/** A telephone number with the last digits by which it is compared. */
export type Phone = { readonly text: string; readonly digits: string };

/**
 * How well an entry fits what is wanted, 0 where it does not. Each word has to be found somewhere.
 *
 * @param company the folded name of the entry's company
 */
export function scoreOf(entry: Entry, wanted: Wanted, allowsTypos: boolean, company = ''): number {
  if (wanted.digits && entry.numbers.some(({ digits }) => digits.includes(wanted.digits))) {
    return 96;
  }
  if (wanted.words.length === 0) {
    return 0;
  }
  const whole = wanted.words.join(' ');
  if (entry.folded === whole) {
    return 100;
  }
  if (wanted.code && entry.facts.some(({ code }) => code?.includes(wanted.code))) {
    return 94;
  }
  let worst = 90;
  for (const word of wanted.words) {
    worst = Math.min(worst, wordScore(entry, word, allowsTypos, company));
    if (worst === 0) {
      return 0;
    }
  }
  return entry.folded.startsWith(whole) ? Math.max(worst, 92) : worst;
}

function wordScore(entry: Entry, word: string, allowsTypos: boolean, company: string): number {
  if (entry.words.includes(word)) {
    return 88;
  }
  if (entry.words.some((own) => own.startsWith(word))) {
    return 80;
  }
  const begins = (text: string) => text.startsWith(word) || text.includes(` ${word}`);
  if (begins(company) || entry.facts.some(({ folded }) => begins(folded))) {
    return 66;
  }
  if (word.length > 1 && entry.folded.includes(word)) {
    return 56;
  }
  if (
    word.length > 2 &&
    (company.includes(word) || entry.facts.some(({ folded }) => folded.includes(word)))
  ) {
    return 52;
  }
  return allowsTypos && word.length > 3 && entry.words.some((own) => isNear(own, word)) ? 30 : 0;
}

/** What beside its name makes an entry fit, if something does: one wants to see it. */
export function reasonFor(entry: Entry, { words, digits, code }: Wanted): string {
  const number = digits ? entry.numbers.find((each) => each.digits.includes(digits)) : undefined;
  const fact =
    (code ? entry.facts.find((each) => each.code?.includes(code)) : undefined) ??
    entry.facts.find(({ folded }) =>
      words.some((word) => !entry.folded.includes(word) && folded.includes(word)),
    );
  return number?.text ?? fact?.text ?? '';
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

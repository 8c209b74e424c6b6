import { fold } from '~/data/filter/folding.ts';

/** A record the user knows, as far as names go. */
export type Known = {
  readonly object: 'person' | 'company' | 'deal';
  readonly id: string;
  readonly name: string;
  /** Of a person or a deal: the id of its company. */
  readonly company?: string;
  /** Of a deal: the id of its contact. */
  readonly person?: string;
  /** Addresses it is known by. */
  readonly emails?: readonly string[];
  readonly isMine: boolean;
  /** When something last happened to it, in milliseconds since 1970. */
  readonly touchedAt: number;
};

/** A word of a known name. */
export type Posting = { readonly known: Known; readonly at: number; readonly words: readonly string[] };

type Kept = { readonly known: Known; readonly words: readonly string[] };

const LEGAL = new Set(
  'sl slu sa sau spa srl srls snc sas gmbh ag kg ltd limited llc inc corp plc co bv nv sarl eu coop scarl'.split(
    ' ',
  ),
);
/** Shortest word that is searched with a mistake in it, and the shortest one with a letter more or less. */
const SHORTEST = 4;

/**
 * The names of people, companies and open deals the user has on the device, found by any of their words.
 *
 * A word with one letter wrong, missing, too much or changed for its neighbour is found as well, but only asked for when
 * nothing is spelt so.
 */
export class Directory {
  readonly #kept = new Map<string, Kept>();
  readonly #words = new Map<string, Posting[]>();
  readonly #related = new Map<string, Set<Known>>();
  readonly #emails = new Map<string, Known>();
  #mistakes: Map<string, string[]> | undefined;

  constructor(known: Iterable<Known> = []) {
    for (const each of known) {
      this.put(each);
    }
  }

  get size(): number {
    return this.#kept.size;
  }

  get(id: string): Known | undefined {
    return this.#kept.get(id)?.known;
  }

  /** Adds a record, or replaces what was known of it. */
  put(known: Known) {
    this.remove(known.id);
    const words = wordsOf(known);
    this.#kept.set(known.id, { known, words });
    words.forEach((word, at) => {
      const postings = this.#words.get(word);
      if (postings) {
        postings.push({ known, at, words });
      } else {
        this.#words.set(word, [{ known, at, words }]);
        this.#mistakes = undefined;
      }
    });
    for (const other of [known.company, known.person]) {
      if (other !== undefined) {
        this.#related.set(other, (this.#related.get(other) ?? new Set()).add(known));
      }
    }
    for (const email of known.emails ?? []) {
      this.#emails.set(email.toLowerCase(), known);
    }
  }

  remove(id: string) {
    const kept = this.#kept.get(id);
    if (!kept) {
      return;
    }
    this.#kept.delete(id);
    for (const word of kept.words) {
      const left = (this.#words.get(word) ?? []).filter((posting) => posting.known.id !== id);
      if (left.length > 0) {
        this.#words.set(word, left);
      } else {
        this.#words.delete(word);
      }
    }
    for (const other of [kept.known.company, kept.known.person]) {
      if (other !== undefined) {
        this.#related.get(other)?.delete(kept.known);
      }
    }
    for (const email of kept.known.emails ?? []) {
      this.#emails.delete(email.toLowerCase());
    }
  }

  /** Where a folded word stands in a name. */
  at(word: string): readonly Posting[] {
    return this.#words.get(word) ?? [];
  }

  /** Where words stand that begin so. */
  starting(beginning: string): readonly Posting[] {
    return [...this.#words].flatMap(([word, postings]) => (word.startsWith(beginning) ? postings : []));
  }

  /** Where a word stands that differs from this one by one mistake. */
  near(word: string): readonly Posting[] {
    if (word.length < SHORTEST) {
      return [];
    }
    this.#mistakes ??= this.#allMistakes();
    const words = new Set(shortened(word).flatMap((short) => this.#mistakes?.get(short) ?? []));
    return [...words].flatMap((known) => (isOneMistake(word, known) ? this.at(known) : []));
  }

  /** The people and open deals of a company, and the open deals of a person. */
  of(id: string): Iterable<Known> {
    return this.#related.get(id) ?? [];
  }

  /** Who is reached at an address; with the address of an unknown person, the company of the same domain. */
  byEmail(address: string): Known | undefined {
    return this.#emails.get(address.toLowerCase());
  }

  #allMistakes(): Map<string, string[]> {
    const mistakes = new Map<string, string[]>();
    for (const word of this.#words.keys()) {
      for (const short of word.length < SHORTEST ? [] : shortened(word)) {
        const words = mistakes.get(short);
        if (words) {
          words.push(word);
        } else {
          mistakes.set(short, [word]);
        }
      }
    }
    return mistakes;
  }
}

/** The words of a name that count: folded, without the legal form. */
export function wordsOf({ object, name }: Pick<Known, 'object' | 'name'>): string[] {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (object !== 'company') {
    return words;
  }
  while (words.length > 1 && LEGAL.has(words.at(-1) ?? '')) {
    words.pop();
  }
  return words;
}

/** The word itself and what is left of it when one letter goes. */
function shortened(word: string): string[] {
  const short = new Set([word]);
  for (let i = 0; i < word.length; i++) {
    short.add(word.slice(0, i) + word.slice(i + 1));
  }
  return [...short];
}

/** Whether two words differ by one letter that is added, left out, changed or has changed places with its neighbour. */
export function isOneMistake(one: string, other: string): boolean {
  if (one.length !== other.length) {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    let same = 0;
    while (same < short.length && short.charAt(same) === long.charAt(same)) {
      same++;
    }
    return long.length - short.length === 1 && short.slice(same) === long.slice(same + 1);
  }
  const wrong = [...one].flatMap((letter, i) => (letter === other.charAt(i) ? [] : [i]));
  const [first = 0, second = -1] = wrong;
  const isSwapped =
    second === first + 1 &&
    one.charAt(first) === other.charAt(second) &&
    one.charAt(second) === other.charAt(first);
  return wrong.length === 1 || (wrong.length === 2 && isSwapped);
}

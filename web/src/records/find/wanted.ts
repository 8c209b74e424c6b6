import { fold } from '~/data/filter/folding.ts';
import { isNumber, lastDigits } from '~/platform/phones.ts';

/** What somebody types, read once: words, and the digits if it may be a telephone number. */
export type Wanted = {
  readonly words: readonly string[];
  /** The last digits of a number, as many as can be compared; empty where it is none. */
  readonly digits: string;
  /** Its letters and digits if it may be a code, such as a tax id; empty where it is none. */
  readonly code: string;
};

/** Shorter is too little to tell a code by. */
const LEAST = 4;

export function wantedOf(typed: string): Wanted {
  const folded = fold(typed);
  const code = codeOf(folded);
  return {
    words: folded.split(' ').filter(Boolean),
    digits: isNumber(typed) ? lastDigits(typed) : '',
    code: code.length >= LEAST && /\d/.test(code) ? code : '',
  };
}

/** The letters and digits of a folded text. */
export function codeOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]/gu, '');
}

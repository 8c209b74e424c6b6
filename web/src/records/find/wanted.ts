import { fold } from '~/data/filter/folding.ts';
import { isNumber, lastDigits } from '~/platform/phones.ts';

/** What somebody types, read once: words, and the digits if it may be a telephone number. */
export type Wanted = {
  readonly words: readonly string[];
  /** The last digits of a number, as many as can be compared; empty where it is none. */
  readonly digits: string;
};

export function wantedOf(typed: string): Wanted {
  return { words: fold(typed).split(' ').filter(Boolean), digits: isNumber(typed) ? lastDigits(typed) : '' };
}

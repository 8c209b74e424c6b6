/** So many digits from the end tell a number whatever stands before them: country codes, zeros, blanks. */
const COMPARED = 9;

const NUMBER = /^\+?[\d\s().\-/]{4,24}$/;

/** Whether a text may be a telephone number as people write it. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text.trim()) && lastDigits(text).length >= 4;
}

/** The digits by which two spellings of a number are compared. */
export function lastDigits(number: string): string {
  return number.replace(/\D/g, '').slice(-COMPARED);
}

/** Whether two spellings mean one number; short ones, such as extensions, only if they are the same. */
export function isSameNumber(one: string, other: string): boolean {
  const [mine, theirs] = [lastDigits(one), lastDigits(other)];
  return mine.length >= 4 && (mine === theirs || (mine.length >= 7 && theirs.endsWith(mine)));
}

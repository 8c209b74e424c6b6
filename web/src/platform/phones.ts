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

/** Countries' codes with fewer or more digits than two; all others have two, or three after these beginnings. */
const THREE = /^(2[1-689]|35|37|38|42|50|59|67|68|69|80|85|87|88|96|97|99)/;
const ONE = /^[17]/;

/** A number in international form with blanks where people pause; whatever is not in that form as it came. */
export function spacedNumber(number: string): string {
  if (!/^\+\d{7,15}$/.test(number)) {
    return number;
  }
  const digits = number.slice(1);
  const code = ONE.test(digits) ? 1 : THREE.test(digits) ? 3 : 2;
  const rest = digits.slice(code);
  // in threes, and the last two, three or four together
  const groups = rest.match(/\d{3}(?=\d{2})|\d+/g) ?? [rest];
  return `+${digits.slice(0, code)} ${groups.join(' ')}`;
}

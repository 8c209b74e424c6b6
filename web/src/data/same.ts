import type { Json } from './model/schema.ts';

/** Whether two values are equal; the order of keys does not count, an absent value is null. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  const left = a ?? null;
  const right = b ?? null;
  if (left === right) {
    return true;
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return false;
  }
  if (isList(left) || isList(right)) {
    return (
      isList(left) &&
      isList(right) &&
      left.length === right.length &&
      left.every((item, i) => same(item, right[i]))
    );
  }
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Whether a value is what was written, apart from the form the server gives it: blanks, capitals, the way a number or a
 * telephone number is written, what it adds to the items of a list.
 */
export function looselySame(written: Json | undefined, value: Json | undefined): boolean {
  const [left, right] = [written ?? null, value ?? null];
  if (isList(left)) {
    return (
      isList(right) && left.length === right.length && left.every((item, i) => looselySame(item, right[i]))
    );
  }
  if (typeof left === 'object' && left !== null) {
    const fields = typeof right === 'object' && right !== null && !isList(right) ? right : {};
    return Object.entries(left).every(([key, item]) => looselySame(item, fields[key]));
  }
  return left === right || (left !== null && right !== null && plain(left) === plain(right));
}

/** What is left of a value when only its letters and digits count. */
function plain(value: Json): string {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const text = typeof number === 'number' && !Number.isNaN(number) ? String(number) : String(value);
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The value with every text that is a key of `names` replaced by what it stands for. */
export function renamed(value: Json, names: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') {
    return names.get(value) ?? value;
  }
  if (isList(value)) {
    return value.map((item) => renamed(item, names));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, names)]));
  }
  return value;
}

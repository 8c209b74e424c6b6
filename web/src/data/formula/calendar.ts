/** Days are counted from 1970-01-01, moments in microseconds from its beginning in UTC; the years are 1 to 9999. */

export type Day = number;
export type Moment = bigint;

const FIRST = dayOf(1, 1, 1);
const LAST = dayOf(9999, 12, 31);
const MICROS_A_DAY = 86_400_000_000n;
const FIRST_MOMENT = BigInt(FIRST) * MICROS_A_DAY;
const LAST_MOMENT = BigInt(LAST + 1) * MICROS_A_DAY - 1n;

export type Parts = { year: number; month: number; day: number };

/** Howard Hinnant's days from civil. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function parts(date: Day): Parts {
  const z = date + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function fitDay(date: Day): Day | null {
  return date < FIRST || date > LAST ? null : date;
}

export function fitMoment(moment: Moment): Moment | null {
  return moment < FIRST_MOMENT || moment > LAST_MOMENT ? null : moment;
}

export function daysInMonth(year: number, month: number): number {
  return dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayOf(year, month, 1);
}

export function makeDate(year: number, month: number, day: number): Day | null {
  const isDate =
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    day <= daysInMonth(year, month);
  return isDate ? dayOf(year, month, day) : null;
}

/** The same day so many months on, or the last of that month. */
export function plusMonths(date: Day, months: number): Day {
  const { year, month, day } = parts(date);
  const count = year * 12 + month - 1 + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return dayOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

export function endOfMonth(date: Day, months: number): Day | null {
  const { year, month } = parts(plusMonths(dayOf(parts(date).year, parts(date).month, 1), months));
  return fitDay(dayOf(year, month, daysInMonth(year, month)));
}

export function weekday(date: Day): number {
  return ((((date + 3) % 7) + 7) % 7) + 1;
}

export function monthsBetween(from: Day, to: Day): number {
  const a = parts(from);
  const b = parts(to);
  const packed = (b.year * 12 + b.month - (a.year * 12 + a.month)) * 32 + b.day - a.day;
  return Math.trunc(packed / 32);
}

export function networkDays(from: Day, to: Day): number {
  return to < from ? -worked(to, from) : worked(from, to);
}

function worked(from: Day, to: Day): number {
  return weekdaysUpTo(to) - weekdaysUpTo(from - 1);
}

function weekdaysUpTo(date: Day): number {
  const sinceMonday = date + 3;
  const week = Math.floor(sinceMonday / 7);
  return week * 5 + Math.min(sinceMonday - week * 7 + 1, 5);
}

// ------------------------------------------------------------------ zones

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const cut = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? cut - 1n : cut;
}

/** What clocks of the zone are ahead of UTC at a moment, in microseconds. */
export function offset(moment: Moment, zone: string): bigint {
  const seconds = floorDivide(moment, 1_000_000n);
  const found: Record<string, string> = {};
  for (const part of format(zone).formatToParts(Number(seconds) * 1000)) {
    found[part.type] = part.value;
  }
  const year = found.era === 'BC' ? 1 - Number(found.year) : Number(found.year);
  // Before 1582 Intl shows the days of Julius Caesar's calendar; zones had no rules then, so that the day tells enough.
  if (year < 1600) {
    return earlyOffset(zone);
  }
  const day = dayOf(year, Number(found.month), Number(found.day));
  const local =
    BigInt(day) * 86_400n +
    BigInt(Number(found.hour) * 3600 + Number(found.minute) * 60 + Number(found.second));
  return (local - seconds) * 1_000_000n;
}

/** The oldest offset the zone has: the one of 1700. */
function earlyOffset(zone: string): bigint {
  return offset(BigInt(dayOf(1700, 1, 1)) * MICROS_A_DAY, zone);
}

/** Microseconds from 1970-01-01 as clocks of the zone show them. */
export function local(moment: Moment, zone: string): bigint {
  return moment + offset(moment, zone);
}

/** A time that the clocks skip is as much later; of one that they show twice the second is meant. */
export function momentOf(localTime: bigint, zone: string): Moment | null {
  const before = offset(localTime - MICROS_A_DAY, zone);
  const after = offset(localTime + MICROS_A_DAY, zone);
  const second = localTime - after;
  if (offset(second, zone) === after) {
    return fitMoment(second);
  }
  const first = localTime - before;
  return fitMoment(first);
}

export function dateOf(moment: Moment, zone: string): Day | null {
  return fitDay(Number(floorDivide(local(moment, zone), MICROS_A_DAY)));
}

export function moved(moment: Moment, zone: string, by: (date: Day) => Day): Moment | null {
  const shown = local(moment, zone);
  const day = floorDivide(shown, MICROS_A_DAY);
  const time = shown - day * MICROS_A_DAY;
  return momentOf(BigInt(by(Number(day))) * MICROS_A_DAY + time, zone);
}

// ------------------------------------------------------------------ texts

function padded(value: number, size: number): string {
  return value.toString().padStart(size, '0');
}

/** Patterns are made of `yyyy MM dd HH mm ss` and signs between them. */
export function formatDay(date: Day, pattern: string): string {
  return formatLocal(BigInt(date) * MICROS_A_DAY, pattern);
}

export function formatMoment(moment: Moment, pattern: string, zone: string): string | null {
  return dateOf(moment, zone) === null ? null : formatLocal(local(moment, zone), pattern);
}

function formatLocal(shown: bigint, pattern: string): string {
  const day = floorDivide(shown, MICROS_A_DAY);
  const seconds = Number(floorDivide(shown - day * MICROS_A_DAY, 1_000_000n));
  const { year, month, day: dayOfMonth } = parts(Number(day));
  const values: Record<string, string> = {
    yyyy: padded(year, 4),
    MM: padded(month, 2),
    dd: padded(dayOfMonth, 2),
    HH: padded(Math.floor(seconds / 3600), 2),
    mm: padded(Math.floor(seconds / 60) % 60, 2),
    ss: padded(seconds % 60, 2),
  };
  return pattern.replace(/yyyy|MM|dd|HH|mm|ss/g, (word) => values[word] ?? word);
}

export function parseDay(text: string): Day {
  const [year, month, day] = text.split('-').map(Number);
  return dayOf(year ?? 0, month ?? 0, day ?? 0);
}

/** Reads `2026-11-22T10:15:30.123456Z`. */
export function parseMoment(text: string): Moment {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?Z$/.exec(text);
  if (!match?.[1]) {
    throw new Error(`not a moment: ${text}`);
  }
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]);
  const micros = BigInt((match[5] ?? '').padEnd(6, '0'));
  return BigInt(parseDay(match[1])) * MICROS_A_DAY + BigInt(seconds) * 1_000_000n + micros;
}

export function printMoment(moment: Moment): string {
  const micros = moment - floorDivide(moment, 1_000_000n) * 1_000_000n;
  const fraction = micros === 0n ? '' : `.${micros.toString().padStart(6, '0').replace(/0+$/, '')}`;
  return `${formatLocal(moment, 'yyyy-MM-ddTHH:mm:ss')}${fraction}Z`;
}

import { dayOf, formatDay, type Moment, makeDate, printMoment } from '../formula/calendar.ts';
import type { Json } from '../model/schema.ts';
import type { Operator } from './comparison.ts';
import { FilterFault } from './fault.ts';
import type { Asker, Path } from './filter.ts';
import { fold, lower, ordered } from './folding.ts';
import { asDouble, durationMillis, hasTooManyDigits, inHalves, type Written, written } from './numbers.ts';
import { type Cell, instantCell, valueType } from './parts.ts';
import { isRelativeTime, relativeDay, relativeTime } from './relative.ts';
import { momentIn, startOfDay } from './zoned.ts';

type Operand = Exclude<Cell, null>;

const MAX_TEXT = 1_000;
const SECOND = 1_000_000n;
const EARLIEST = BigInt(dayOf(1, 1, 1)) * 86_400n * SECOND;
const LATEST = BigInt(dayOf(10_000, 1, 1)) * 86_400n * SECOND - SECOND;

/**
 * Turns the value of a condition into what cells are compared with.
 *
 * @throws FilterFault with what is wrong with it
 */
export function operand(
  path: Path,
  operator: Operator,
  value: Json | undefined,
  at: string,
  asker: Asker,
): Operand {
  if (value === null || value === undefined) {
    throw new FilterFault(at, 'valueMissing');
  }
  switch (path.part.comparison) {
    case 'folded':
      return ordered(fold(text(value, at)));
    case 'body':
      return lower(text(value, at));
    case 'code':
      return ordered(text(value, at));
    case 'list':
      return listItem(valueType(path.field), text(value, at));
    case 'number':
      return inHalves(number(valueType(path.field), value, at));
    case 'degrees':
      return asDouble(number(valueType(path.field), value, at));
    case 'boolean':
      return bool(value, at);
    case 'date':
      return date(value, at, asker);
    case 'instant':
      return instantCell(printMoment(instant(value, at, operator, asker)));
    case 'id':
      return id(value, at, asker);
    case 'option':
      return option(path, value, at);
    case 'none':
      throw new FilterFault(at, 'operatorNotAllowed', { op: '', field: path.text });
  }
}

function text(value: Json, at: string): string {
  if (typeof value !== 'string') {
    throw new FilterFault(at, 'wrongType', { expected: 'text' });
  }
  if (value.length > MAX_TEXT) {
    throw new FilterFault(at, 'tooLong', { max: MAX_TEXT });
  }
  return value;
}

function listItem(type: string, item: string): string {
  switch (type) {
    case 'emailList':
      return stripped(item).toLowerCase();
    case 'phoneList':
      return item.replace(/[^+0-9]/g, '');
    default:
      return item;
  }
}

/** Without what Java takes for white space at the ends: no-break spaces are none. */
function stripped(text: string): string {
  const blanks = '[\\t-\\r\\u001c-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]+';
  return text.replace(new RegExp(`^${blanks}|${blanks}$`, 'g'), '');
}

function number(type: string, value: Json, at: string): Written {
  if (type === 'duration' && typeof value === 'string') {
    const millis = durationMillis(value);
    if (millis === null) {
      throw new FilterFault(at, 'wrongType', { expected: 'duration' });
    }
    return { digits: millis, scale: 0 };
  }
  const found = typeof value === 'string' || typeof value === 'number' ? written(String(value)) : null;
  if (found === null) {
    throw new FilterFault(at, 'wrongType', { expected: 'number' });
  }
  if (hasTooManyDigits(found)) {
    throw new FilterFault(at, 'tooManyDigits', { max: 100 });
  }
  return found;
}

function bool(value: Json, at: string): boolean {
  if (value === true || value === 'true') {
    return true;
  }
  if (value === false || value === 'false') {
    return false;
  }
  throw new FilterFault(at, 'wrongType', { expected: 'boolean' });
}

function day(text: string, at: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const found = match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  if (found === null) {
    throw new FilterFault(at, 'impossibleDate');
  }
  return found;
}

function date(value: Json, at: string, asker: Asker): string {
  const wanted = relative(value, at);
  const found = wanted === null ? day(text(value, at), at) : relativeDay(wanted, asker.now, asker.zone);
  return formatDay(found, 'yyyy-MM-dd');
}

/** A date without a time means its beginning, or its end where the comparison includes the day. */
function instant(value: Json, at: string, operator: Operator, asker: Asker): Moment {
  const wanted = relative(value, at);
  if (wanted !== null) {
    return momentIn(relativeTime(wanted, asker.now, asker.zone));
  }
  const given = text(value, at);
  if (given.length !== 10) {
    return inRange(moment(given, at), at);
  }
  const isEnd = operator === 'le' || operator === 'gt';
  const edge = momentIn(startOfDay(day(given, at) + (isEnd ? 1 : 0), asker.zone));
  return inRange(isEnd ? edge - 1n : edge, at);
}

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{0,9}))?)?(?:Z|([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)$/i;

function moment(given: string, at: string): Moment {
  const match = MOMENT.exec(given);
  const [hours, minutes, seconds] = [Number(match?.[2]), Number(match?.[3]), Number(match?.[4] ?? 0)];
  const [aheadHours, aheadMinutes, aheadSeconds] = [7, 8, 9].map((i) => Number(match?.[i] ?? 0)) as [
    number,
    number,
    number,
  ];
  const ahead = aheadHours * 3_600 + aheadMinutes * 60 + aheadSeconds;
  const isTime = hours <= 23 && minutes <= 59 && seconds <= 59;
  const isOffset = aheadMinutes <= 59 && aheadSeconds <= 59 && ahead <= 18 * 3_600;
  if (!match?.[1] || !isTime || !isOffset) {
    throw new FilterFault(at, 'impossibleDate');
  }
  const shown = day(match[1], at) * 86_400 + hours * 3_600 + minutes * 60 + seconds;
  const utc = match[6] === '-' ? shown + ahead : shown - ahead;
  return BigInt(utc) * SECOND + BigInt((match[5] ?? '').padEnd(6, '0').slice(0, 6));
}

function inRange(moment: Moment, at: string): Moment {
  if (moment < EARLIEST || moment > LATEST) {
    throw new FilterFault(at, 'impossibleDate');
  }
  return moment;
}

function relative(value: Json, at: string): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return null;
  }
  const wanted = (value as { readonly [key: string]: Json }).relative;
  if (Object.keys(value).length !== 1 || typeof wanted !== 'string') {
    throw new FilterFault(at, 'wrongType', { expected: 'date' });
  }
  if (!isRelativeTime(wanted)) {
    throw new FilterFault(at, 'relativeTime', { value: wanted });
  }
  return wanted;
}

function id(value: Json, at: string, asker: Asker): string {
  if (value === '@me' || value === '@myTeam') {
    const found = value === '@me' ? asker.user : asker.team;
    if (found === null) {
      throw new FilterFault(at, value === '@me' ? 'nobodyIsMe' : 'noTeamIsMine');
    }
    return found;
  }
  const found = typeof value === 'string' ? uuid(value) : null;
  if (found === null) {
    throw new FilterFault(at, 'id');
  }
  return found;
}

/** Groups of other lengths count by their last digits, as Java has it. */
function uuid(text: string): string | null {
  const groups = text.split('-');
  const isId =
    text.length === 36 && groups.length === 5 && groups.every((group) => /^0*[0-9a-f]{1,15}$/i.test(group));
  return isId
    ? groups
        .map((group, i) => group.padStart(12, '0').slice([-8, -4, -4, -4, -12][i]).toLowerCase())
        .join('-')
    : null;
}

function option(path: Path, value: Json, at: string): string {
  const key = text(value, at);
  const options = path.field.options ?? [];
  if (!options.some((each) => each.key === key)) {
    const keys = options.slice(0, 20).map((each) => each.key);
    throw new FilterFault(at, 'unknownOption', { options: keys.join(', ') });
  }
  return key;
}

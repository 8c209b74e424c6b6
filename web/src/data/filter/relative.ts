import { dayOf, type Moment, parts, plusMonths, weekday } from '../formula/calendar.ts';
import { dayIn, plus, truncatedToDay, withDay, type Zoned, zoned } from './zoned.ts';

const FORM = /^(?:(now|today)|(startOf|endOf)(Day|Week|Month|Quarter|Year))?(?:([+-]\d{1,5})([hdwmqy]))?$/;
const HOUR = 3_600_000_000n;

export function isRelativeTime(text: string): boolean {
  return text !== '' && FORM.test(text);
}

/**
 * A time relative to now where the asking person is: `now`, `today`, `-30d`, `startOfQuarter`, `endOfMonth+1m`. Weeks begin on
 * Monday, an end is the last microsecond.
 */
export function relativeTime(text: string, now: Moment, zone: string): Zoned {
  const match = FORM.exec(text);
  if (!match) {
    throw new Error(`not a relative time: ${text}`);
  }
  const [, word, edge, unit] = match;
  const count = match[4] === undefined ? 0 : Number(match[4]);
  const here = zoned(now, zone);
  if (edge === undefined) {
    return moved(word === 'today' ? truncatedToDay(here) : here, count, match[5]);
  }
  const start = moved(startOf(here, unit), count, match[5]);
  return edge === 'startOf' ? start : plus(nextStart(start, unit), -1n);
}

function startOf(time: Zoned, unit: string | undefined): Zoned {
  const day = truncatedToDay(time);
  switch (unit) {
    case 'Day':
      return day;
    case 'Week':
      return withDay(day, (date) => date - weekday(date) + 1);
    case 'Month':
      return withDay(day, firstOfMonth);
    case 'Quarter':
      return withDay(
        withDay(day, (date) => plusMonths(date, -((parts(date).month - 1) % 3))),
        firstOfMonth,
      );
    default:
      return withDay(day, (date) => dayOf(parts(date).year, 1, 1));
  }
}

function firstOfMonth(date: number): number {
  return date - parts(date).day + 1;
}

function nextStart(start: Zoned, unit: string | undefined): Zoned {
  switch (unit) {
    case 'Day':
      return withDay(start, (date) => date + 1);
    case 'Week':
      return withDay(start, (date) => date + 7);
    case 'Month':
      return months(start, 1);
    case 'Quarter':
      return months(start, 3);
    default:
      return months(start, 12);
  }
}

function months(time: Zoned, count: number): Zoned {
  return withDay(time, (date) => plusMonths(date, count));
}

function clamp(count: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, count));
}

/** Days and longer move by the calendar; what leaves the years of the calendar stays at their edge. */
function moved(from: Zoned, count: number, unit: string | undefined): Zoned {
  switch (unit) {
    case undefined:
      return from;
    case 'h':
      return plus(from, BigInt(count) * HOUR);
    case 'd':
      return withDay(from, (date) => date + count);
    case 'w':
      return withDay(from, (date) => date + 7 * count);
    case 'm':
      return months(from, clamp(count, -22_800, 94_800));
    case 'q':
      return months(from, 3 * clamp(count, -7_600, 31_600));
    default:
      return months(from, 12 * clamp(count, -1_900, 7_900));
  }
}

/** The day it falls on. */
export function relativeDay(text: string, now: Moment, zone: string): number {
  return dayIn(relativeTime(text, now, zone));
}

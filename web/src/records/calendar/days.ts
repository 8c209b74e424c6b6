import type { Json } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { dayOf, daysBetween } from '~/platform/formats.ts';
import { momentOf, wallTime } from '../fields/parse/moments.ts';
import type { Span } from '../list/listAddress.ts';

const DAY = 86_400_000;

/** The day so many days later, of days as `2026-11-22`. */
export function plusDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

function weekOf(day: string, firstDay: number): string {
  const since = (new Date(`${day}T00:00:00Z`).getUTCDay() - firstDay + 7) % 7;
  return plusDays(day, -since);
}

/** How many days an agenda looks ahead. */
const AGENDA = 30;

/**
 * The days a calendar shows around a day; a month with the weeks it begins and ends in.
 *
 * @param firstDay with which weeks begin, 0 for Sunday
 */
export function daysOf(span: Span, on: string, firstDay: number): readonly string[] {
  if (span === 'agenda') {
    return Array.from({ length: AGENDA }, (_, i) => plusDays(on, i));
  }
  if (span === 'week') {
    return Array.from({ length: 7 }, (_, i) => plusDays(weekOf(on, firstDay), i));
  }
  const first = weekOf(`${on.slice(0, 7)}-01`, firstDay);
  const last = plusDays(`${nextMonth(on, 1).slice(0, 7)}-01`, -1);
  const weeks = Math.floor(daysBetween(first, last) / 7) + 1;
  return Array.from({ length: weeks * 7 }, (_, i) => plusDays(first, i));
}

/** The first of the month so many months on. */
function nextMonth(day: string, count: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

/** The day one gets to by going on, or back, by what is shown. */
export function turned(span: Span, on: string, by: 1 | -1): string {
  return span === 'month' ? nextMonth(on, by) : plusDays(on, by * (span === 'week' ? 7 : AGENDA));
}

/** On which day of the user's a record stands. */
export function dayIn(value: Json | undefined, zone: string): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  return value.length === 10 ? value : dayOf(new Date(value), zone);
}

/** Records by their days, each day in the order of time. */
export function byDay(
  rows: readonly Row[],
  field: string,
  zone: string,
): ReadonlyMap<string, readonly Row[]> {
  const days = new Map<string, Row[]>();
  for (const row of rows) {
    const day = dayIn(row.values[field], zone);
    if (day) {
      days.set(day, [...(days.get(day) ?? []), row]);
    }
  }
  for (const some of days.values()) {
    some.sort((a, b) => (String(a.values[field]) < String(b.values[field]) ? -1 : 1));
  }
  return days;
}

/** What changes when a record goes to another day: its time stays, and so does how long it takes. */
export function movedTo(
  row: Row,
  field: string,
  endField: string | undefined,
  day: string,
  zone: string,
): Values {
  const value = row.values[field];
  if (typeof value !== 'string') {
    return {};
  }
  if (value.length === 10) {
    return { [field]: day };
  }
  const wall = wallTime(value, zone);
  const start = momentOf(`${day}${wall.slice(10)}`, zone);
  const end = endField ? row.values[endField] : undefined;
  const lasts = typeof end === 'string' ? Date.parse(end) - Date.parse(value) : 0;
  const ends = new Date(Date.parse(start) + lasts).toISOString().replace('.000Z', 'Z');
  return { [field]: start, ...(endField && typeof end === 'string' ? { [endField]: ends } : {}) };
}

/** What is made on a day begins in the morning. */
export function startOn(day: string, type: string, zone: string): string {
  return type === 'date' ? day : momentOf(`${day}T09:00`, zone);
}

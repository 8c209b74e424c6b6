import { dayIn, zoned } from '~/data/filter/zoned.ts';
import { daysBetween, type Formats } from '~/platform/formats.ts';
import { isoDay, momentOf } from '../edits.ts';
import type { Directory, Known } from '../names/directory.ts';
import { type Context, isNew, type Party, type Span, type When } from '../proposal.ts';

/** The day it is for the user. */
export function todayOf({ now, zone }: Context): number {
  return dayIn(zoned(BigInt(now) * 1000n, zone));
}

/** A day and its hours as people say them: tomorrow 15:00, 3 Dec 2026 10:00–11:00. */
export function whenText({ day, time, until }: When, today: number, formats: Formats): string {
  const away = daysBetween(isoDay(today), isoDay(day));
  const date = Math.abs(away) <= 1 ? formats.days(away) : formats.day(isoDay(day));
  const clock = (minutes: number) =>
    formats.time(new Date(Number(momentOf(day, minutes, formats) / 1000n)).toISOString());
  const from = time === undefined ? '' : ` ${clock(time)}`;
  return `${date}${from}${until === undefined ? '' : `–${clock(until)}`}`;
}

/** A person with their company, since others may have the same name. */
export function partyText(party: Party, directory: Directory): string {
  const company = isNew(party) ? party.of : directory.get(party.company ?? '')?.name;
  return company && party.object === 'person' ? `${party.name} (${company})` : party.name;
}

export function dealText(deal: Known, directory: Directory): string {
  const company = directory.get(deal.company ?? '')?.name;
  return company ? `${deal.name} (${company})` : deal.name;
}

/** The words of a line that led to something. */
export function wordsText(line: string, words: readonly Span[]): string {
  return words.map(({ start, end }) => line.slice(start, end).trim()).join(' … ');
}

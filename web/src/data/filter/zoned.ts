import { type Day, floorDivide, type Moment, offset } from '../formula/calendar.ts';

/** A moment as the clocks of a zone show it, in microseconds. */
export type Zoned = { readonly local: bigint; readonly offset: bigint; readonly zone: string };

const MICROS_A_DAY = 86_400_000_000n;

export function zoned(moment: Moment, zone: string): Zoned {
  const ahead = offset(moment, zone);
  return { local: moment + ahead, offset: ahead, zone };
}

export function momentIn(time: Zoned): Moment {
  return time.local - time.offset;
}

export function dayIn(time: Zoned): Day {
  return Number(floorDivide(time.local, MICROS_A_DAY));
}

/**
 * The moment at which clocks show this. Of a time they show twice the one with the offset at hand is meant, else the first;
 * one they skip is as much later.
 */
export function resolved(local: bigint, zone: string, preferred?: bigint): Zoned {
  const before = offset(local - MICROS_A_DAY, zone);
  const after = offset(local + MICROS_A_DAY, zone);
  const fits = [before, after].filter((each) => offset(local - each, zone) === each);
  const kept = preferred !== undefined && fits.includes(preferred) ? preferred : fits[0];
  return kept === undefined ? zoned(local - before, zone) : { local, offset: kept, zone };
}

export function startOfDay(day: Day, zone: string): Zoned {
  return resolved(BigInt(day) * MICROS_A_DAY, zone);
}

/** The same time of another day. */
export function withDay(time: Zoned, change: (day: Day) => Day): Zoned {
  const day = dayIn(time);
  const rest = time.local - BigInt(day) * MICROS_A_DAY;
  return resolved(BigInt(change(day)) * MICROS_A_DAY + rest, time.zone, time.offset);
}

export function truncatedToDay(time: Zoned): Zoned {
  return resolved(BigInt(dayIn(time)) * MICROS_A_DAY, time.zone, time.offset);
}

/** So many microseconds later. */
export function plus(time: Zoned, micros: bigint): Zoned {
  return zoned(momentIn(time) + micros, time.zone);
}

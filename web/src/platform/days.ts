import { dayOf } from './formats.ts';

/** The day so many days after another, both as `2026-11-22`. */
export function plusDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The first Monday after a day. */
export function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return plusDays(day, (8 - weekday) % 7 || 7);
}

/** The time of day of a moment in a zone, as `09:30`. */
export function timeOf(moment: Date, zone: string): string {
  // Swedes write times as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    moment,
  );
}

/** A moment as the server writes it, to the second, so that what comes back is the same text. */
export function asSent(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The moment at which it is this time of this day in a zone; where clocks jump over it, as much later. */
export function momentAt(day: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let moment = wanted;
  // The first look may land on the other side of a change of clocks; the second does not.
  for (let look = 0; look < 2; look++) {
    const shown = Date.parse(`${dayOf(new Date(moment), zone)}T${timeOf(new Date(moment), zone)}:00Z`);
    moment += wanted - shown;
  }
  return new Date(moment);
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const wall = Date.parse(`${format.format(moment).replace(' ', 'T')}Z`);
  return wall - Math.floor(moment / 1000) * 1000;
}

/** What a `datetime-local` input shows of a moment in a zone: `2026-11-22T10:15`. */
export function wallTime(moment: string, zone: string): string {
  const at = Date.parse(moment);
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16);
}

/** The moment of a wall time in a zone; what the clock skips in spring is taken as an hour later. */
export function momentOf(wall: string, zone: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  const guess = asUtc - offsetAt(asUtc, zone);
  const moment = asUtc - offsetAt(guess, zone);
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}

/** A day and hour from now, for what is planned: the next full hour. */
export function nextHour(now: Date): string {
  const hour = 3_600_000;
  return new Date(Math.ceil((now.getTime() + 1) / hour) * hour).toISOString().replace('.000Z', 'Z');
}

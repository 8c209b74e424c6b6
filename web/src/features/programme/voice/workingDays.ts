import { plusDays } from '~/platform/days.ts';

/** The day that many working days later, as the server counts them: Saturdays and Sundays are none. */
export function workingDays(from: string, days: number): string {
  let day = from;
  for (let left = days; left > 0; ) {
    day = plusDays(day, 1);
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) {
      left--;
    }
  }
  return day;
}

import type { Row } from '~/data/store/rows.ts';
import { plusDays } from '~/platform/days.ts';

/** How far back rituals are looked at, in days; the server does the same for signal S06. */
export const LOOK_BACK = 90;

/** A ritual with when it comes next and how often it was held. */
export type Turns = {
  /** How many turns of the last days are over. */
  readonly planned: number;
  /** In how many of them there was a meeting. */
  readonly held: number;
  /** The day from which the next meeting is due; undefined once it was given up. */
  readonly next: string | undefined;
};

/** Each turn lasts until the next one begins; it was held if there was a meeting in it. */
export function turnsOf(ritual: Row, meetings: readonly Row[], today: string): Turns {
  const { startsOn, everyWeeks, endedOn } = ritual.values;
  const weeks = Number(everyWeeks ?? 0);
  if (typeof startsOn !== 'string' || weeks < 1) {
    return { planned: 0, held: 0, next: undefined };
  }
  const days = meetings
    .filter(({ values }) => values.ritual === ritual.id)
    .map(({ values }) => String(values.heldOn));
  const wasHeld = (from: string, next: string) => days.some((day) => day >= from && day < next);
  const since = plusDays(today, -LOOK_BACK);
  let planned = 0;
  let held = 0;
  let begins = startsOn;
  let ends = plusDays(begins, weeks * 7);
  while (ends <= today) {
    if (begins >= since && !(typeof endedOn === 'string' && begins > endedOn)) {
      planned += 1;
      held += wasHeld(begins, ends) ? 1 : 0;
    }
    begins = ends;
    ends = plusDays(begins, weeks * 7);
  }
  const next = typeof endedOn === 'string' ? undefined : wasHeld(begins, ends) ? ends : begins;
  return { planned, held, next };
}

/** The ritual that comes next, and from which day on. */
export function nextRitual(
  rituals: readonly Row[],
  meetings: readonly Row[],
  today: string,
): { readonly ritual: Row; readonly next: string } | undefined {
  return rituals
    .flatMap((ritual) => {
      const { next } = turnsOf(ritual, meetings, today);
      return next === undefined ? [] : [{ ritual, next }];
    })
    .sort((one, other) => one.next.localeCompare(other.next))[0];
}

const SIZES = ['low', 'medium', 'high'];

/** The open ones first, of those what is likely and bad; the closed ones by how lately they were closed. */
export function risksInOrder(risks: readonly Row[]): readonly Row[] {
  const weight = ({ values }: Row) =>
    (SIZES.indexOf(String(values.likelihood)) + 1) * (SIZES.indexOf(String(values.harm)) + 1);
  return [...risks].sort(
    (one, other) =>
      Number(isOpen(other)) - Number(isOpen(one)) ||
      (isOpen(one)
        ? weight(other) - weight(one)
        : String(other.values.closedOn ?? '').localeCompare(String(one.values.closedOn ?? ''))),
  );
}

export function isOpen({ values }: Row): boolean {
  return (values.status ?? 'open') === 'open';
}

/** What a risk lacks: two owners, an answer, a day on which somebody looks at it again. */
export type Lack = 'owners' | 'answer' | 'overdue';

export function lackOf(risk: Row, today: string): Lack | undefined {
  const { businessOwner, itOwner, answer, lookOn } = risk.values;
  if (!isOpen(risk)) {
    return undefined;
  }
  if (!businessOwner || !itOwner) {
    return 'owners';
  }
  if (!answer) {
    return 'answer';
  }
  return typeof lookOn === 'string' && lookOn < today ? 'overdue' : undefined;
}

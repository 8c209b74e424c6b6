import type { Row } from '~/data/store/rows.ts';
import { plusDays } from '~/platform/days.ts';
import { isOpen } from '../voice/voice.ts';

/** What each member gives in a quarter, all requests together. */
export const POINTS = 100;

const FEWEST = 5;
const MOST = 12;
/** How many days before its end a term is talked about. */
const ENDS_SOON = 30;
const MONTH = 31;

export const ABOUT = ['covenant', 'legalBasis', 'eventType', 'other'] as const;
export type About = (typeof ABOUT)[number];

/** The quarter of a day, as the server writes it. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Who sits on the council today, said yes or not. */
export function seatsOf(roles: readonly Row[], today: string): readonly Row[] {
  return roles.filter(
    ({ values }) => values.kind === 'council' && (!values.until || String(values.until) >= today),
  );
}

/** Whether this person is of the council; in the smallest size everybody is. */
export function isMember(seats: readonly Row[], me: string | undefined, isMicro: boolean): boolean {
  return isMicro || seats.some(({ values }) => values.user === me && values.acceptedAt);
}

export type Warning = 'tooFew' | 'tooMany' | 'noSceptic' | 'noExternal' | 'endsSoon';

/** What the council lacks; nothing of it holds anything up. */
export function warningsOf(seats: readonly Row[], today: string): readonly Warning[] {
  const taken = seats.filter(({ values }) => values.acceptedAt);
  const has = (seat: string) => taken.some(({ values }) => values.seat === seat);
  const endsSoon = taken.some(
    ({ values }) => values.until && String(values.until) <= plusDays(today, ENDS_SOON),
  );
  const all: readonly (readonly [Warning, boolean])[] = [
    ['tooFew', taken.length < FEWEST],
    ['tooMany', taken.length > MOST],
    ['noSceptic', !has('sceptic')],
    ['noExternal', !has('external')],
    ['endsSoon', endsSoon],
  ];
  return all.filter(([, isSo]) => isSo).map(([warning]) => warning);
}

export function isHeld({ values }: Row, today: string): boolean {
  return !values.endedOn && String(values.until ?? '') >= today;
}

export type Point = {
  readonly what: 'held' | 'watched' | 'late' | 'doubt' | 'warning' | 'minutes';
  readonly name: string;
};

export type Matter = {
  readonly seats: readonly Row[];
  readonly holds: readonly Row[];
  readonly requests: readonly Row[];
  readonly objections: readonly Row[];
  readonly meetings: readonly Row[];
  readonly isMicro: boolean;
};

/** What the council talks about next, from what is open, the most pressing first. */
export function agendaOf(all: Matter, today: string): readonly Point[] {
  const open = all.requests.filter(isOpen);
  const named = (what: Point['what'], rows: readonly Row[], field = 'name') =>
    rows.map(({ values }): Point => ({ what, name: String(values[field] ?? '') }));
  const last = all.meetings.map(({ values }) => String(values.heldOn ?? '')).toSorted();
  const isDue = (last.at(-1) ?? '') < plusDays(today, -MONTH);
  return [
    ...named(
      'held',
      all.holds.filter((hold) => isHeld(hold, today)),
    ),
    ...named(
      'watched',
      open.filter(({ values }) => values.kind === 'feelWatched'),
    ),
    ...named(
      'late',
      open.filter(
        ({ values }) =>
          values.kind !== 'feelWatched' &&
          values.status !== 'planned' &&
          String(values.answerBy ?? today) < today,
      ),
    ),
    ...named(
      'doubt',
      all.objections.filter(({ values }) => values.verdict !== 'settled'),
      'statement',
    ),
    ...(all.isMicro ? [] : warningsOf(all.seats, today).map((name): Point => ({ what: 'warning', name }))),
    ...(isDue ? [{ what: 'minutes', name: '' } as const] : []),
  ];
}

/** What is left of this quarter's points. */
export function leftOf(votes: readonly Row[], quarter: string): number {
  const spent = votes
    .filter(({ values }) => values.quarter === quarter || values.quarter == null)
    .reduce((sum, { values }) => sum + Number(values.points ?? 0), 0);
  return POINTS - spent;
}

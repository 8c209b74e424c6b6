import type { Row } from '~/data/store/rows.ts';
import { plusDays } from '~/platform/days.ts';

/** How many days before its day a group has to have been asked; the server does the same for signal S11. */
const BEFORE = 30;
/** How far ahead and behind changes are weighed, in days; the server does the same for signal S34. */
const DAYS = 30;
const FEWEST = 2;
const SHARE = 0.05;
const WEIGHTS: { readonly [size: string]: number } = { small: 1, medium: 3, big: 8 };

/** Whether a group was asked in time. */
export type Asked = {
  /** How many came, until thirty days before its day. */
  readonly came: number;
  /** How many that has to be. */
  readonly wanted: number;
  /** The last day that counts; undefined while the group has no day. */
  readonly until: string | undefined;
};

export function askedOf(group: Row, involvements: readonly Row[]): Asked {
  const { startsOn, headcount } = group.values;
  const until = typeof startsOn === 'string' ? plusDays(startsOn, -BEFORE) : undefined;
  const came = involvements
    .filter(({ values }) => values.roleGroup === group.id)
    .filter(
      ({ values }) => typeof values.heldOn === 'string' && (until === undefined || values.heldOn <= until),
    )
    .reduce((sum, { values }) => sum + Number(values.headcount ?? 0), 0);
  return { came, wanted: Math.max(FEWEST, Math.ceil(SHARE * Number(headcount ?? 0))), until };
}

/** How much changes for a group, behind or ahead, whichever is more. */
export function weightOf(group: Row, changes: readonly Row[], today: string): number {
  const own = changes.filter(({ values }) => values.roleGroup === group.id);
  const sum = (from: string, to: string) =>
    own
      .filter(({ values }) => String(values.onDay) >= from && String(values.onDay) <= to)
      .reduce((all, { values }) => all + (WEIGHTS[String(values.size)] ?? 1), 0);
  return Math.max(sum(plusDays(today, -DAYS), plusDays(today, -1)), sum(today, plusDays(today, DAYS)));
}

/** How a weight is to be taken, as the signal takes it. */
export function loadOf(weight: number): 'light' | 'much' | 'tooMuch' {
  return weight > 16 ? 'tooMuch' : weight > 8 ? 'much' : 'light';
}

/** What a group is told before its day: what changes for it, and what to expect. */
export const CARD = ['stops', 'begins', 'continues', 'loses', 'gains', 'willDo', 'willNotDo'] as const;

import type { Row } from '~/data/store/rows.ts';
import { daysBetween } from '~/platform/formats.ts';
import { type Standing, standing, type Way, wayOf } from '../objectives.ts';
import { isAsSigned, type Programme, roleOf, standingOf } from '../programme.ts';
import type { Signal } from '../radar.ts';

/** An objective with where it stands. */
export type Aim = { readonly objective: Row; readonly way: Way | undefined; readonly stands: Standing };

export function aimsOf(objectives: readonly Row[], begun: string | undefined, today: string): readonly Aim[] {
  return objectives.map((objective) => {
    const way = wayOf(objective, begun, today);
    return { objective, way, stands: standing(way) };
  });
}

/** How many of the objectives that can be judged are where their time asks them to be. */
export type Course = { readonly onCourse: number; readonly judged: number; readonly unknown: number };

export function courseOf(aims: readonly Aim[]): Course {
  const judged = aims.filter(({ stands }) => stands !== 'unknown');
  return {
    onCourse: judged.filter(({ stands }) => stands !== 'behind').length,
    judged: judged.length,
    unknown: aims.length - judged.length,
  };
}

/** Working days after one day up to another; Saturdays and Sundays are none. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let at = Date.parse(from) + DAY; at <= Date.parse(to); at += DAY) {
    const weekday = new Date(at).getUTCDay();
    count += weekday === 0 || weekday === 6 ? 0 : 1;
  }
  return count;
}

const DAY = 86_400_000;

/** A question that waits for an answer, and for how many working days. */
export type Waiting = { readonly decision: Row; readonly age: number };

/** The oldest first; one without a day is as old as nothing. */
export function waitingOf(decisions: readonly Row[], today: string): readonly Waiting[] {
  return decisions
    .filter(({ values }) => values.status === 'open')
    .map((decision) => {
      const { askedOn } = decision.values;
      return { decision, age: typeof askedOn === 'string' ? workingDaysBetween(askedOn, today) : 0 };
    })
    .sort((one, other) => other.age - one.age);
}

/** The worst alerts and states; what is unknown is no alert. */
export function urgentOf(signals: readonly Signal[], most: number): readonly Signal[] {
  const weight = ({ state, alert }: Signal) =>
    (state === 'act' ? 4 : state === 'watch' ? 2 : 0) + (alert && !alert.answeredAt ? 1 : 0);
  return signals
    .filter((signal) => weight(signal) > 1)
    .sort((one, other) => weight(other) - weight(one) || one.code.localeCompare(other.code))
    .slice(0, most);
}

/** One thing that only who stands for the programme can do. */
export type Task =
  | { readonly kind: 'name' }
  | { readonly kind: 'accept'; readonly role: Row }
  | { readonly kind: 'sign' }
  | { readonly kind: 'trial'; readonly by: string }
  | { readonly kind: 'decide'; readonly waiting: Waiting }
  | { readonly kind: 'alert'; readonly signal: Signal }
  | { readonly kind: 'objection'; readonly objection: Row };

/** How many tasks fit into five minutes. */
export const FIVE_MINUTES = 5;

/**
 * What waits for the sponsor, the most pressing first: their own yes, their signature under what stands there now, a
 * trial on its last days, questions and alerts without an answer, doubts nobody has answered.
 */
export function tasksOf(
  all: Programme,
  { signals, objections, today }: { signals: readonly Signal[]; objections: readonly Row[]; today: string },
): readonly Task[] {
  const sponsor = roleOf(all.roles, 'sponsor');
  const tasks: Task[] = [];
  if (!sponsor) {
    tasks.push({ kind: 'name' });
  } else if (!sponsor.values.acceptedAt) {
    tasks.push({ kind: 'accept', role: sponsor });
  }
  const standingTrial = standingOf(all.pilot, today);
  if (standingTrial === 'lastDay' || standingTrial === 'over' || isSoon(all.pilot, standingTrial, today)) {
    tasks.push({ kind: 'trial', by: String(all.pilot?.values.decideBy) });
  }
  if (sponsor && !hasSigned(all, sponsor)) {
    tasks.push({ kind: 'sign' });
  }
  for (const signal of signals) {
    if (signal.alert && !signal.alert.answeredAt) {
      tasks.push({ kind: 'alert', signal });
    }
  }
  tasks.push(...waitingOf(all.decisions, today).map((waiting) => ({ kind: 'decide', waiting }) as const));
  for (const objection of objections) {
    if (!objection.values.answer) {
      tasks.push({ kind: 'objection', objection });
    }
  }
  return tasks;
}

/** How many days before its last day a trial becomes a task. */
const SOON = 5;

function isSoon(pilot: Row | undefined, stands: ReturnType<typeof standingOf>, today: string): boolean {
  return stands === 'running' && daysBetween(today, String(pilot?.values.decideBy)) <= SOON;
}

/** Whether the sponsor's name stands under the text as it is now; one without an account signs on paper. */
function hasSigned(all: Programme, sponsor: Row): boolean {
  const { user } = sponsor.values;
  return (
    !user ||
    all.signatures.some((signature) => signature.values.user === user && isAsSigned(signature, all.programme))
  );
}

/** The next larger size for which there are people enough, of those who use the workspace. */
export function nextSize(profile: unknown, people: number): 'small' | 'full' | undefined {
  if (profile !== 'full' && people > 50) {
    return 'full';
  }
  return (profile ?? 'micro') === 'micro' && people >= 15 ? 'small' : undefined;
}

import type { Formats } from '~/platform/formats.ts';

/** How a signal stands; unknown is a state of its own. */
export type State = 'ok' | 'watch' | 'act' | 'unknown';

export type Reading = {
  readonly state: State;
  readonly value: number | null;
  /** Of a share: how many, and of how many. */
  readonly part: number | null;
  readonly of: number | null;
  /** Why it is not known, or what it is about. */
  readonly reason: string | null;
};

/** One signal of the radar, as the server tells it. */
export type Signal = Reading & {
  readonly code: string;
  readonly family: 'people' | 'process' | 'policy' | 'technology';
  readonly unit: 'share' | 'count' | 'days';
  readonly watch: number;
  readonly act: number;
  readonly isMoreBad: boolean;
  readonly weeks: readonly (Reading & { readonly week: string })[];
  readonly alert?: {
    readonly openedOn: string;
    readonly dueOn: string;
    readonly answer: 'action' | 'decline' | null;
    readonly words: string | null;
    readonly answeredAt: string | null;
  };
};

/** What is worst comes first; what is unknown stands before what is good, since it is not. */
const ORDER: readonly State[] = ['act', 'watch', 'unknown', 'ok'];

export function inOrder(signals: readonly Signal[]): readonly Signal[] {
  return [...signals].sort(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || one.code.localeCompare(other.code),
  );
}

/** Whether so much is unknown that one is flying blind. */
export function isBlind(signals: readonly Signal[]): boolean {
  return (
    signals.length > 0 && signals.filter(({ state }) => state === 'unknown').length / signals.length > 0.4
  );
}

/** A figure as it is said; counts rather than percentages while they are small. */
export function figure(signal: Signal, reading: Reading, formats: Formats): string | undefined {
  if (reading.of !== null && reading.part !== null) {
    return reading.of === 0 ? undefined : `${formats.number(reading.part)} / ${formats.number(reading.of)}`;
  }
  if (reading.value === null) {
    return undefined;
  }
  return signal.unit === 'share'
    ? formats.percent(Math.round(reading.value * 100))
    : formats.number(reading.value, 1);
}

import type { Json } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';

/** What the server says of a gate; see `Gates` there. */
export type Item = {
  readonly code: string;
  readonly isMust: boolean;
  readonly isDone: boolean;
  readonly part: number | null;
  readonly of: number | null;
};
export type Gate = {
  readonly code: string;
  readonly items: readonly Item[];
  readonly passed?: {
    readonly on: string;
    readonly by: string | null;
    readonly missing: readonly string[];
    readonly exception: string | null;
  };
};

/** Where what a gate asks for is done; rings and pilots are on the page of the gates itself. */
export const PLACES: { readonly [code: string]: string } = {
  strategyWritten: 'programme/case',
  strategySigned: 'programme/case',
  objectiveThere: 'programme/objectives',
  caseWritten: 'programme/case',
  caseSigned: 'programme/case',
  namesAccepted: 'programme/case',
  processesOwned: 'business-processes',
  rightsSettled: 'programme/decide',
  covenantWritten: 'programme/case',
  membersThere: 'ring-members',
  doubtsThere: 'programme/council',
};

/** The rings as they are usually begun: kind and least weeks, from the specification. */
export const USUAL = [
  { kind: 'r0', minimumWeeks: 2 },
  { kind: 'r1', minimumWeeks: 4 },
  { kind: 'r2', minimumWeeks: 6 },
  { kind: 'r3', minimumWeeks: 8 },
  { kind: 'r4', minimumWeeks: 8 },
] as const;

/** 80 % of the intervals hold the true share. */
const Z = 1.28;

/** Below so many, what was counted is said as a count, with how sure one can be. */
export const SMALL = 30;

/** Wilson's interval of a share, from 0 to 1; nothing where nothing was counted. */
export function wilson(
  part: number,
  of: number,
): { readonly low: number; readonly high: number } | undefined {
  if (!(of > 0) || part < 0 || part > of) {
    return undefined;
  }
  const share = part / of;
  const spread = 1 + Z ** 2 / of;
  const centre = (share + Z ** 2 / (2 * of)) / spread;
  const half = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / spread;
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

type Values = { readonly [field: string]: Json | undefined };

/** How a criterion stands. */
export type Finding = {
  /** In percent where it was counted, in the objective's unit otherwise; absent where there is none. */
  readonly value: number | undefined;
  readonly part: number | undefined;
  readonly of: number | undefined;
  /** In percent, where it was counted. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly isReached: boolean | undefined;
  /** Whether what was counted leaves no doubt that it is not reached. */
  readonly isClear: boolean;
};

/** By what was counted, else by what its objective says, else by what was written down; the server does the same. */
export function findingOf(criterion: Values, objective: Values | undefined): Finding {
  const threshold = numberOf(criterion.threshold);
  const part = numberOf(criterion.part);
  const of = numberOf(criterion.outOf);
  const isAtMost = criterion.comparison === 'atMost';
  const interval = part === undefined || of === undefined ? undefined : wilson(part, of);
  const value =
    interval && part !== undefined && of !== undefined ? (100 * part) / of : numberOf(objective?.kpiValue);
  const reaches = (given: number) =>
    threshold === undefined ? undefined : isAtMost ? given <= threshold : given >= threshold;
  const written = typeof criterion.reached === 'boolean' ? criterion.reached : undefined;
  const isReached = value === undefined || threshold === undefined ? written : reaches(value);
  const low = interval && 100 * interval.low;
  const high = interval && 100 * interval.high;
  const nearest = isAtMost ? low : high;
  return {
    value,
    part: interval && part,
    of: interval && of,
    low,
    high,
    isReached,
    isClear: isReached === false && (nearest === undefined || reaches(nearest) === false),
  };
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A criterion with how it stands. */
export type Judged = { readonly row: Row; readonly finding: Finding; readonly changes: readonly Row[] };

/** A pilot with all it is judged by. */
export type PilotJudged = { readonly row: Row; readonly criteria: readonly Judged[] };

export function pilotsOf(
  pilots: readonly Row[],
  criteria: readonly Row[],
  objectives: readonly Row[],
  changes: readonly Row[],
): readonly PilotJudged[] {
  return pilots.map((row) => ({
    row,
    criteria: criteria
      .filter(({ values }) => values.pilot === row.id)
      .map((criterion) => ({
        row: criterion,
        finding: findingOf(
          criterion.values,
          objectives.find(({ id }) => id === criterion.values.objective)?.values,
        ),
        changes: changes.filter(({ values }) => values.criterion === criterion.id),
      })),
  }));
}

/** What the figures say; the decision stays with people. */
export type Advice = 'goOn' | 'stop' | 'harm' | 'wait' | 'unknown';

/**
 * To go on, all that was hoped for is reached and nothing that would stop it can be; one reached reason to stop is
 * enough to stop; what must not be harmed comes before what is hoped for.
 */
export function adviceOf(criteria: readonly Judged[]): Advice {
  const of = (kind: string) => criteria.filter(({ row }) => row.values.kind === kind);
  const [hoped, guarded, kills] = [of('success'), of('guardrail'), of('kill')];
  if (kills.some(({ finding }) => finding.isReached)) {
    return 'stop';
  }
  if (hoped.length === 0 || criteria.some(({ finding }) => finding.isReached === undefined)) {
    return 'unknown';
  }
  if (guarded.some(({ finding }) => !finding.isReached)) {
    return 'harm';
  }
  return hoped.every(({ finding }) => finding.isReached) && kills.every(({ finding }) => finding.isClear)
    ? 'goOn'
    : 'wait';
}

/** Whether both who answer for the pilot have signed a change, and it is not in force yet. */
export function isToBePutInForce(change: Row, criterion: Row): boolean {
  const { businessSignedAt, itSignedAt, was, threshold } = change.values;
  return Boolean(
    businessSignedAt &&
      itSignedAt &&
      criterion.values.threshold !== threshold &&
      (criterion.values.threshold ?? null) === (was ?? null),
  );
}

/** The first gate that was not passed yet. */
export function nextOf(gates: readonly Gate[]): Gate | undefined {
  return gates.find(({ passed }) => !passed);
}

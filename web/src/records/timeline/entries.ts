import type { Grato } from '~/data/index.ts';
import type { Model } from '~/data/model/model.ts';
import type { Json, ObjectJson, TimelineJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { titleOf } from '../naming.ts';

/** Something that happened around a record, or is planned, as `GET …/timeline` tells it. */
export type Entry = {
  readonly id: string;
  readonly occurredAt: string;
  /** Known by day only. */
  readonly isDay: boolean;
  readonly isPlanned: boolean;
  /** What happened: `issued`, `stageChanged`, `written`. */
  readonly moment: string;
  readonly kind: string;
  readonly department: string | null;
  readonly channel: string | null;
  readonly direction: string | null;
  readonly object: string;
  readonly address: string;
  readonly record: string;
  readonly title: string | null;
  readonly fields: { readonly [field: string]: Json };
  readonly concerns: readonly {
    readonly object: string;
    readonly id: string;
    readonly title?: string | null;
  }[];
  /** What was edited in the record itself. */
  readonly edits?: { readonly fields: readonly string[] };
  /** When its record was made, where the device knows. */
  readonly madeAt?: string;
  /** Not yet confirmed by the server. */
  readonly isPending?: boolean;
};

/** Which lanes are shown; nothing chosen in a lane is all of it. */
export type Lanes = {
  readonly kinds: readonly string[];
  readonly departments: readonly string[];
  readonly channels: readonly string[];
};

export const ALL_LANES: Lanes = { kinds: [], departments: [], channels: [] };

/** Objects whose records are one entry each, so that the device can tell them as the server would. */
const SIMPLE = new Set(['note', 'task', 'event', 'interaction']);

type Giving = { readonly object: ObjectJson; readonly timeline: TimelineJson };

function givingOf(model: Model): readonly Giving[] {
  return model.objects.flatMap((object) =>
    object.timeline && SIMPLE.has(object.name) ? [{ object, timeline: object.timeline }] : [],
  );
}

/** The objects whose records the device tells itself. */
export function toldHere(model: Model): ReadonlySet<string> {
  return new Set(givingOf(model).map(({ object }) => object.name));
}

/** What the device knows of a record's story. */
export function localEntries(grato: Grato, model: Model, id: string): readonly Entry[] {
  const unsent = new Set(grato.unsent.map(({ mutation }) => mutation.recordId));
  return givingOf(model).flatMap(({ object, timeline }) => {
    const ids = new Set(timeline.about.flatMap((field) => [...grato.rows.inverse(object.name, field, id)]));
    return [...ids].flatMap((record) => {
      const row = grato.rows.get(object.name, record);
      const entry = row && entryOf(object, timeline, row);
      return entry ? [unsent.has(record) ? { ...entry, isPending: true } : entry] : [];
    });
  });
}

/** A record as the entry it gives now; none where it is cancelled, or has no time. */
export function entryOf(
  object: ObjectJson,
  timeline: TimelineJson,
  row: Row,
  now = Date.now(),
): Entry | undefined {
  const { values } = row;
  const text = (field: string) => (typeof values[field] === 'string' ? String(values[field]) : undefined);
  const status = text('status');
  const isTask = object.name === 'task';
  const at = isTask
    ? text(status === 'done' ? 'doneAt' : 'dueAt')
    : timeline.at.map(text).find((moment) => moment !== undefined);
  const isOpenTask = isTask && status !== 'done';
  if (status === 'cancelled' || (at === undefined && !isOpenTask)) {
    return undefined;
  }
  const occurredAt = at ?? text('createdAt') ?? new Date(now).toISOString();
  return {
    id: row.id,
    occurredAt,
    isDay: false,
    isPlanned: isOpenTask || Date.parse(occurredAt) > now,
    moment: isTask ? (isOpenTask ? 'due' : 'done') : '',
    kind: (timeline.kindField ? text(timeline.kindField) : timeline.kind) ?? object.name,
    department: text('department') ?? null,
    channel: text('channel') ?? null,
    direction: text('direction') ?? null,
    object: object.name,
    address: object.address,
    record: row.id,
    title: titleOf(object, row) || null,
    fields: Object.fromEntries(
      timeline.summary.flatMap((field): [string, Json][] => {
        const value = values[field];
        return value === undefined || value === null ? [] : [[field, value]];
      }),
    ),
    concerns: [],
    ...(typeof values.createdAt === 'string' ? { madeAt: values.createdAt } : {}),
  };
}

export function fits(entry: Entry, lanes: Lanes): boolean {
  const within = (wanted: readonly string[], word: string | null) =>
    wanted.length === 0 || (word !== null && wanted.includes(word));
  return (
    within(lanes.kinds, entry.kind) &&
    within(lanes.departments, entry.department) &&
    within(lanes.channels, entry.channel)
  );
}

/**
 * The server's entries with what the device knows laid over: what was changed here is told as it is here, what was
 * deleted here is gone, what is new here is there at once.
 *
 * @param horizon where the server's pages end so far; what is older on the device waits for its turn
 */
export function merged(
  server: readonly Entry[],
  local: readonly Entry[],
  isGone: (entry: Entry) => boolean,
  horizon: string | undefined,
): readonly Entry[] {
  const known = new Map(local.map((entry) => [entry.record, entry]));
  const told = server.filter((entry) => !known.has(entry.record) && !isGone(entry));
  const concerns = new Map(server.map((entry) => [entry.record, entry]));
  const own = local
    .filter(({ occurredAt }) => horizon === undefined || occurredAt >= horizon)
    .map((entry) => {
      const same = concerns.get(entry.record);
      return same ? { ...entry, concerns: same.concerns } : entry;
    });
  return [...told, ...own].sort(byTime);
}

/** The newest first. */
function byTime(a: Entry, b: Entry): number {
  const [first, second] = [Date.parse(a.occurredAt), Date.parse(b.occurredAt)];
  return second - first || (a.id < b.id ? 1 : -1);
}

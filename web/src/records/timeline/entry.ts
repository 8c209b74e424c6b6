import type { Json } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { dayOf } from '~/platform/formats.ts';

/** A record an entry concerns; without a title where one may not see it. */
export type Concerned = { readonly object: string; readonly id: string; readonly title?: string | null };

/** Something that happened around a record or is planned, as `GET …/timeline` tells it. */
export type Entry = {
  readonly id: string;
  readonly occurredAt: string;
  /** Only the day is known. */
  readonly isDay: boolean;
  readonly isPlanned: boolean;
  readonly moment: string;
  readonly kind: string;
  readonly department?: string | null;
  readonly direction?: string | null;
  readonly object: string;
  readonly address: string;
  readonly record: string;
  readonly title: string | null;
  readonly fields: { readonly [field: string]: Json };
  readonly concerns: readonly Concerned[];
  /** Made here and not sent yet. */
  readonly isUnsent?: boolean;
};

/** Of what device-held records entries are made here: when it happened or is to happen. */
const MOMENTS: { readonly [object: string]: { at: string; moment: string } } = {
  note: { at: 'createdAt', moment: 'written' },
  interaction: { at: 'occurredAt', moment: 'happened' },
  event: { at: 'startsAt', moment: 'held' },
  task: { at: 'dueAt', moment: 'done' },
};

/** The objects whose records are entries without the server's help. */
export const TOLD_HERE: readonly string[] = Object.keys(MOMENTS);

/** The entry of a note, task, meeting or interaction that is on the device; undefined where it has no time. */
export function entryOf(object: string, address: string, row: Row): Entry | undefined {
  const told = MOMENTS[object];
  const { values } = row;
  const isOpen =
    (object === 'task' || object === 'event') && !/^(done|held|cancelled)$/.test(String(values.status));
  const at = object === 'task' && !isOpen ? values.doneAt : values[told?.at ?? ''];
  if (!told || typeof at !== 'string' || values.status === 'cancelled') {
    return undefined;
  }
  const summary: { [field: string]: Json } = {};
  for (const field of ['body', 'description', 'location', 'outcome', 'duration']) {
    const value = values[field];
    if (value !== undefined && value !== null) {
      summary[field] = value;
    }
  }
  return {
    id: row.id,
    occurredAt: at,
    isDay: false,
    isPlanned: isOpen && (object === 'task' || at > new Date().toISOString()),
    moment: told.moment,
    kind: object === 'interaction' ? String(values.kind) : object === 'event' ? 'meeting' : object,
    department: typeof values.department === 'string' ? values.department : null,
    direction: typeof values.direction === 'string' ? values.direction : null,
    object,
    address,
    record: row.id,
    title: typeof values.subject === 'string' ? values.subject : null,
    fields: summary,
    concerns: [],
    isUnsent: row.version === 0,
  };
}

/** Whether a row names a record in one of the relations that put it into the record's timeline. */
export function concerns(row: Row, id: string): boolean {
  const { person, company, about } = row.values;
  return (
    person === id ||
    company === id ||
    (about !== null && typeof about === 'object' && 'id' in about && about.id === id)
  );
}

/**
 * What the server told and what is only here, newest first, each record's entry once.
 *
 * @param oldest entries before it are left to the page that will bring them
 */
export function merged(told: readonly Entry[], here: readonly Entry[], oldest: string | undefined): Entry[] {
  const known = new Set(told.map(({ record }) => record));
  const added = here.filter(
    ({ record, occurredAt }) => !known.has(record) && (oldest === undefined || occurredAt >= oldest),
  );
  return [...told, ...added].sort((one, other) => compare(other.occurredAt, one.occurredAt));
}

function compare(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}

/** Entries by the day they stand at, in their order. */
export function byDay(entries: readonly Entry[], zone: string): { day: string; entries: Entry[] }[] {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(new Date(entry.occurredAt), zone);
    const last = days.at(-1);
    if (last?.day === day) {
      last.entries.push(entry);
    } else {
      days.push({ day, entries: [entry] });
    }
  }
  return days;
}

import type { Held, Place } from '../keeper/keeper.ts';
import type { SchemaJson } from '../model/schema.ts';
import type { Row } from '../store/rows.ts';
import type { PullAnswer, RowsAnswer } from '../wire.ts';
import type { Desk } from './desk.ts';
import type { Line } from './line.ts';
import { reconciling } from './plan.ts';
import { tooMany } from './room.ts';

const AT_ONCE = 1000;

const HOUR = 3_600_000;

/** The most rows one may ask for by their ids. */
const MOST_IDS = 500;

/** Takes over what changed since the last time; tells whether there is more. */
export async function pull(desk: Desk, line: Line): Promise<boolean> {
  const answer = await line.post<PullAnswer>('/sync/pull', { cursor: desk.meta.cursor, limit: AT_ONCE });
  if ('reconcile' in answer) {
    await desk.commit({ meta: { plan: reconciling(answer.reconcile, desk.meta.cursor) } });
    return true;
  }
  const put: Held[] = [];
  for (const { object, row } of answer.upserts) {
    const opened = desk.store.held(object, row.id)?.opened;
    const held = desk.newer({ object, row, ...(opened ? { opened } : {}) });
    put.push(...(held ? [held] : []));
  }
  const remove: Place[] = [];
  const outside: Place[] = [];
  for (const { object, id, isGone } of answer.removals) {
    const held = desk.store.held(object, id);
    if (held?.opened && !isGone) {
      outside.push({ object, id });
    } else if (held) {
      remove.push({ object, id });
    }
  }
  // Before the cursor moves on, or a crash would leave them as they were.
  const asked = await askAgain(desk, line, outside);
  const rows = {
    put: [...put, ...asked.put],
    remove: [...remove, ...asked.remove, ...tooMany(desk.store)],
  };
  const { cursor } = answer;
  await desk.commit({ rows, meta: { cursor, ...lease(desk, answer.leaseUntil) } });
  if (answer.model && answer.model !== desk.meta.schema?.model) {
    await learn(desk, line);
  } else if (answer.upserts.some(({ object, row }) => hasNews(desk, object, row))) {
    await learnFields(desk, line);
  }
  return answer.more;
}

function hasNews(desk: Desk, object: string, row: Row): boolean {
  return Object.keys(row.values).some((field) => !desk.model?.field(object, field));
}

/** A value of a field one does not know means that it is new; asked once an hour at most. */
async function learnFields(desk: Desk, line: Line): Promise<void> {
  if (desk.world.now() - (desk.meta.schemaAt ?? 0) >= HOUR) {
    await learn(desk, line);
  }
}

/** Words, new fields, views: what does not change the rows that are held [SYN-13]. */
async function learn(desk: Desk, line: Line): Promise<void> {
  const schema = await line.get<SchemaJson>('/sync/schema');
  // Where more has changed than that, the next pull says so.
  const isSame = schema.schema === desk.meta.schema?.schema;
  await desk.commit({ meta: { schemaAt: desk.world.now(), ...(isSame ? { schema } : {}) } });
}

/** Fetches rows outside the working set as they are now; those one may not see any more are to be removed. */
export async function askAgain(
  desk: Desk,
  line: Line,
  places: readonly Place[],
): Promise<{ put: Held[]; remove: Place[] }> {
  const put: Held[] = [];
  const remove: Place[] = [];
  for (const object of new Set(places.map((place) => place.object))) {
    const ids = places.filter((place) => place.object === object).map((place) => place.id);
    const answer = await rowsOf(line, object, ids);
    for (const row of answer.rows) {
      const opened = desk.store.held(object, row.id)?.opened;
      put.push({ object, row, isOutside: true, ...(opened ? { opened } : {}) });
    }
    remove.push(...answer.missing.map((id) => ({ object, id })));
  }
  return { put, remove };
}

/** Notes that records were opened, and fetches those that are not held. */
export async function keepOpened(
  desk: Desk,
  line: Line,
  wishes: readonly { readonly place: Place; readonly isPinned: boolean }[],
): Promise<void> {
  const canHold = ({ place }: { place: Place }) =>
    (desk.model?.object(place.object)?.strategy ?? 'online') !== 'online' && !desk.outbox.creating(place.id);
  const wanted = wishes.filter(canHold);
  const unknown = wanted.map(({ place }) => place).filter(({ object, id }) => !desk.store.held(object, id));
  const asked = await askAgain(desk, line, unknown);
  const put = wanted.flatMap(({ place: { object, id }, isPinned }): Held[] => {
    const held = desk.store.held(object, id) ?? asked.put.find((other) => other.row.id === id);
    return held ? [{ ...held, opened: { at: desk.world.now(), isPinned } }] : [];
  });
  await desk.commit({ rows: { put } });
}

export async function rowsOf(line: Line, object: string, ids: readonly string[]): Promise<RowsAnswer> {
  const rows: Row[] = [];
  const missing: string[] = [];
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    const some = { object, ids: ids.slice(from, from + MOST_IDS) };
    const answer: RowsAnswer = JSON.parse(await line.rows('/sync/rows', some));
    rows.push(...answer.rows);
    missing.push(...answer.missing);
  }
  return { rows, missing };
}

/** The lease as told by the server, with the time it was told. */
export function lease(desk: Desk, until: string): { leaseUntil: number; seenAt: number } {
  return { leaseUntil: Date.parse(until), seenAt: Math.max(desk.world.now(), desk.meta.seenAt ?? 0) };
}

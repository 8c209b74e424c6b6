import { type Bits, bitsFor, bucketOf, digestOf } from '../digest.ts';
import type { Held, Place, Plan } from '../keeper/keeper.ts';
import type { ObjectJson, SchemaJson } from '../model/schema.ts';
import type { Row } from '../store/rows.ts';
import type { BootstrapAnswer, Bucket, DigestAnswer, PullAnswer } from '../wire.ts';
import type { Desk } from './desk.ts';
import type { Line } from './line.ts';
import { inSet, takePage } from './pages.ts';
import { askAgain, lease, rowsOf } from './pull.ts';

// A plan is what is left to do until the device holds what it should. Each step is written down with what it brought,
// so that a plan goes on after a crash where it was. Its cursor is the first one that was given, thus the oldest: what
// changes while the plan is carried out comes by the pull that follows.

const ROWS_AT_ONCE = 500;

/** The most objects one may compare by one question. */
const OBJECTS_AT_ONCE = 50;

/** The plan for a device that has nothing yet. */
export function starting(): Plan {
  return { reason: 'start', again: false, schema: true, load: [], pages: [], digests: [], outside: false };
}

/** The plan for a cursor that cannot go on. */
export function reconciling(reason: string, former: string | undefined): Plan {
  const again = RESTORED.includes(reason);
  return { ...starting(), reason, again, outside: true, ...(again ? {} : { former }) };
}

/** Reasons for which what was acknowledged may be gone; a cursor that is not the server's own tells nothing of that. */
const RESTORED = ['epoch', 'timeline', 'cursor'];

/** Whether there is something to be done before anything may be sent. */
export function isBlind(plan: Plan): boolean {
  return plan.cursor === undefined || plan.former !== undefined;
}

/** The plan for a device that was answered by another schema than its own: first it learns which [SYN-14]. */
export function relearning(plan: Plan | undefined, cursor: string | undefined): Plan {
  return plan ? { ...plan, schema: true } : reconciling('schema', cursor);
}

/** The plan that finds what no line of the log tells, such as days that pass. */
export function daily(cursor: string | undefined): Plan {
  return { ...starting(), reason: 'day', outside: true, ...(cursor === undefined ? {} : { cursor }) };
}

/** How many steps are left. */
export function stepsLeft(plan: Plan | undefined): number {
  return plan ? plan.pages.length + plan.digests.length + plan.load.length + (plan.schema ? 1 : 0) : 0;
}

/** Whether records of an object are still on their way: what the device has of it is only a part. */
export function isComing(plan: Plan | undefined, object: string): boolean {
  return (
    plan !== undefined && (plan.load.includes(object) || plan.pages.some((page) => page.object === object))
  );
}

/** Puts the acknowledged mutations of the last 48 hours back into the outbox, in their order [SYN-44]. */
export async function pushAgain(desk: Desk, plan: Plan): Promise<void> {
  const kept = await desk.keeper.kept();
  const known = new Set(desk.outbox.entries.map((entry) => entry.mutation.id));
  const valid = kept.filter(
    (entry) => (entry.keptUntil ?? 0) > desk.world.now() && !known.has(entry.mutation.id),
  );
  await desk.commit({
    outbox: {
      put: valid.map((entry) => ({ ...entry, state: 'sent', isAgain: true, revision: entry.revision + 1 })),
    },
    kept: { remove: kept.map((entry) => entry.seq) },
    meta: { plan: { ...plan, again: false } },
  });
}

/** Carries out the next step. */
export async function carryOn(desk: Desk, line: Line, plan: Plan): Promise<void> {
  const hasPages = plan.pages.length > 0;
  const hasDigests = plan.digests.length > 0;
  if (plan.schema) {
    await compareSchema(desk, line, plan);
  } else if (plan.load.length > 0 || (!hasPages && !hasDigests && !plan.cursor)) {
    await bootstrap(desk, line, plan);
  } else if (plan.cursor !== undefined && plan.former !== undefined) {
    await lookBack(desk, line, plan, plan.former);
  } else if (hasPages) {
    await takePage(desk, line, plan);
  } else if (hasDigests) {
    await compare(desk, line, plan);
  } else if (plan.outside) {
    const outside = [...desk.store.marked()].filter((held) => held.isOutside);
    const rows = await askAgain(desk, line, outside.map(placeOf));
    await desk.commit({ rows, meta: { plan: { ...plan, outside: false } } });
  } else {
    const kept = await desk.keeper.kept();
    const old = kept.filter((entry) => (entry.keptUntil ?? 0) <= desk.world.now()).map((entry) => entry.seq);
    const meta = { plan: undefined, cursor: plan.cursor, digestAt: desk.world.now() };
    await desk.commit({ kept: { remove: old }, meta });
  }
}

/** Rights or fields had changed when the cursor ended; a restore may have come on top before the new one was given. */
async function lookBack(desk: Desk, line: Line, plan: Plan, cursor: string): Promise<void> {
  const answer = await line.post<PullAnswer>('/sync/pull', { cursor, limit: 1 });
  const again = plan.again || ('reconcile' in answer && RESTORED.includes(answer.reconcile));
  await desk.commit({ meta: { plan: { ...plan, again, former: undefined } } });
}

async function compareSchema(desk: Desk, line: Line, plan: Plan): Promise<void> {
  const schema = await line.get<SchemaJson>('/sync/schema');
  const known = new Map(desk.meta.schema?.objects.map((object) => [object.name, object.hash]));
  const isSame = (object: ObjectJson) => known.get(object.name) === object.hash;
  const isHeld = (object: ObjectJson) => object.strategy === 'core' || object.strategy === 'working';
  const stays = new Set(schema.objects.filter(isSame).map((object) => object.name));
  const drop = [...desk.store.objects()].filter((name) => !stays.has(name));
  const put = drop.flatMap((name) => {
    const object = schema.objects.find((other) => other.name === name);
    return object && object.strategy !== 'online' ? narrowed(desk, object) : [];
  });
  const names = (objects: readonly ObjectJson[]) => objects.filter(isHeld).map((object) => object.name);
  await desk.commit({
    rows: { drop, put },
    meta: {
      schema,
      schemaAt: desk.world.now(),
      plan: {
        ...plan,
        schema: false,
        load: names(schema.objects.filter((object) => !isSame(object))),
        pages: plan.pages.filter((page) => stays.has(page.object)),
        digests: names(schema.objects.filter(isSame)),
        outside: plan.outside || put.length > 0,
      },
    },
  });
}

/** The rows of an object outside the working set, without fields that are hidden now. */
function narrowed(desk: Desk, object: ObjectJson): Held[] {
  const fields = new Set(object.fields.map((field) => field.name));
  return [...desk.store.marked()]
    .filter((held) => held.object === object.name && held.isOutside)
    .map((held) => {
      const values = Object.fromEntries(Object.entries(held.row.values).filter(([name]) => fields.has(name)));
      return { ...held, row: { ...held.row, values } };
    });
}

async function bootstrap(desk: Desk, line: Line, plan: Plan): Promise<void> {
  const answer = await line.post<BootstrapAnswer>('/sync/bootstrap', {
    objects: plan.load,
    schema: desk.meta.schema?.schema,
  });
  if ('reconcile' in answer) {
    await desk.commit({ meta: { plan: { ...plan, schema: true, load: [] } } });
    return;
  }
  await desk.commit({
    meta: {
      plan: {
        ...plan,
        cursor: plan.cursor ?? answer.cursor,
        load: [],
        pages: [...plan.pages, ...answer.pages],
      },
      ...lease(desk, answer.leaseUntil),
    },
  });
}

/** Makes objects agree with what the user's working set is now, several by one question. */
async function compare(desk: Desk, line: Line, plan: Plan): Promise<void> {
  const names = plan.digests.slice(0, OBJECTS_AT_ONCE);
  const held = names.map((object) => {
    const rows = [...desk.store.inSet(object)];
    const bits = bitsFor(rows.length);
    return { object, rows, bits };
  });
  const objects = held.map(({ object, rows, bits }) => ({ object, ...digestOf(rows, bits) }));
  const answer = await line.post<DigestAnswer>('/sync/digest', { objects });
  if ('reconcile' in answer) {
    await desk.commit({ meta: { plan: { ...plan, schema: true } } });
    return;
  }
  for (const { object, buckets } of answer.objects) {
    const mine = held.find((each) => each.object === object);
    if (mine) {
      await mend(desk, line, mine, buckets);
    }
  }
  const digests = plan.digests.slice(names.length);
  await desk.commit({ meta: { plan: { ...plan, cursor: plan.cursor ?? answer.cursor, digests } } });
}

/** Makes the buckets of an object as they should be; rows are taken whatever their version [SYN-24]. */
async function mend(
  desk: Desk,
  line: Line,
  { object, rows, bits }: { readonly object: string; readonly rows: readonly Row[]; readonly bits: Bits },
  differing: readonly Bucket[],
): Promise<void> {
  const buckets = new Set(differing.map((bucket) => bucket.bucket));
  const listed = new Map(differing.flatMap((bucket) => bucket.rows));
  const leaving = rows.filter((row) => buckets.has(bucketOf(row.id, bits)) && !listed.has(row.id));
  const put: Held[] = [];
  const missing: string[] = [];
  for (const [id, tag] of listed) {
    const held = desk.store.held(object, id);
    if (held?.row.tag !== tag) {
      missing.push(id);
    } else if (held.isOutside) {
      put.push(inSet(desk, object, held.row));
    }
  }
  for (let from = 0; from < missing.length; from += ROWS_AT_ONCE) {
    const fetched = await rowsOf(line, object, missing.slice(from, from + ROWS_AT_ONCE));
    const remove = fetched.missing.map((id) => ({ object, id }));
    await desk.commit({ rows: { remove, put: fetched.rows.map((row) => inSet(desk, object, row)) } });
  }
  const opened = leaving.filter((row) => desk.store.held(object, row.id)?.opened);
  const asked = await askAgain(
    desk,
    line,
    opened.map((row) => ({ object, id: row.id })),
  );
  const gone: Place[] = leaving.filter((row) => !opened.includes(row)).map((row) => ({ object, id: row.id }));
  await desk.commit({ rows: { put: [...put, ...asked.put], remove: [...gone, ...asked.remove] } });
}

function placeOf(held: Held): Place {
  return { object: held.object, id: held.row.id };
}

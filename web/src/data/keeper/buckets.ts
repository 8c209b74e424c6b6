import { bucketOf } from '../digest.ts';
import type { Database } from './database.ts';
import type { Held, RowsWrite } from './keeper.ts';
import type { Sealer } from './sealer.ts';

/** From how many quick writes on they are put into their buckets. */
const FOLD_FROM = 8;

/** The buckets of an object are a number of six bits. */
const BUCKET_BITS = 6;

/** Rows by object and id. */
export type RowsById = Map<string, Map<string, Held>>;

export function bucketName(object: string, id: string): string {
  return `${object}:${bucketOf(id, BUCKET_BITS)}`;
}

/** Carries a change out on rows in memory. */
export function applied(rows: RowsById, change: RowsWrite) {
  for (const object of change.drop ?? []) {
    rows.delete(object);
  }
  for (const { object, id } of change.remove ?? []) {
    rows.get(object)?.delete(id);
  }
  for (const held of change.put ?? []) {
    const known = rows.get(held.object) ?? new Map<string, Held>();
    rows.set(held.object, known.set(held.row.id, held));
  }
}

export function hasRows(write: RowsWrite | undefined): boolean {
  return [write?.drop, write?.remove, write?.put].some((list) => list && list.length > 0);
}

/** Puts what was written quickly into its buckets. Writes that come meanwhile stay where they are. */
export async function fold(database: Database, sealer: Sealer): Promise<void> {
  const last = (await database.getAllKeys('delta')).at(-1);
  if (last === undefined || (await database.count('delta')) < FOLD_FROM) {
    return;
  }
  const upTo = IDBKeyRange.upperBound(last);
  const deltas = (await opened(sealer, await database.getAll('delta', upTo), () => 'delta')) as RowsWrite[]; // sealed so
  const names = await touched(database, deltas);
  const found = await Promise.all(names.map((name) => database.get('bucket', name)));
  const known = names.flatMap((name, index) => (found[index] ? [{ name, bytes: found[index] }] : []));
  const bytes = known.map((bucket) => bucket.bytes);
  const before = await opened(sealer, bytes, (index) => `bucket ${known[index]?.name}`);
  const rows: RowsById = new Map();
  for (const put of before as Held[][]) {
    applied(rows, { put });
  }
  for (const delta of deltas) {
    applied(rows, delta);
  }
  const buckets = new Map<string, Held[]>(names.map((name) => [name, []]));
  for (const held of [...rows.values()].flatMap((all) => [...all.values()])) {
    buckets.get(bucketName(held.object, held.row.id))?.push(held);
  }
  const full = [...buckets].filter(([, held]) => held.length > 0);
  const sealed = await sealer.seal(full.map(([name, value]) => ({ as: `bucket ${name}`, value })));
  const transaction = database.transaction(['bucket', 'delta'], 'readwrite');
  for (const name of names) {
    transaction.objectStore('bucket').delete(name);
  }
  for (const [index, body] of sealed.entries()) {
    transaction.objectStore('bucket').put(body, full[index]?.[0] ?? '');
  }
  transaction.objectStore('delta').delete(upTo);
  await transaction.done;
}

export function opened(
  sealer: Sealer,
  bytes: readonly Uint8Array[],
  as: (index: number) => string,
): Promise<unknown[]> {
  return sealer.open(bytes.map((body, index) => ({ as: as(index), bytes: body })));
}

/** The buckets that changes concern; of an object that is dropped all. */
async function touched(database: Database, deltas: readonly RowsWrite[]): Promise<string[]> {
  const names = new Set<string>();
  for (const { drop = [], remove = [], put = [] } of deltas) {
    for (const object of drop) {
      const all = IDBKeyRange.bound(`${object}:`, `${object};`, false, true);
      for (const name of await database.getAllKeys('bucket', all)) {
        names.add(name);
      }
    }
    for (const { object, id } of remove) {
      names.add(bucketName(object, id));
    }
    for (const held of put) {
      names.add(bucketName(held.object, held.row.id));
    }
  }
  return [...names];
}

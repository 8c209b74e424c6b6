import { deleteDB } from 'idb';
import { applied, fold, hasRows, opened, type RowsById } from './buckets.ts';
import { ALL, type Database } from './database.ts';
import {
  type BlobAbout,
  type Conflict,
  type Contents,
  type Device,
  type Entry,
  type Held,
  type Keeper,
  type Meta,
  NoRoom,
  type RowsWrite,
  type Write,
  type Written,
} from './keeper.ts';
import type { Plain, Sealer } from './sealer.ts';

/** What a write is made of, sealed. */
type Ready = {
  readonly metas: readonly (readonly [name: string, body: Uint8Array | undefined])[];
  readonly outbox: readonly Uint8Array[];
  readonly kept: readonly Uint8Array[];
  readonly conflicts: readonly Uint8Array[];
  readonly delta: readonly Uint8Array[];
  readonly abouts: readonly Uint8Array[];
  readonly bytes: readonly Uint8Array[];
};

const SEALED_META = 'm:';

/**
 * Keeps everything in IndexedDB, sealed: the field profile.
 *
 * Rows lie in buckets, 64 for each object, since what costs there is the number of rows; what changes is first written as
 * a whole to `delta`, and put into its buckets when there is time. Sealing is done before a transaction is opened, which
 * would end by itself meanwhile.
 */
export class IndexedKeeper implements Keeper {
  readonly #database: Database;
  readonly #sealer: Sealer;

  constructor(database: Database, sealer: Sealer) {
    this.#database = database;
    this.#sealer = sealer;
  }

  get databaseName(): string {
    return this.#database.name;
  }

  async load(): Promise<Contents> {
    const transaction = this.#database.transaction(ALL);
    const [metaKeys, metas, bucketKeys, buckets, deltas, seqs, entries, conflicts, blobs] = await Promise.all(
      [
        transaction.objectStore('meta').getAllKeys(),
        transaction.objectStore('meta').getAll(),
        transaction.objectStore('bucket').getAllKeys(),
        transaction.objectStore('bucket').getAll(),
        transaction.objectStore('delta').getAll(),
        transaction.objectStore('outbox').getAllKeys(),
        transaction.objectStore('outbox').getAll(),
        transaction.objectStore('conflict').getAll(),
        transaction.objectStore('blob').getAll(),
      ],
    );
    const rows: RowsById = new Map();
    for (const put of await this.#open<Held[]>(buckets, (index) => `bucket ${bucketKeys[index]}`)) {
      applied(rows, { put });
    }
    for (const change of await this.#open<RowsWrite>(deltas, () => 'delta')) {
      applied(rows, change);
    }
    const bodies = entries.map((entry) => entry.body);
    const outbox = await this.#open<Entry>(bodies, () => 'entry');
    const abouts = blobs.map((blob) => blob.about);
    return {
      number: numberOf(metas[metaKeys.indexOf('number')]),
      meta: await this.#meta(metaKeys, metas),
      rows: [...rows.values()].flatMap((held) => [...held.values()]),
      outbox: outbox.map((entry, index) => ({ ...entry, seq: seqs[index] ?? 0 })),
      conflicts: await this.#open<Conflict>(conflicts, () => 'conflict'),
      blobs: await this.#open<BlobAbout>(abouts, () => 'about'),
    };
  }

  async number(): Promise<number> {
    return numberOf(await this.#database.get('meta', 'number'));
  }

  async commit(write: Write): Promise<Written | 'moved'> {
    const ready = await this.#ready(write);
    try {
      return await this.#carryOut(write, ready);
    } catch (failure) {
      if (failure instanceof Error && failure.name === 'QuotaExceededError') {
        throw new NoRoom(failure.message);
      }
      throw failure;
    }
  }

  async kept(): Promise<readonly Entry[]> {
    return this.#open<Entry>(await this.#database.getAll('kept'), () => 'entry');
  }

  async blob(id: string): Promise<Uint8Array | undefined> {
    const blob = await this.#database.get('blob', id);
    const [bytes] = blob ? await this.#open<Uint8Array>([blob.bytes], () => `blob ${id}`) : [];
    return bytes;
  }

  fold(): Promise<void> {
    return fold(this.#database, this.#sealer);
  }

  async wipe(): Promise<void> {
    // First the key: what stays behind if this is interrupted is noise.
    await this.#database.delete('meta', 'lock');
    await this.#sealer.forget();
    const transaction = this.#database.transaction(ALL, 'readwrite');
    for (const store of ALL) {
      transaction.objectStore(store).clear();
    }
    await transaction.done;
    this.#database.close();
    await deleteDB(this.#database.name);
  }

  /** Everything is sealed by one call: the worker is asked once, however much a write is made of. */
  async #ready(write: Write): Promise<Ready> {
    const { device: _, ...meta } = write.meta ?? {};
    const known = Object.entries(meta).filter(([, value]) => value !== undefined);
    const gone = Object.entries(meta).filter(([, value]) => value === undefined);
    const blobs = write.blobs?.put ?? [];
    const plain: Plain[] = [];
    const add = (as: string, values: readonly unknown[] = []) => {
      const from = plain.length;
      plain.push(...values.map((value) => ({ as, value })));
      return () => sealed.slice(from, from + values.length);
    };
    plain.push(...known.map(([name, value]) => ({ as: SEALED_META + name, value })));
    const outbox = add('entry', write.outbox?.put);
    const kept = add('entry', write.kept?.put);
    const conflicts = add('conflict', write.conflicts?.put);
    const delta = add('delta', hasRows(write.rows) ? [write.rows] : []);
    const abouts = add(
      'about',
      blobs.map((blob) => blob.about),
    );
    const bytes = plain.length;
    plain.push(...blobs.map((blob) => ({ as: `blob ${blob.about.id}`, value: blob.bytes })));
    const sealed = plain.length > 0 ? await this.#sealer.seal(plain) : [];
    return {
      metas: [
        ...known.map(([name], index) => [name, sealed[index]] as const),
        ...gone.map(([name]) => [name, undefined] as const),
      ],
      outbox: outbox(),
      kept: kept(),
      conflicts: conflicts(),
      delta: delta(),
      abouts: abouts(),
      bytes: sealed.slice(bytes),
    };
  }

  async #carryOut(write: Write, ready: Ready): Promise<Written | 'moved'> {
    const transaction = this.#database.transaction(ALL, 'readwrite');
    // Its end is awaited below; until then a failure must not count as unheard.
    transaction.done.catch(() => {});
    const outbox = transaction.objectStore('outbox');
    for (const { seq, revision } of write.expect ?? []) {
      if ((await outbox.get(seq))?.revision !== revision) {
        transaction.abort();
        return 'moved';
      }
    }
    const put = await Promise.all(
      (write.outbox?.put ?? []).map(async (entry, index): Promise<Entry> => {
        const value = { revision: entry.revision, body: bodyOf(ready.outbox, index) };
        const seq = entry.seq ? await outbox.put(value, entry.seq) : await outbox.add(value);
        return { ...entry, seq };
      }),
    );
    for (const seq of write.outbox?.remove ?? []) {
      outbox.delete(seq);
    }
    const kept = transaction.objectStore('kept');
    for (const seq of write.kept?.remove ?? []) {
      kept.delete(seq);
    }
    for (const [index, entry] of (write.kept?.put ?? []).entries()) {
      kept.put(bodyOf(ready.kept, index), entry.seq);
    }
    const conflicts = transaction.objectStore('conflict');
    for (const id of write.conflicts?.remove ?? []) {
      conflicts.delete(id);
    }
    for (const [index, conflict] of (write.conflicts?.put ?? []).entries()) {
      conflicts.put(bodyOf(ready.conflicts, index), conflict.id);
    }
    const blobs = transaction.objectStore('blob');
    for (const id of write.blobs?.remove ?? []) {
      blobs.delete(id);
    }
    for (const [index, { about }] of (write.blobs?.put ?? []).entries()) {
      blobs.put({ about: bodyOf(ready.abouts, index), bytes: bodyOf(ready.bytes, index) }, about.id);
    }
    for (const delta of ready.delta) {
      transaction.objectStore('delta').add(delta);
    }
    const meta = transaction.objectStore('meta');
    for (const [name, body] of ready.metas) {
      body ? meta.put(body, SEALED_META + name) : meta.delete(SEALED_META + name);
    }
    if (write.meta && 'device' in write.meta) {
      write.meta.device ? meta.put(write.meta.device, 'device') : meta.delete('device');
    }
    const number = numberOf(await meta.get('number')) + 1;
    meta.put(number, 'number');
    await transaction.done;
    return { number, write: write.outbox ? { ...write, outbox: { ...write.outbox, put } } : write };
  }

  async #meta(keys: readonly string[], values: readonly unknown[]): Promise<Meta> {
    const names = keys.filter((key) => key.startsWith(SEALED_META));
    const bodies = names.map((name) => values[keys.indexOf(name)] as Uint8Array); // sealed ones are bytes
    const known = await this.#open(bodies, (index) => names[index] ?? '');
    const device = values[keys.indexOf('device')] as Device | undefined; // put so
    const meta = Object.fromEntries(
      names.map((name, index) => [name.slice(SEALED_META.length), known[index]]),
    );
    return { ...meta, ...(device ? { device } : {}) };
  }

  /** What was sealed as this is of this type, since nothing else is sealed so. */
  #open<T>(bytes: readonly Uint8Array[], as: (index: number) => string): Promise<T[]> {
    return opened(this.#sealer, bytes, as) as Promise<T[]>;
  }
}

function bodyOf(bodies: readonly Uint8Array[], index: number): Uint8Array {
  const body = bodies[index];
  if (!body) {
    throw new Error('not sealed');
  }
  return body;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

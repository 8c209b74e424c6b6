import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Office } from '../testing/office.ts';
import { type Port, remoteSealer, serve } from '../worker.ts';
import { ALL, type Database, openDatabase } from './database.ts';
import { IndexedKeeper } from './indexed.ts';
import type { Held, Write } from './keeper.ts';
import { MemoryKeeper } from './memory.ts';
import { PlainSealer, type Sealer } from './sealer.ts';
import { MOST_WRONG, Vault } from './vault.ts';

const QUICK = { memory: 256, rounds: 1 };
const PIN = '314159';
const SECRET = 'Seeded Secret Value';

let database: Database;
let sealer: Sealer;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  database = await openDatabase('grato');
  sealer = new PlainSealer();
  await new Vault(database, sealer, () => 0).choose(PIN, QUICK);
});

async function dump(): Promise<string> {
  const stores = await Promise.all(ALL.map(async (store) => [store, await database.getAll(store)]));
  const text = (value: unknown): unknown =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
  return JSON.stringify(stores, (_, value) => text(value));
}

function held(n: number, values = {}): Held {
  const id = `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  return { object: 'company', row: { id, version: 1, etag: '', tag: '0'.repeat(16), values } };
}

test('gives back what was written, folded or not', async () => {
  const keeper = new IndexedKeeper(database, sealer);
  const memory = new MemoryKeeper();
  const writes: Write[] = [];
  for (let n = 0; n < 30; n++) {
    writes.push({ rows: { put: [held(n, { n }), held(n + 100)] } });
    writes.push({
      rows: { remove: [{ object: 'company', id: held(n + 99).row.id }] },
      meta: { cursor: `${n}` },
    });
  }
  writes.push({ rows: { drop: ['person'], put: [{ ...held(1), object: 'person' }] } });
  for (const [index, write] of writes.entries()) {
    await keeper.commit(write);
    await memory.commit(write);
    if (index % 17 === 0) {
      await keeper.fold();
    }
    if (index % 20 === 0) {
      expect(sorted(await keeper.load())).toEqual(sorted(await memory.load()));
    }
  }
  await keeper.fold();
  expect(await database.count('delta')).toBeLessThan(8);
  expect(sorted(await keeper.load())).toEqual(sorted(await memory.load()));
});

function sorted<T extends { rows: readonly Held[] }>(contents: T): T {
  return { ...contents, rows: [...contents.rows].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

function key(held: Held): string {
  return held.object + held.row.id;
}

test('writes nothing where an expected entry has changed', async () => {
  const keeper = new IndexedKeeper(database, sealer);
  const mutation = {
    id: 'm1',
    clientSeq: 0,
    object: 'company',
    recordId: 'r1',
    op: 'update' as const,
    patch: {},
    dependsOn: [],
    at: '',
  };
  const written = await keeper.commit({
    outbox: { put: [{ seq: 0, revision: 1, state: 'waiting', mutation }] },
  });
  const entry = written === 'moved' ? undefined : written.write.outbox?.put?.[0];
  expect(entry?.seq).toBe(1);
  const expect2 = [{ seq: 1, revision: 2 }];
  expect(await keeper.commit({ expect: expect2, outbox: { remove: [1] }, meta: { cursor: 'x' } })).toBe(
    'moved',
  );
  expect(await keeper.load()).toMatchObject({ number: 1, meta: {}, outbox: [{ seq: 1, mutation }] });
});

test('nothing of the data can be read from the database', async () => {
  const office = new Office();
  office.server.write('company', held(1).row.id, { name: SECRET });
  const seat = office.seat('ada', new IndexedKeeper(database, sealer));
  const { grato } = await seat.open();
  await passing(office, () => grato.rows.get('company', held(1).row.id) !== undefined);
  seat.wire.isUp = false;
  await grato.edits.create('company', { name: `${SECRET} 2` });
  await grato.files.capture(new TextEncoder().encode(`${SECRET} 3`), `${SECRET}.txt`, 'text/plain');
  const text = await dump();
  expect(text.length).toBeGreaterThan(1000);
  for (const word of [SECRET, 'Seeded', 'company-1', 'multiSelect', "ada's"]) {
    expect(text).not.toContain(word);
  }
});

async function passing(office: Office, isThere: () => boolean) {
  for (let i = 0; i < 200 && !isThere(); i++) {
    await office.clock.pass(100);
  }
  expect(isThere()).toBe(true);
}

test('the strict profile leaves nothing in the database', async () => {
  await database.clear('meta');
  const office = new Office();
  office.server.write('company', held(1).row.id, { name: SECRET });
  const { grato } = await office.seat('ada').open('strict');
  await office.clock.pass(1000);
  await grato.edits.create('company', { name: SECRET });
  expect([...grato.rows.all('company')]).toHaveLength(2);
  expect(JSON.parse(await dump())).toEqual(ALL.map((store) => [store, []]));
});

test('opens with the right PIN only, and what was sealed only in its place', async () => {
  const [body] = await sealer.seal([{ as: 'delta', value: { a: 1 } }]);
  const other = new PlainSealer();
  const vault = new Vault(database, other, () => 0);
  expect(await vault.unlock('271828')).toMatchObject({ kind: 'wrong', left: MOST_WRONG - 1 });
  expect(await vault.unlock(PIN)).toEqual({ kind: 'open' });
  const bytes = body ?? new Uint8Array();
  expect(await other.open([{ as: 'delta', bytes }])).toEqual([{ a: 1 }]);
  await expect(other.open([{ as: 'entry', bytes }])).rejects.toThrow();
  expect(await vault.change(PIN, 'correct horse')).toBe(true);
  expect(await new Vault(database, new PlainSealer(), () => 0).unlock(PIN)).toMatchObject({ kind: 'wrong' });
  expect(await new Vault(database, new PlainSealer(), () => 0).unlock('correct horse')).toEqual({
    kind: 'open',
  });
});

test('wrong PINs make one wait, and the tenth drops the key', async () => {
  let now = 0;
  const vault = new Vault(database, new PlainSealer(), () => now);
  for (let wrong = 1; wrong < MOST_WRONG; wrong++) {
    const answer = await vault.unlock('000000');
    expect(answer).toMatchObject({ kind: 'wrong', left: MOST_WRONG - wrong });
    const notBefore = 'notBefore' in answer ? answer.notBefore : 0;
    expect(notBefore - now).toBe(wrong < 3 ? 0 : 5000 * 2 ** (wrong - 3));
    if (notBefore > now) {
      expect(await vault.unlock(PIN)).toMatchObject({ kind: 'wait' });
    }
    now = notBefore;
  }
  expect(await vault.unlock('000000')).toEqual({ kind: 'dropped' });
  expect(await vault.unlock(PIN)).toEqual({ kind: 'dropped' });
  expect(await vault.isLocked()).toBe(false);
});

test('a wipe leaves no database behind', async () => {
  const keeper = new IndexedKeeper(database, sealer);
  await keeper.commit({ rows: { put: [held(1, { name: SECRET })] } });
  await keeper.wipe();
  expect(await indexedDB.databases()).toEqual([]);
  await expect(sealer.seal([{ as: 'delta', value: 1 }])).rejects.toThrow('locked');
});

test('a worker seals as the page would', async () => {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  port2.start();
  serve(port1 as Port);
  const remote = remoteSealer(port2 as Port);
  await expect(remote.seal([{ as: 'x', value: 1 }])).rejects.toThrow('locked');
  const wrapped = await remote.make(PIN, QUICK);
  const [body] = await remote.seal([{ as: 'x', value: 'text' }]);
  const local = new PlainSealer();
  expect(await local.unlock(wrapped, PIN)).toBe(true);
  expect(await local.open([{ as: 'x', bytes: body ?? new Uint8Array() }])).toEqual(['text']);
  port1.close();
});

import { expect, test } from 'vitest';
import type { Locks } from './engine/world.ts';
import { openGrato } from './index.ts';
import { Tab } from './testing/fakeWorld.ts';
import { Office } from './testing/office.ts';

const ID = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** A user without a line, before a server with three companies. */
async function inTheField() {
  const office = new Office();
  for (const n of [1, 2, 3]) {
    office.server.write('company', ID(n), { name: `Company ${n}`, stage: 'new' });
  }
  const seat = office.seat('ada');
  const { grato, tab } = await seat.open();
  await office.clock.pass(1000);
  seat.wire.isUp = false;
  await grato.edits.update('company', ID(3), { name: 'First' });
  await office.clock.pass(1000);
  const back = async () => {
    seat.wire.isUp = true;
    grato.tryNow();
    await office.clock.pass(60_000);
  };
  return { office, seat, grato, tab, back };
}

test('joins unsent edits of a record, and drops what comes back to where it was', async () => {
  const { grato } = await inTheField();
  await grato.edits.update('company', ID(1), { name: 'A' });
  await grato.edits.update('company', ID(1), { name: 'B', stage: 'won' });
  expect(grato.unsent.at(-1)?.mutation.patch).toEqual({
    name: { value: 'B', base: 'Company 1' },
    stage: { value: 'won', base: 'new' },
  });
  await grato.edits.update('company', ID(1), { name: 'Company 1', stage: 'new' });
  expect(grato.unsent).toHaveLength(1);
});

test('never joins an edit with one that is on its way or lies before another', async () => {
  const { grato } = await inTheField();
  expect(grato.unsent[0]?.state).toBe('sent');
  await grato.edits.update('company', ID(3), { name: 'Second' });
  await grato.edits.update('company', ID(1), { name: 'A' });
  await grato.edits.update('company', ID(3), { name: 'Third' });
  expect(grato.unsent.map((entry) => entry.mutation.patch.name?.value)).toEqual([
    'First',
    'Second',
    'A',
    'Third',
  ]);
});

test('takes an unsent edit back, and later edits keep the value the server has as their base', async () => {
  const { office, grato, back } = await inTheField();
  const first = await grato.edits.update('company', ID(1), { stage: 'open' });
  await grato.edits.update('company', ID(2), { name: 'Between' });
  await grato.edits.update('company', ID(1), { stage: 'won' });
  expect(await grato.edits.undo(first ?? '')).toBe(true);
  expect(grato.unsent.at(-1)?.mutation.patch).toEqual({ stage: { value: 'won', base: 'new' } });
  expect(await grato.edits.undo(grato.unsent[0]?.mutation.id ?? '')).toBe(false);
  await back();
  expect(office.server.record(ID(1))?.values.stage).toBe('won');
  expect(grato.conflicts).toEqual([]);
});

test('takes a creation back with everything that was built on it', async () => {
  const { grato } = await inTheField();
  const company = await grato.edits.create('company', { name: 'New' });
  const person = await grato.edits.create('person', { name: 'Grace', company });
  await grato.edits.update('person', person, { name: 'Grace Hopper' });
  const creation = grato.unsent.find((entry) => entry.mutation.recordId === company);
  expect(await grato.edits.undo(creation?.mutation.id ?? '')).toBe(true);
  expect(grato.unsent).toHaveLength(1);
  expect(grato.rows.get('person', person)).toBeUndefined();
});

test('uploads a file that was captured without a line before the edit that names it', async () => {
  const { office, grato, back } = await inTheField();
  const bytes = new TextEncoder().encode('a photo');
  const { file, dependsOn } = await grato.files.capture(bytes, 'photo.jpg', 'image/jpeg');
  await grato.edits.update('company', ID(1), { files: [file] }, { dependsOn });
  expect(new TextDecoder().decode(await grato.files.open(file.id))).toBe('a photo');
  await back();
  const [id] = office.server.files.keys();
  expect(office.server.record(ID(1))?.values.files).toEqual([{ ...file, id }]);
  expect(grato.unsent).toEqual([]);
  expect(new TextDecoder().decode(await grato.files.open(id ?? ''))).toBe('a photo');
});

test('an upload that is refused holds back what names the file, and nothing else', async () => {
  const { office, seat, grato, back } = await inTheField();
  const { file, dependsOn } = await grato.files.capture(new Uint8Array(9), 'photo.jpg', 'image/jpeg');
  await grato.edits.update('company', ID(1), { files: [file] }, { dependsOn });
  await grato.edits.update('company', ID(2), { name: 'Goes through' });
  seat.wire.instead = ({ path }) => (path.startsWith('/files') ? { status: 413, text: '' } : undefined);
  await back();
  expect(grato.attention.map((entry) => entry.mutation.op)).toEqual(['upload', 'update']);
  expect(office.server.record(ID(2))?.values.name).toBe('Goes through');
  seat.wire.instead = () => undefined;
  const [upload] = grato.attention;
  if (upload) {
    await grato.edits.retry(upload);
  }
  await back();
  expect(grato.attention).toEqual([]);
  expect(office.server.record(ID(1))?.values.files).toHaveLength(1);
});

test('tabs see the same, each edits for itself, and when the leading one dies another goes on', async () => {
  const office = new Office();
  office.server.write('company', ID(1), { name: 'Company 1' });
  const seat = office.seat('ada');
  const first = await seat.open();
  await office.clock.pass(1000);
  const second = await seat.open();
  expect([first.grato.isLeading, second.grato.isLeading]).toEqual([true, false]);
  expect(second.grato.rows.get('company', ID(1))?.values.name).toBe('Company 1');
  await second.grato.edits.update('company', ID(1), { name: 'From the second' });
  await office.clock.pass(1000);
  expect(office.server.record(ID(1))?.values.name).toBe('From the second');
  expect(first.grato.rows.get('company', ID(1))?.values.name).toBe('From the second');
  first.tab.kill();
  await office.clock.pass(1000);
  expect(second.grato.isLeading).toBe(true);
  await second.grato.edits.update('company', ID(1), { name: 'Alone' });
  await office.clock.pass(1000);
  expect(office.server.record(ID(1))?.values.name).toBe('Alone');
});

test('[SYN-4] keeps a record outside the working set that was opened, and keeps it up to date', async () => {
  const office = new Office();
  office.server.isInSet = (user, record) => record.values.owner === user;
  office.server.write('company', ID(1), { name: 'Elsewhere', owner: 'bob' });
  const seat = office.seat('ada');
  const { grato } = await seat.open();
  await office.clock.pass(1000);
  expect(grato.rows.get('company', ID(1))).toBeUndefined();
  const opening = grato.open('company', ID(1));
  await office.clock.pass(100);
  expect((await opening)?.values.name).toBe('Elsewhere');
  office.server.write('company', ID(1), { name: 'Renamed elsewhere' });
  await office.clock.pass(1000);
  expect(grato.rows.get('company', ID(1))?.values.name).toBe('Renamed elsewhere');
  office.server.rights = 'other';
  office.server.sees = (user, record) => record.values.owner === user;
  await office.clock.pass(70_000);
  expect(grato.rows.get('company', ID(1))).toBeUndefined();
});

test('refuses an edit it cannot store, and shows what the server has although it cannot keep it', async () => {
  const { office, grato, tab, back } = await inTheField();
  tab.keeper.fate = () => 'full';
  await expect(grato.edits.update('company', ID(1), { name: 'Lost' })).rejects.toThrow('no room');
  expect(grato.rows.get('company', ID(1))?.values.name).toBe('Company 1');
  let isRow = false;
  tab.keeper.fate = () => (isRow ? 'full' : undefined);
  office.server.write('company', ID(2), { name: 'From others' });
  await back();
  isRow = true;
  office.server.write('company', ID(2), { name: 'From others again' });
  await office.clock.pass(1000);
  expect(grato.rows.get('company', ID(2))?.values.name).toBe('From others again');
  expect(grato.connection.isFull).toBe(true);
});

test('fetches what is opened before the tab knows that it has the line', async () => {
  const office = new Office();
  office.server.isInSet = () => false;
  office.server.write('company', ID(1), { name: 'Elsewhere' });
  const seat = office.seat('ada');
  const tab = new Tab(office.clock, office.random, seat.wire, seat.browser, seat.keeper);
  const locks: Locks = { request: (held) => office.clock.after(20, held) };
  const world = { ...tab.world, locks };
  const grato = await openGrato({ world, keeper: seat.keeper, profile: 'field', deviceName: 'late' });
  const opened = grato.open('company', ID(1));
  await office.clock.pass(5000);
  expect((await opened)?.values.name).toBe('Elsewhere');
});

test('signs out only once everything is sent, or with the edits in hand', async () => {
  const { office, seat, grato, back } = await inTheField();
  const sending = grato.signOut('send');
  await office.clock.pass(100);
  expect(await sending).toEqual({ isDone: false });
  expect(grato.unsent).toHaveLength(1);
  await back();
  await grato.edits.update('company', ID(1), { name: 'Exported' });
  seat.wire.isUp = false;
  const done = await grato.signOut('export');
  expect(done.isDone).toBe(true);
  expect(await seat.keeper.load()).toMatchObject({ rows: [], outbox: [], meta: {} });
});

test('sends and signs out right after the line is back, though the first try fails', async () => {
  const { office, seat, grato } = await inTheField();
  const sending = grato.signOut('send', true);
  await office.clock.pass(100);
  expect(grato.unsent).toHaveLength(1);
  seat.wire.isUp = true;
  await office.clock.pass(2_000);
  expect(await sending).toEqual({ isDone: true });
  expect(await seat.keeper.load()).toMatchObject({ rows: [], outbox: [], meta: {} });
});

test('gives up sending after a while, and keeps what was not sent', async () => {
  const { office, grato } = await inTheField();
  const sending = grato.signOut('send', true);
  await office.clock.pass(31_000);
  expect(await sending).toEqual({ isDone: false });
  expect(grato.unsent).toHaveLength(1);
});

test('[SYN-60] what is in storage goes once an administrator allows memory only', async () => {
  const { office, seat, grato, back } = await inTheField();
  office.server.schema = { ...office.server.schema, schema: 'schema-2', profile: 'strict' };
  await back();
  await office.clock.pass(70_000);
  expect(grato.connection.state).toBe('narrowed');
  expect(office.server.record(ID(3))?.values.name).toBe('First');
  expect((await seat.keeper.load()).rows).toEqual([]);
});

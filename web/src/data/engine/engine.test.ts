import { expect, test } from 'vitest';
import { Office } from '../testing/office.ts';

const ID = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

function company(office: Office, n: number, values = {}) {
  office.server.write('company', ID(n), { name: `Company ${n}`, ...values });
}

/** Ada at her device, with one company and everything here. */
async function atWork() {
  const office = new Office();
  company(office, 1);
  const seat = office.seat('ada');
  const { grato } = await seat.open();
  await office.clock.pass(1000);
  return { office, seat, grato };
}

test('[SYN-21] loads by pages what one may see', async () => {
  const office = new Office();
  for (let n = 1; n <= 10; n++) {
    company(office, n);
  }
  const { grato } = await office.seat('ada').open();
  await office.clock.pass(1000);
  expect(grato.connection.state).toBe('online');
  expect([...grato.rows.all('company')]).toHaveLength(10);
});

test('[SYN-22] takes over what others change, when it is poked', async () => {
  const { office, grato } = await atWork();
  company(office, 1, { name: 'Renamed' });
  office.server.write('company', ID(2), { name: 'New' });
  await office.clock.pass(400);
  expect(grato.rows.get('company', ID(1))?.values.name).toBe('Renamed');
  expect(grato.rows.get('company', ID(2))?.values.name).toBe('New');
  office.server.write('company', ID(1), 'delete');
  await office.clock.pass(400);
  expect(grato.rows.get('company', ID(1))).toBeUndefined();
});

test('[SYN-40] shows an edit at once and the server has it soon', async () => {
  const { office, grato } = await atWork();
  await grato.edits.update('company', ID(1), { name: 'Mine' });
  expect(grato.rows.get('company', ID(1))?.values.name).toBe('Mine');
  await office.clock.pass(10);
  expect(office.server.record(ID(1))?.values.name).toBe('Mine');
  expect(grato.unsent).toEqual([]);
});

test('works without a line, and catches up when there is one', async () => {
  const { office, seat, grato } = await atWork();
  seat.wire.isUp = false;
  const id = await grato.edits.create('person', { name: 'Grace', company: ID(1) });
  await grato.edits.update('person', id, { name: 'Grace Hopper' });
  await office.clock.pass(60_000);
  expect(grato.connection).toMatchObject({ state: 'offline', unsent: 2 });
  expect([...grato.rows.inverse('person', 'company', ID(1))]).toEqual([id]);
  expect(grato.rows.get('person', id)?.values).toMatchObject({ name: 'Grace Hopper', owner: 'ada' });
  company(office, 1, { name: 'Changed meanwhile' });
  seat.wire.isUp = true;
  await office.clock.pass(300_000);
  expect(office.server.record(id)?.values.name).toBe('Grace Hopper');
  expect(grato.rows.get('company', ID(1))?.values.name).toBe('Changed meanwhile');
  expect(grato.connection).toMatchObject({ state: 'online', unsent: 0 });
});

test('an address that names no record keeps nothing else from being fetched', async () => {
  const { office, seat, grato } = await atWork();
  seat.wire.instead = ({ path, body }) =>
    path === '/sync/rows' && JSON.stringify(body).includes('undefined')
      ? { status: 400, text: '' }
      : undefined;
  const opened = grato.open('company', 'undefined');
  await office.clock.pass(15_000);
  expect(await opened).toBeUndefined();
  company(office, 1, { name: 'Renamed' });
  await office.clock.pass(1000);
  expect(grato.rows.get('company', ID(1))?.values.name).toBe('Renamed');
  expect(grato.connection.state).toBe('online');
});

test('[SYN-45] a hint that comes before the line does is followed by another try at once', async () => {
  const { office, seat, grato } = await atWork();
  seat.wire.isUp = false;
  const id = await grato.edits.create('company', { name: 'Made in the tunnel' });
  await office.clock.pass(600_000);
  grato.tryNow();
  await office.clock.pass(100);
  seat.wire.isUp = true;
  await office.clock.pass(3000);
  expect(office.server.record(id)).toBeDefined();
  expect(grato.connection).toMatchObject({ state: 'online', unsent: 0 });
});

test('[SYN-43] an edit whose answer was lost is carried out once', async () => {
  const office = new Office();
  company(office, 1, { visits: 1 });
  const seat = office.seat('ada');
  const { grato } = await seat.open();
  await office.clock.pass(1000);
  let lost = 0;
  seat.wire.breaks = () => (office.server.calls.at(-1) !== 'x' && lost++ < 3 ? 'after' : undefined);
  await grato.edits.update('company', ID(1), { visits: 2 });
  await office.clock.pass(60_000);
  expect(office.server.record(ID(1))?.values.visits).toBe(2);
  expect(grato.rows.get('company', ID(1))?.values.visits).toBe(2);
  expect(grato.unsent).toEqual([]);
});

test('[SYN-24] compares after rights have changed, and forgets what one may not see', async () => {
  const office = new Office();
  for (let n = 1; n <= 20; n++) {
    company(office, n, { owner: n % 2 ? 'ada' : 'bob' });
  }
  const { grato } = await office.seat('ada').open();
  await office.clock.pass(1000);
  office.server.sees = (user, record) => record.values.owner === user;
  office.server.rights = 'own';
  await office.clock.pass(70_000);
  expect([...grato.rows.all('company')]).toHaveLength(10);
  office.server.sees = () => true;
  office.server.rights = 'all';
  await office.clock.pass(70_000);
  expect([...grato.rows.all('company')]).toHaveLength(20);
});

test('[SYN-44] brings back what a restore has lost, and drops what it never knew', async () => {
  const { office, grato } = await atWork();
  const backup = office.server.backup();
  await grato.edits.update('company', ID(1), { name: 'After the backup' });
  const made = await grato.edits.create('company', { name: 'Made after it' });
  office.server.write('company', ID(9), { name: 'Made by others after it' });
  await office.clock.pass(1000);
  office.server.restore(backup);
  office.server.write('company', ID(8), { name: 'Made after the restore' });
  await office.clock.pass(70_000);
  expect(office.server.record(ID(1))?.values.name).toBe('After the backup');
  expect(office.server.record(made)?.values.name).toBe('Made after it');
  expect([...grato.rows.all('company')].map((row) => row.id).sort()).toEqual([ID(1), ID(8), made].sort());
});

test('[SYN-24] loads only objects anew whose fields have changed', async () => {
  const office = new Office();
  company(office, 1);
  office.server.write('person', ID(2), { name: 'Ada' });
  const { grato } = await office.seat('ada').open();
  await office.clock.pass(1000);
  const { schema } = office.server;
  const [first, ...others] = schema.objects;
  const changed = { ...(first as (typeof schema.objects)[0]), hash: 'company-2' };
  office.server.schema = { ...schema, schema: 'schema-2', objects: [changed, ...others] };
  const before = office.server.calls.length;
  await office.clock.pass(70_000);
  const calls = office.server.calls.slice(before);
  expect(calls.filter((call) => call === '/sync/page')).toHaveLength(1);
  expect(calls.filter((call) => call === '/sync/digest')).toHaveLength(1);
  expect(grato.rows.get('company', ID(1))).toBeDefined();
  expect(grato.model?.schema.schema).toBe('schema-2');
});

test('[SYN-14] takes no row that was made while a field was hidden for a moment', async () => {
  const { office, grato, seat } = await atWork();
  const { server, clock } = office;
  server.isInSet = (_user, record) => record.id !== ID(7);
  server.write('company', ID(7), { name: 'Elsewhere', stage: 'won' });
  await clock.pass(70_000);
  const { schema } = server;
  const [first, ...others] = schema.objects;
  const without = { ...(first as (typeof schema.objects)[0]), hash: 'company-without' };
  let times = 0;
  seat.wire.instead = ({ path }) => {
    // Hidden exactly while rows are made for the first time, shown again before anything else is asked.
    const isHidden = path === '/sync/rows' && ++times === 1;
    server.hidden = isHidden ? 'stage' : undefined;
    server.schema = isHidden ? { ...schema, schema: 'schema-2', objects: [without, ...others] } : schema;
    return undefined;
  };
  grato.open('company', ID(7));
  await clock.pass(70_000);
  grato.open('company', ID(7));
  await clock.pass(70_000);
  expect(times).toBeGreaterThan(1);
  expect(grato.rows.get('company', ID(7))?.values.stage).toBe('won');
});

test('[SYN-13] learns new words and fields without loading anything anew', async () => {
  const office = new Office();
  company(office, 1);
  const { grato } = await office.seat('ada').open();
  await office.clock.pass(1000);
  const { schema } = office.server;
  const [first, ...others] = schema.objects;
  const named = { ...(first as (typeof schema.objects)[0]), label: { en: 'Firm' } };
  office.server.schema = { ...schema, model: '2.7', objects: [named, ...others] };
  const before = office.server.calls.length;
  await office.clock.pass(200_000);
  const calls = office.server.calls.slice(before);
  expect(grato.model?.schema.objects[0]?.label).toEqual({ en: 'Firm' });
  expect(calls.filter((call) => call === '/sync/schema')).toHaveLength(1);
  expect(calls).not.toContain('/sync/page');
});

test('[SYN-45] pauses when one has to sign in, and goes on afterwards', async () => {
  const office = new Office();
  const seat = office.seat('ada');
  const { grato } = await seat.open();
  await office.clock.pass(1000);
  seat.wire.instead = ({ path }) => (path.endsWith('/state') ? undefined : { status: 401, text: '' });
  const id = await grato.edits.create('company', { name: 'Kept' });
  await office.clock.pass(1000);
  expect(grato.connection.state).toBe('paused');
  seat.wire.instead = () => undefined;
  grato.tryNow();
  await office.clock.pass(1000);
  expect(office.server.record(id)?.values.name).toBe('Kept');
});

test('[SYN-45] goes on though a call of the session before is refused after one has signed in again', async () => {
  const { office, seat, grato } = await atWork();
  seat.wire.instead = ({ path }) => {
    if (path !== '/sync/push') {
      return undefined;
    }
    grato.tryNow();
    seat.wire.instead = () => undefined;
    return { status: 401, text: '' };
  };
  const id = await grato.edits.create('company', { name: 'Kept' });
  await office.clock.pass(1000);
  expect(office.server.record(id)?.values.name).toBe('Kept');
  expect(grato.connection.state).toBe('online');
});

test('[SYN-61] shows nothing once the lease is over, and keeps what is unsent', async () => {
  const { office, seat, grato } = await atWork();
  seat.wire.isUp = false;
  await grato.edits.update('company', ID(1), { name: 'Mine' });
  await office.clock.pass(73 * 3_600_000);
  expect(grato.connection).toMatchObject({ state: 'leaseOver', unsent: 1 });
  expect([...grato.rows.all('company')]).toEqual([]);
  seat.wire.isUp = true;
  await office.clock.pass(400_000);
  expect(grato.rows.get('company', ID(1))?.values.name).toBe('Mine');
  expect(office.server.record(ID(1))?.values.name).toBe('Mine');
});

test('[SYN-62] a revoked device forgets everything, says so, and hands out what was unsent', async () => {
  const { office, seat, grato } = await atWork();
  seat.wire.isUp = false;
  await grato.edits.update('company', ID(1), { name: 'Mine' });
  const [device] = office.server.devices.values();
  if (device) {
    device.state = 'revoked';
  }
  seat.wire.isUp = true;
  await office.clock.pass(70_000);
  expect(grato.connection.state).toBe('revoked');
  expect([...grato.rows.all('company')]).toEqual([]);
  expect((await seat.keeper.load()).rows).toEqual([]);
  expect(grato.exportUnsent()).toContain('Mine');
  expect(device?.state).toBe('wiped');
});

test('[SYN-62] a device that is told of its revocation forgets within a second, not when its line is due again', async () => {
  const { office, grato } = await atWork();
  const [device] = office.server.devices.values();
  if (device) {
    device.state = 'revoked';
  }
  office.server.dismiss();
  await office.clock.pass(900);
  expect(grato.connection.state).toBe('revoked');
  expect(device?.state).toBe('wiped');
});

test('a conflict keeps both values until one decides', async () => {
  const office = new Office();
  company(office, 1, { stage: 'new' });
  const seat = office.seat('ada');
  const { grato } = await seat.open();
  await office.clock.pass(1000);
  seat.wire.isUp = false;
  await grato.edits.update('company', ID(1), { stage: 'won' });
  company(office, 1, { stage: 'lost' });
  seat.wire.isUp = true;
  await office.clock.pass(300_000);
  const [conflict] = grato.conflicts;
  expect(conflict).toMatchObject({ kind: 'field', field: 'stage', base: 'new', theirs: 'lost', mine: 'won' });
  expect(grato.rows.get('company', ID(1))?.values.stage).toBe('lost');
  if (conflict) {
    await grato.edits.resolve(conflict, 'mine');
  }
  await office.clock.pass(1000);
  expect(office.server.record(ID(1))?.values.stage).toBe('won');
  expect(grato.conflicts).toEqual([]);
});

test('[SYN-50] an edit of what was deleted can be restored and applied', async () => {
  const { office, seat, grato } = await atWork();
  seat.wire.isUp = false;
  await grato.edits.update('company', ID(1), { name: 'Mine' });
  office.server.write('company', ID(1), 'delete');
  seat.wire.isUp = true;
  await office.clock.pass(300_000);
  const [conflict] = grato.conflicts;
  expect(conflict?.kind).toBe('deleted');
  if (conflict) {
    await grato.edits.resolve(conflict, 'mine');
  }
  await office.clock.pass(1000);
  expect(office.server.record(ID(1))).toMatchObject({ isDeleted: false, values: { name: 'Mine' } });
});

test('[SYN-45] what is refused waits for the user, with what was built on it', async () => {
  const { office, seat, grato } = await atWork();
  seat.wire.isUp = false;
  await grato.edits.update('company', ID(1), { name: 'forbidden' });
  const id = await grato.edits.create('person', { name: 'Grace' });
  await grato.edits.update('company', ID(1), { name: 'Allowed' });
  seat.wire.isUp = true;
  await office.clock.pass(300_000);
  expect(grato.attention.map((entry) => entry.mutation.patch.name?.value)).toEqual(['forbidden']);
  expect(office.server.record(ID(1))?.values.name).toBe('Allowed');
  expect(office.server.record(id)).toBeDefined();
  const [entry] = grato.attention;
  if (entry) {
    await grato.edits.retry(entry, { name: 'Corrected' });
  }
  await office.clock.pass(1000);
  expect(grato.attention).toEqual([]);
  expect(office.server.record(ID(1))?.values.name).toBe('Corrected');
});

test('a whole call that is refused is narrowed down to the edit that is to blame', async () => {
  const office = new Office();
  const seat = office.seat('ada');
  const { grato } = await seat.open();
  await office.clock.pass(1000);
  seat.wire.isUp = false;
  for (let n = 1; n <= 9; n++) {
    await grato.edits.create('company', { name: n === 5 ? 'poison' : `Company ${n}` });
  }
  seat.wire.instead = ({ path, body }) =>
    path === '/sync/push' && JSON.stringify(body).includes('poison') ? { status: 400, text: '' } : undefined;
  seat.wire.isUp = true;
  await office.clock.pass(300_000);
  expect(office.server.records()).toHaveLength(8);
  expect(grato.attention.map((entry) => entry.mutation.patch.name?.value)).toEqual(['poison']);
});

test('[SYN-22] a late answer does not bring back what has left the working set', async () => {
  const office = new Office();
  office.server.isInSet = (_user, record) => record.values.name !== 'Away';
  company(office, 1);
  const seat = office.seat('ada');
  const { grato } = await seat.open();
  await office.clock.pass(1000);
  let isLost = false;
  seat.wire.breaks = () => {
    const isNow = !isLost && grato.unsent.length > 0;
    isLost ||= isNow;
    return isNow ? 'after' : undefined;
  };
  await grato.edits.update('company', ID(1), { name: 'Away' });
  await office.clock.pass(60_000);
  expect(isLost).toBe(true);
  expect(grato.unsent).toEqual([]);
  const { rows } = await seat.keeper.load();
  expect(rows.filter((held) => held.object === 'company' && !held.isOutside)).toEqual([]);
});

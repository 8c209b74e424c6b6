import { expect, test } from 'vitest';
import type { Grato } from '../index.ts';
import { Office } from '../testing/office.ts';
import { unmoved } from './undoing.ts';

const ID = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const GROUP = ID(0xff);
const never = () => Promise.reject(new Error('the server was asked'));

/** Ada at her device, with two companies. */
async function atWork() {
  const office = new Office();
  for (const n of [1, 2]) {
    office.server.write('company', ID(n), { name: `Company ${n}`, stage: 'new' });
  }
  const seat = office.seat('ada');
  const { grato } = await seat.open();
  await office.clock.pass(1000);
  const back = async () => {
    seat.wire.isUp = true;
    grato.tryNow();
    await office.clock.pass(5000);
  };
  return { office, seat, grato, back };
}

/** A new person and a change of a company, at once. */
async function two(grato: Grato) {
  const person = await grato.edits.create('person', { name: 'Grace' }, { group: GROUP });
  await grato.edits.update('company', ID(1), { stage: 'won' }, { group: GROUP });
  return person;
}

test('[SYN-46] what was never sent goes without a trace', async () => {
  const { office, seat, grato, back } = await atWork();
  seat.wire.isUp = false;
  await grato.edits.update('company', ID(2), { name: 'First in the line' });
  await office.clock.pass(500);
  const person = await two(grato);
  await grato.undoGroup(GROUP, never);
  expect(grato.unsent).toHaveLength(1);
  await back();
  expect(office.server.record(person)).toBeUndefined();
  expect(office.server.record(ID(1))?.values.stage).toBe('new');
  expect(grato.connection).toMatchObject({ state: 'online', unsent: 0 });
});

test('[SYN-46] undone while its answer is lost, it holds once there is a line', async () => {
  const { office, seat, grato, back } = await atWork();
  seat.wire.breaks = () => 'after';
  const person = await two(grato);
  await office.clock.pass(100);
  expect(grato.unsent.map(({ state }) => state)).toContain('sent');
  await grato.undoGroup(GROUP, never);
  expect(grato.rows.get('person', person)).toBeUndefined();
  expect(grato.rows.get('company', ID(1))?.values.stage).toBe('new');
  seat.wire.breaks = () => undefined;
  await back();
  expect(office.server.record(person)?.isDeleted ?? true).toBe(true);
  expect(office.server.record(ID(1))?.values.stage).toBe('new');
  expect(grato.connection).toMatchObject({ state: 'online', unsent: 0 });
  expect([...grato.attention, ...grato.conflicts]).toEqual([]);
});

test('[SYN-46] undone when half of it was confirmed, all of it is undone', async () => {
  const { office, seat, grato, back } = await atWork();
  const person = await grato.edits.create('person', { name: 'Grace' }, { group: GROUP });
  await office.clock.pass(100);
  seat.wire.isUp = false;
  await grato.edits.update('company', ID(1), { stage: 'won' }, { group: GROUP });
  await office.clock.pass(100);
  await grato.undoGroup(GROUP, never);
  await back();
  expect(office.server.record(person)?.isDeleted).toBe(true);
  expect(office.server.record(ID(1))?.values.stage).toBe('new');
});

test('[SYN-46] confirmed as a whole, the server undoes it as one', async () => {
  const { office, grato } = await atWork();
  await two(grato);
  await office.clock.pass(100);
  let asked = 0;
  await grato.undoGroup(GROUP, async () => ++asked > 0);
  expect(asked).toBe(1);
  expect(grato.unsent).toEqual([]);
});

test('[SYN-46] confirmed as a whole and no line any more: the opposite waits here', async () => {
  const { office, seat, grato, back } = await atWork();
  const person = await two(grato);
  await grato.edits.remove('company', ID(2), { group: GROUP });
  await office.clock.pass(100);
  seat.wire.isUp = false;
  await grato.undoGroup(GROUP, async () => false);
  expect(grato.rows.get('person', person)).toBeUndefined();
  await back();
  expect(office.server.record(person)?.isDeleted).toBe(true);
  expect(office.server.record(ID(1))?.values.stage).toBe('new');
  expect(office.server.record(ID(2))?.isDeleted).toBe(false);
  expect(grato.connection.unsent).toBe(0);
});

test('[SYN-46] undone twice is undone once', async () => {
  const { office, seat, grato, back } = await atWork();
  seat.wire.isUp = false;
  const person = await two(grato);
  await office.clock.pass(100);
  await Promise.all([grato.undoGroup(GROUP, never), grato.undoGroup(GROUP, never)]);
  await back();
  expect(office.server.record(person)?.isDeleted ?? true).toBe(true);
  expect(office.server.record(ID(1))?.values.stage).toBe('new');
  expect([...grato.attention, ...grato.conflicts, ...grato.unsent]).toEqual([]);
});

test('[SYN-46] a deletion that is taken back without a line shows the record again', async () => {
  const { office, seat, grato, back } = await atWork();
  seat.wire.isUp = false;
  await grato.edits.remove('company', ID(1));
  await office.clock.pass(100);
  expect(grato.rows.get('company', ID(1))).toBeUndefined();
  await grato.edits.restore('company', ID(1));
  expect(grato.rows.get('company', ID(1))?.values.name).toBe('Company 1');
  await back();
  expect(office.server.record(ID(1))?.isDeleted).toBe(false);
});

test('[SYN-46] what was refused and taken back needs no attention', async () => {
  const { office, seat, grato, back } = await atWork();
  seat.wire.isUp = false;
  const id = await grato.edits.create('company', { name: 'forbidden' });
  await office.clock.pass(100);
  await grato.edits.remove('company', id);
  await back();
  expect(office.server.record(id)).toBeUndefined();
  expect([...grato.attention, ...grato.unsent]).toEqual([]);
});

test('takes what the server has put into its own form for what was written', () => {
  const before = { name: 'A', phones: null, amount: null };
  const written = { name: ' acme ', phones: [{ number: '+43 7675 3425' }], amount: { amount: '12500.00' } };
  const shown = { name: 'Acme', phones: [{ number: '+4376753425', id: 'x' }], amount: { amount: 12500 } };
  expect(unmoved(shown, written, before)).toEqual(before);
  expect(unmoved({ ...shown, name: 'Acme Ltd' }, written, before)).not.toHaveProperty('name');
});

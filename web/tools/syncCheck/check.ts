import { bitsFor, digestOf } from '../../src/data/digest.ts';
import type { Contents, Held } from '../../src/data/keeper/keeper.ts';
import { Model } from '../../src/data/model/model.ts';
import type { Json, SchemaJson } from '../../src/data/model/schema.ts';
import { Outbox } from '../../src/data/outbox/outbox.ts';
import { same } from '../../src/data/same.ts';
import { overlay } from '../../src/data/store/overlay.ts';
import type { Row } from '../../src/data/store/rows.ts';
import type { DigestAnswer, Mutation } from '../../src/data/wire.ts';
import type { Device } from './device.ts';
import type { Promised, Run } from './run.ts';
import type { Outcome, TrueRow, Truth } from './stage.ts';
import { viewFaults } from './viewCheck.ts';

const ROUNDS = 15;
/** The feed stays behind the oldest transaction of the whole cluster, so what was written may come a little later. */
const PATIENCE = { times: 40, milliseconds: 50 };

/** Brings every device online and to rest, then says what is not as it has to be. */
export async function check(run: Run): Promise<string[]> {
  const restless = await rest(run);
  if (restless.length > 0) {
    return restless;
  }
  let faults: string[] = [];
  for (let i = 0; i < PATIENCE.times; i++) {
    const truth = await run.truth();
    faults = [];
    for (const device of run.devices) {
      faults.push(...(await converged(device, truth)));
    }
    if (faults.length === 0) {
      faults.push(...(await lost(run, truth)), ...twice(run, truth));
      for (const device of run.devices) {
        faults.push(...(await shownFaults(device)), ...viewFaults(device));
      }
      faults.push(...(await digestFaults(run.one(run.devices))));
      return faults;
    }
    await new Promise((resolve) => setTimeout(resolve, PATIENCE.milliseconds));
    for (const device of run.devices) {
      device.grato.tryNow();
    }
    await run.pass(500);
  }
  return faults;
}

async function rest(run: Run): Promise<string[]> {
  for (const device of run.devices) {
    device.line.isUp = true;
    device.line.isSignedIn = true;
    device.line.fates.length = 0;
    device.tab.keeper.fate = () => undefined;
    if (!device.tab.isAlive) {
      await device.open();
    }
  }
  let restless: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const device of run.devices) {
      device.grato.tryNow();
    }
    await run.pass(1000);
    restless = [];
    for (const device of run.devices) {
      const { state, stepsLeft, reason } = device.grato.connection;
      const { outbox } = await device.keeper.load();
      const left = outbox.filter((entry) => entry.state !== 'attention').length;
      if (state !== 'online' || stepsLeft > 0 || left > 0) {
        restless.push(
          `${device.name} does not come to rest: ${state}, ${reason}, ${stepsLeft} steps, ${left} edits`,
        );
      }
    }
    if (restless.length === 0 && round > 0) {
      break;
    }
  }
  return restless;
}

// ---------------------------------------------------------------- converged

async function converged(device: Device, truth: Truth): Promise<string[]> {
  const faults: string[] = [];
  const mine = truth.users[device.user] ?? {};
  const { rows } = await device.keeper.load();
  const held = new Map(rows.map((row) => [`${row.object}/${row.row.id}`, row]));
  for (const [object, visible] of Object.entries(mine)) {
    for (const row of visible) {
      const key = `${object}/${row.id}`;
      const there = held.get(key);
      held.delete(key);
      if (!there && row.isInSet) {
        faults.push(`${device.name} lacks ${key}`);
      } else if (there) {
        faults.push(...differences(device, key, row, there));
      }
    }
  }
  faults.push(...[...held.keys()].map((key) => `${device.name} still has ${key}`));
  return faults;
}

function differences(
  device: Device,
  key: string,
  truth: TrueRow,
  { row, isOutside = false }: Held,
): string[] {
  if (isOutside === truth.isInSet) {
    return [`${device.name} holds ${key} as ${isOutside ? 'outside' : 'within'} the working set`];
  }
  if (row.tag !== truth.tag || row.etag !== truth.etag) {
    return [`${device.name} has ${key} ${row.etag}, it is ${truth.etag}`];
  }
  return same(row.values, truth.values)
    ? []
    : [`${device.name} has ${key} ${JSON.stringify(row.values)}, it is ${JSON.stringify(truth.values)}`];
}

async function digestFaults(device: Device): Promise<string[]> {
  const { rows, meta } = await device.keeper.load();
  const objects = ['company', 'person', 'task'].map((object) => {
    const inSet = rows.filter((held) => held.object === object && !held.isOutside).map((held) => held.row);
    return { object, ...digestOf(inSet, bitsFor(inSet.length)) };
  });
  const headers = { 'Grato-Device': meta.device?.id ?? '' };
  const answer = await device.line.call({ method: 'POST', path: '/sync/digest', body: { objects }, headers });
  const differing = (JSON.parse(answer.text) as Exclude<DigestAnswer, { reconcile: string }>).objects;
  return differing.map(({ object, buckets }) => {
    return `${device.name}'s digest of ${object} differs: ${JSON.stringify(buckets)}`;
  });
}

// ---------------------------------------------------------------- nothing lost

async function lost(run: Run, truth: Truth): Promise<string[]> {
  const contents = new Map<Device, Contents>();
  for (const device of run.devices) {
    contents.set(device, await device.keeper.load());
  }
  const faults = run.promised
    .filter((promised) => {
      const kept = contents.get(promised.device);
      return kept && !isLaterOne(run, promised) && !isKept(promised, kept) && !isWritten(promised, truth);
    })
    .map(
      ({ device, ...promised }) =>
        `lost: ${device.name} ${JSON.stringify(promised)}; the server remembers ` +
        JSON.stringify(truth.written[promised.mutation] ?? null),
    );
  return faults;
}

/** Whether the same edit, before it was sent, got another value of the field. */
function isLaterOne(run: Run, { mutation, field, marker }: Promised): boolean {
  const sent = run.sent.get(mutation);
  if (!sent || field === '' || marker === undefined) {
    // Edits that cancel each other out before they are sent are none.
    return !sent && field !== '';
  }
  return !JSON.stringify(sent.patch[field]?.value ?? null).includes(marker);
}

/** Whether it stands as a conflict or waits for the user. */
function isKept({ mutation, field }: Promised, { outbox, conflicts }: Contents): boolean {
  return (
    outbox.some((entry) => entry.mutation.id === mutation) ||
    conflicts.some(
      (conflict) =>
        conflict.mutation.id === mutation && (conflict.field === undefined || conflict.field === field),
    )
  );
}

function isWritten({ mutation, id, field, marker }: Promised, truth: Truth): boolean {
  const outcome = truth.written[mutation];
  if (!outcome || !isDone(outcome) || outcome.conflicts?.some((conflict) => conflict.field === field)) {
    return false;
  }
  return marker === undefined || entering(truth, id, marker) > 0;
}

function isDone({ status }: Outcome): boolean {
  return ['CREATED', 'UPDATED', 'UNCHANGED', 'DELETED', 'RESTORED'].includes(status);
}

/** How often a change brought a text into a record. */
function entering(truth: Truth, id: string, marker: string): number {
  return truth.history.filter(
    (change) =>
      change.id === id &&
      JSON.stringify(change.after).includes(marker) &&
      !JSON.stringify(change.before).includes(marker),
  ).length;
}

// ---------------------------------------------------------------- nothing twice

function twice(run: Run, truth: Truth): string[] {
  const faults: string[] = [];
  for (const { id, field, marker, mutation } of run.promised) {
    // What somebody takes out of a list or a text may be brought back by whoever saw it there.
    const isPlain = ['name', 'subject', 'jobTitle'].includes(field);
    if (marker !== undefined && isPlain && entering(truth, id, marker) > 1) {
      faults.push(`twice: ${mutation} ${field} ${marker}`);
    }
  }
  const counted = new Map<string, number>();
  for (const [id, outcome] of Object.entries(truth.written)) {
    const mutation = run.sent.get(id);
    const edit = mutation?.patch.visits;
    if (mutation?.op === 'update' && edit && isDone(outcome)) {
      const { recordId } = mutation;
      counted.set(recordId, (counted.get(recordId) ?? 0) + numberOf(edit.value) - numberOf(edit.base));
    }
  }
  return [...faults, ...sums(run, truth, counted)];
}

function sums(run: Run, truth: Truth, counted: ReadonlyMap<string, number>): string[] {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  const column = run.visitsColumn;
  for (const { id, before, after } of truth.history) {
    if (column in after) {
      if (!first.has(id)) {
        first.set(id, column in before ? numberOf(before[column]) : numberOf(after[column]));
      }
      last.set(id, numberOf(after[column]));
    }
  }
  return [...last]
    .filter(([id, now]) => now !== (first.get(id) ?? 0) + (counted.get(id) ?? 0))
    .map(
      ([id, now]) =>
        `company/${id} counts ${now}, began with ${first.get(id)} and was told to add ${counted.get(id) ?? 0}`,
    );
}

function numberOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}

// ---------------------------------------------------------------- shown

const models = new WeakMap<SchemaJson, Model>();

function modelOf(schema: SchemaJson): Model {
  const known = models.get(schema) ?? new Model(schema);
  models.set(schema, known);
  return known;
}

/** What is shown is what is kept of the server's rows, with what is kept of one's own edits over it. */
export async function shownFaults(device: Device): Promise<string[]> {
  const { rows, outbox, meta } = await device.keeper.load();
  if (!meta.schema || !device.tab.isAlive || device.grato.connection.state === 'leaseOver') {
    return [];
  }
  const model = modelOf(meta.schema);
  const pending = new Outbox();
  pending.reset(outbox);
  const base = new Map(rows.map((held) => [`${held.object}/${held.row.id}`, held.row]));
  const places = new Set([
    ...base.keys(),
    ...outbox.map(({ mutation }: { mutation: Mutation }) => `${mutation.object}/${mutation.recordId}`),
  ]);
  const faults: string[] = [];
  const expected = new Map<string, number>();
  for (const place of places) {
    const [object = '', id = ''] = place.split('/');
    const ruleOf = (field: string) => model.field(object, field)?.rule ?? 'last';
    const row = overlay(base.get(place), pending.shownOf(object, id), ruleOf);
    expected.set(object, (expected.get(object) ?? 0) + (row ? 1 : 0));
    const shown = device.grato.rows.get(object, id);
    if (!sameRow(row, shown)) {
      faults.push(`${device.name} shows ${place} ${JSON.stringify(shown)}, not ${JSON.stringify(row)}`);
    }
  }
  for (const [object, count] of expected) {
    const shown = [...device.grato.rows.all(object)].length;
    if (shown !== count) {
      faults.push(`${device.name} shows ${shown} of ${count} records of ${object}`);
    }
  }
  return faults;
}

function sameRow(a: Row | undefined, b: Row | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.tag === b.tag && same(a.values, b.values);
}

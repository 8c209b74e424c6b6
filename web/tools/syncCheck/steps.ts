import type { Json } from '../../src/data/model/schema.ts';
import type { Row } from '../../src/data/store/rows.ts';
import type { Device } from './device.ts';
import type { Promised, Run } from './run.ts';

type Step = (run: Run) => Promise<void>;

/** What may happen, each as often as its weight says. */
const STEPS: readonly (readonly [weight: number, name: string, step: Step])[] = [
  [30, 'update', update],
  [6, 'create', create],
  [4, 'delete', remove],
  [2, 'restore record', restoreRecord],
  [2, 'undo', undo],
  [6, 'decide', decide],
  [12, 'wait', (run) => run.pass(500 + run.number(3000))],
  [3, 'wait long', (run) => run.pass(90_000)],
  [4, 'poke', poke],
  [8, 'line', line],
  [5, 'request lost', lose('request lost')],
  [5, 'answer lost', lose('answer lost')],
  [4, 'reload', reload],
  [4, 'die', die],
  [2, 'session', session],
  [1, 'sign out', signOut],
  [3, 'clock', clockStep],
  [5, 'edit by others', editByOthers],
  [2, 'delete by others', deleteByOthers],
  [5, 'owner', changeOwner],
  [3, 'scope', changeScope],
  [3, 'team', changeTeam],
  [3, 'share', share],
  [2, 'field', hideField],
  [3, 'keep', keep],
  [3, 'restore', restore],
  [2, 'archive', archive],
];

const TOTAL = STEPS.reduce((sum, [weight]) => sum + weight, 0);

/** Lets the next thing happen. */
export async function step(run: Run): Promise<void> {
  let at = run.random() * TOTAL;
  for (const [weight, name, act] of STEPS) {
    at -= weight;
    if (at < 0) {
      run.count(name);
      run.trace.push(name);
      await act(run);
      return;
    }
  }
}

// ---------------------------------------------------------------- what users do

function device(run: Run): Device {
  return run.one(run.devices);
}

function shown(of: Device, object: string): Row[] {
  return [...of.grato.rows.all(object)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Makes an edit; what it promises counts only once the device has promised it. */
async function make(
  run: Run,
  edit: () => Promise<string | undefined>,
  promise: (mutation: string) => Promised[],
): Promise<void> {
  let made: string | undefined;
  edit().then(
    (mutation) => {
      made = mutation;
    },
    () => {},
  );
  await run.traffic.settle();
  if (made !== undefined) {
    run.promised.push(...promise(made));
  }
}

async function update(run: Run): Promise<void> {
  const by = device(run);
  // many edits are of the same record and of few fields, so that they meet
  const isContested = run.chance(0.4);
  const object = isContested ? 'company' : run.one(['company', 'company', 'person', 'task']);
  const rows = shown(by, object);
  if (rows.length === 0) {
    return;
  }
  const row = run.one(rows.slice(0, isContested ? 1 : 3));
  const edits = isContested
    ? CONTESTED
    : object === 'company'
      ? COMPANY
      : object === 'person'
        ? PERSON
        : TASK;
  const fields = new Map<string, string | undefined>();
  const values: Record<string, Json> = {};
  for (let i = run.chance(0.3) ? 2 : 1; i > 0; i--) {
    const [field, edited] = run.one(edits);
    const marker = edited.isMarked ? run.mark() : undefined;
    fields.set(field, marker);
    values[field] = edited.value(run, row.values[field] ?? null, marker ?? '');
  }
  run.trace.push(`  ${by.name} ${object} ${row.id} ${JSON.stringify(values)}`);
  await make(
    run,
    () => by.grato.edits.update(object, row.id, values),
    (mutation) =>
      [...fields].map(([field, marker]) => ({
        device: by,
        mutation,
        object,
        id: row.id,
        field,
        ...(marker === undefined ? {} : { marker }),
      })),
  );
}

type Editing = {
  /** Whether the value carries a text by which the edit is known again in the history. */
  readonly isMarked: boolean;
  readonly value: (run: Run, present: Json, marker: string) => Json;
};

const MARKED: Editing = { isMarked: true, value: (_run, _present, marker) => `Text ${marker}` };

const OWNER: Editing = {
  isMarked: false,
  value: (run) => run.one([...run.stage.about.users.map((user) => user.id), run.stage.about.admin]),
};

const COUNT: Editing = {
  isMarked: false,
  value: (run, present) => (typeof present === 'number' ? present : 0) + 1 + run.number(2),
};

const LINES: Editing = {
  isMarked: true,
  value(run, present, marker) {
    const lines = typeof present === 'string' && present !== '' ? present.split('\n') : [];
    lines.splice(run.number(lines.length + 1), 0, `Line ${marker}`);
    return lines.join('\n');
  },
};

const EMAILS: Editing = {
  isMarked: true,
  value(run, present, marker) {
    const list = (Array.isArray(present) ? present : []) as Json[]; // an array of Json is one
    const stays = list.length > 10 ? list.filter(() => run.chance(0.5)) : list;
    return [...stays, { address: `${marker}@example.com` }];
  },
};

const NAME: Editing = {
  isMarked: true,
  value: (_run, _present, marker) => ({ given: 'Person', family: marker }),
};

const STATUS: Editing = { isMarked: false, value: (run) => run.one(['open', 'done', 'cancelled']) };

const COMPANY: readonly (readonly [string, Editing])[] = [
  ['name', MARKED],
  ['description', LINES],
  ['emails', EMAILS],
  ['visits', COUNT],
  ['visits', COUNT],
  ['owner', OWNER],
  ['owner', OWNER],
];

/** What meets in the ways that differ most: one is asked, it adds up, it is merged by lines, the later one wins. */
const CONTESTED: readonly (readonly [string, Editing])[] = [
  ['owner', OWNER],
  ['visits', COUNT],
  ['description', LINES],
  ['name', MARKED],
];

const PERSON: readonly (readonly [string, Editing])[] = [
  ['name', NAME],
  ['jobTitle', MARKED],
  ['emails', EMAILS],
];

const TASK: readonly (readonly [string, Editing])[] = [
  ['subject', MARKED],
  ['status', STATUS],
];

async function create(run: Run): Promise<void> {
  const by = device(run);
  const marker = run.mark();
  const companies = shown(by, 'company');
  const isTask = run.chance(0.5) && companies.length > 0;
  const object = isTask ? 'task' : 'company';
  const values: { [field: string]: Json } = isTask
    ? { subject: marker, company: run.one(companies).id }
    : { name: marker, visits: 1 };
  await make(
    run,
    () => by.grato.edits.create(object, values),
    (id) => {
      const entry = by.grato.unsent.find(
        ({ mutation }) => mutation.op === 'create' && mutation.recordId === id,
      );
      const known =
        entry?.mutation ?? [...run.sent.values()].find((m) => m.op === 'create' && m.recordId === id);
      const mutation = known?.id ?? '';
      return [{ device: by, mutation, object, id, field: '' }];
    },
  );
}

async function remove(run: Run): Promise<void> {
  const by = device(run);
  const object = run.one(['company', 'person', 'task']);
  const rows = shown(by, object);
  if (rows.length > 2) {
    const { id } = run.one(rows);
    await make(
      run,
      () => by.grato.edits.remove(object, id),
      (mutation) => [{ device: by, mutation, object, id, field: '' }],
    );
  }
}

async function restoreRecord(run: Run): Promise<void> {
  const by = device(run);
  const deleted = [...run.sent.values()].filter((mutation) => mutation.op === 'delete');
  if (deleted.length > 0) {
    const { object, recordId: id } = run.one(deleted);
    await make(
      run,
      () => by.grato.edits.restore(object, id),
      (mutation) => [{ device: by, mutation, object, id, field: '' }],
    );
  }
}

async function undo(run: Run): Promise<void> {
  const by = device(run);
  const waiting = by.grato.unsent.filter((entry) => entry.state === 'waiting');
  if (waiting.length > 0) {
    const before = by.grato.unsent.map((entry) => entry.mutation.id);
    const { id } = run.one(waiting).mutation;
    by.grato.edits.undo(id).catch(() => {});
    await run.traffic.settle();
    const now = new Set(by.grato.unsent.map((entry) => entry.mutation.id));
    const gone = new Set(before.filter((mutation) => !now.has(mutation)));
    if (gone.has(id)) {
      run.promised = run.promised.filter(
        (promised) => promised.device !== by || !gone.has(promised.mutation),
      );
    }
  }
}

/** Users answer what they are asked. */
async function decide(run: Run): Promise<void> {
  for (const by of run.devices) {
    const conflict = by.grato.conflicts[0];
    const entry = by.grato.attention[0];
    if (conflict) {
      const choice = run.one(['mine', 'theirs'] as const);
      run.count(`decide ${conflict.kind}`);
      let isDone = false;
      by.grato.edits.resolve(conflict, choice).then(
        () => {
          isDone = true;
        },
        () => {},
      );
      await run.traffic.settle();
      if (isDone) {
        const { id } = conflict.mutation;
        run.promised = run.promised.filter(
          ({ mutation, field }) => mutation !== id || (field !== '' && (conflict.field ?? field) !== field),
        );
      }
    } else if (entry) {
      run.count('decide attention');
      const isAgain = run.chance(0.5);
      by.grato.edits[isAgain ? 'retry' : 'discard'](entry).catch(() => {});
      await run.traffic.settle();
      const { id } = entry.mutation;
      if (!by.grato.attention.some(({ mutation }) => mutation.id === id)) {
        // sent again under another id, and what depends on it too: the history of those is not followed
        const ids = new Set([id]);
        for (const mutation of run.sent.values()) {
          if (mutation.dependsOn.some((other) => ids.has(other))) {
            ids.add(mutation.id);
          }
        }
        run.promised = run.promised.filter(({ mutation }) => !ids.has(mutation));
      }
    }
  }
}

// ---------------------------------------------------------------- what happens to devices

async function poke(run: Run): Promise<void> {
  device(run).line.poke();
  await run.pass(400);
}

async function line(run: Run): Promise<void> {
  const { line } = device(run);
  if (line.isUp) {
    line.cut();
  } else {
    line.isUp = true;
  }
  await run.traffic.settle();
}

function lose(fate: 'request lost' | 'answer lost'): Step {
  return async (run) => {
    const { line } = device(run);
    for (let i = 1 + run.number(2); i > 0; i--) {
      line.fates.push(fate);
    }
  };
}

async function reload(run: Run): Promise<void> {
  await device(run).open();
  await run.traffic.settle();
}

async function die(run: Run): Promise<void> {
  const by = device(run);
  by.dieAt(run.number(4), run.one(['dies before', 'dies after']));
  await update(run);
  by.line.poke();
  await run.pass(1500);
  await by.open();
  await run.traffic.settle();
}

/** The session ends, and some time later one signs in again. */
async function session(run: Run): Promise<void> {
  const by = device(run);
  by.line.isSignedIn = !by.line.isSignedIn;
  if (by.line.isSignedIn) {
    by.grato.tryNow();
  }
  await run.traffic.settle();
}

/** One signs out, and whoever does so has said what becomes of what is unsent. */
async function signOut(run: Run): Promise<void> {
  const by = device(run);
  let isDone = false;
  by.grato.signOut('discard').then(
    () => {
      isDone = true;
    },
    () => {},
  );
  await run.pass(500);
  run.trace.push(`  ${by.name} ${isDone}`);
  await by.forget();
  run.promised = run.promised.filter((promised) => promised.device !== by);
  await run.traffic.settle();
}

/** The clock of a phone that slept, or that somebody set. */
async function clockStep(run: Run): Promise<void> {
  const steps = [-600_000, 600_000, 3_600_000, run.tally.get('day') ? 60_000 : 26 * 3_600_000];
  const by = run.one(steps);
  if (by > 24 * 3_600_000) {
    run.count('day');
  }
  run.clock.time += by;
  await run.pass(100);
}

// ---------------------------------------------------------------- what others do

async function known(run: Run, object: string): Promise<string | undefined> {
  const ids = run.devices.flatMap((other) => shown(other, object).filter((row) => row.version > 0));
  return ids.length === 0 ? undefined : run.one(ids.slice(0, 12)).id;
}

async function act(run: Run, what: string, how: { [name: string]: Json } = {}): Promise<void> {
  run.trace.push(`  ${what} ${JSON.stringify(how)}`.slice(0, 300));
  try {
    await run.stage.act(what, how);
  } catch (failure) {
    // What is deleted or gone by a restore cannot be changed any more.
    if (!/NOT_FOUND|IN_TRASH|not-found|ALREADY|INVALID/.test(String(failure))) {
      throw failure;
    }
  }
}

async function editByOthers(run: Run): Promise<void> {
  const id = await known(run, 'company');
  if (id) {
    const fields: { [field: string]: Json }[] = [
      { name: `Others ${run.mark()}` },
      { description: `First line\nOthers ${run.mark()}\nLast line` },
      { emails: [{ address: `${run.mark()}@example.com` }] },
    ];
    await act(run, 'change', { object: 'company', id, values: run.one(fields) });
  }
}

async function deleteByOthers(run: Run): Promise<void> {
  const object = run.one(['company', 'person', 'task']);
  const id = await known(run, object);
  if (id) {
    await act(run, 'delete', { object, id });
  }
}

async function changeOwner(run: Run): Promise<void> {
  const object = run.one(['company', 'company', 'task']);
  const id = await known(run, object);
  if (id) {
    const { users, admin, teams } = run.stage.about;
    const owner = run.one([...users.map((user) => user.id), admin]);
    const team = run.one([teams[0], teams[1], null]);
    await act(run, 'change', { object, id, values: { owner, team } });
  }
}

async function changeScope(run: Run): Promise<void> {
  const readScope = run.one(['own', 'team', 'all']);
  const writeScope = readScope === 'all' ? run.one(['team', 'all']) : readScope;
  await act(run, 'change', { object: 'role', id: run.stage.about.role, values: { readScope, writeScope } });
}

async function changeTeam(run: Run): Promise<void> {
  const { users, teams } = run.stage.about;
  await act(run, 'change', {
    object: 'user',
    id: run.one(users).id,
    values: { team: run.one(teams) },
  });
}

async function share(run: Run): Promise<void> {
  const all = run.trace.filter((line) => line.startsWith('  share '));
  const how = all.length > 0 && run.chance(0.4) ? run.one(all).slice('  share '.length) : undefined;
  if (how) {
    await act(run, 'unshare', JSON.parse(how));
    return;
  }
  const id = await known(run, 'company');
  if (id) {
    await act(run, 'share', { object: 'company', id, user: run.one(run.stage.about.users).id });
  }
}

async function hideField(run: Run): Promise<void> {
  const field = run.one(['name', 'emails', 'description']);
  const { role, rights } = run.stage.about;
  const company = run.chance(0.6) ? { company: { fields: { [field]: 'hidden' } } } : {};
  await act(run, 'change', { object: 'role', id: role, values: { rights: { ...rights, ...company } } });
}

// ---------------------------------------------------------------- what happens to the server

async function keep(run: Run): Promise<void> {
  await act(run, 'keep');
  run.isKept = true;
}

async function restore(run: Run): Promise<void> {
  if (run.isKept) {
    run.count('restored');
    await act(run, 'restore');
  }
}

async function archive(run: Run): Promise<void> {
  await act(run, 'archive');
}

import { expect, test } from 'vitest';
import type { Grato } from '../index.ts';
import type { Row } from '../store/rows.ts';
import type { Tab } from '../testing/fakeWorld.ts';
import { Office, type Seat } from '../testing/office.ts';

// Two browsers with one or two tabs each, others who write, lines that break on either side of the server, tabs that die
// while they write, rights that change, backups that are restored. Whatever happens in whatever order: everybody ends with
// what the server has, and each edit that was acknowledged is there once, or waits for its user.

const COUNTER = '00000000-0000-7000-8000-0000000000ff';
const SEEDS = Number(process.env.GRATO_SYNC_SEEDS ?? 60);
const FIRST = Number(process.env.GRATO_SYNC_SEED ?? 1);

type Opened = { grato: Grato; tab: Tab };

class Run {
  readonly office: Office;
  readonly seats: Seat[];
  readonly tabs = new Map<Seat, Opened[]>();
  /** Increments of the counter whose promise was kept, and all that were tried. */
  readonly counted = { acknowledged: 0, tried: 0 };
  readonly acknowledged: { seat: Seat; id: string }[] = [];
  readonly ids: string[] = [COUNTER];
  backup: ReturnType<Office['server']['backup']> | undefined;
  isCalm = false;

  constructor(seed: number) {
    this.office = new Office(seed);
    this.seats = ['ada', 'bob'].map((user) => this.office.seat(user));
    for (const seat of this.seats) {
      this.tabs.set(seat, []);
      seat.wire.breaks = () => {
        const dice = this.office.random();
        return this.isCalm || dice > 0.2 ? undefined : dice < 0.1 ? 'before' : 'after';
      };
    }
    this.office.server.write('company', COUNTER, { name: 'Counter', visits: 0 });
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.office.random() * from.length)];
  }

  async open(seat: Seat): Promise<void> {
    const opened = await seat.open();
    const { tab } = opened;
    tab.keeper.onDeath = () => this.kill(seat, tab);
    tab.keeper.fate = () => {
      const dice = this.office.random();
      if (this.isCalm || dice > 0.04) {
        return undefined;
      }
      return dice < 0.01 ? 'dies before' : dice < 0.02 ? 'dies after' : dice < 0.03 ? 'fails' : 'full';
    };
    this.tabs.get(seat)?.push(opened);
  }

  kill(seat: Seat, tab: Tab) {
    tab.kill();
    this.tabs.set(
      seat,
      (this.tabs.get(seat) ?? []).filter((opened) => opened.tab !== tab),
    );
  }

  async step(): Promise<void> {
    const { server, clock, random } = this.office;
    const seat = this.pick(this.seats);
    const opened = seat && this.pick(this.tabs.get(seat) ?? []);
    const dice = random();
    if (!seat) {
      return;
    }
    if (!opened) {
      await this.open(seat);
    } else if (dice < 0.5) {
      this.edit(seat, opened.grato);
    } else if (dice < 0.62) {
      const id = this.pick(this.ids);
      const isCounter = id === COUNTER;
      server.write('company', id ?? COUNTER, isCounter ? { name: `by others ${random()}` } : this.others());
    } else if (dice < 0.7) {
      seat.wire.isUp = !seat.wire.isUp;
    } else if (dice < 0.74 && (this.tabs.get(seat)?.length ?? 0) < 2) {
      await this.open(seat);
    } else if (dice < 0.77) {
      this.kill(seat, opened.tab);
    } else if (dice < 0.8) {
      server.rights = `${random()}`;
      const isNarrow = random() < 0.5;
      server.sees = (user, { id, values }) => id === COUNTER || !isNarrow || values.owner === user;
    } else if (dice < 0.82) {
      this.backup = server.backup();
    } else if (dice < 0.83 && this.backup) {
      server.restore(this.backup);
    } else if (dice < 0.86) {
      void opened.grato.open('company', this.pick(this.ids) ?? COUNTER);
    } else {
      await clock.pass(random() < 0.7 ? random() * 500 : random() * 120_000);
    }
    await clock.pass(0);
  }

  others(): { [field: string]: string | null } | 'delete' {
    const { random } = this.office;
    const dice = random();
    if (dice < 0.15) {
      return 'delete';
    }
    return { owner: this.pick(['ada', 'bob']) ?? null, stage: `stage ${Math.floor(random() * 5)}` };
  }

  edit(seat: Seat, grato: Grato) {
    const { random } = this.office;
    const dice = random();
    const done = (promise: Promise<string | undefined>) => {
      promise.then((id) => id && this.acknowledged.push({ seat, id })).catch(() => {});
    };
    const id = this.pick(this.ids) ?? COUNTER;
    if (dice < 0.35) {
      const visits = grato.rows.get('company', COUNTER)?.values.visits;
      if (typeof visits === 'number') {
        this.counted.tried++;
        const promise = grato.edits.update('company', COUNTER, { visits: visits + 1 });
        promise.then(() => this.counted.acknowledged++).catch(() => {});
      }
    } else if (dice < 0.55) {
      const made = grato.edits.create('company', { name: `made ${random()}`, stage: 'new' });
      made.then((made) => this.ids.push(made)).catch(() => {});
    } else if (dice < 0.85 || id === COUNTER) {
      const field = this.pick(['name', 'stage']) ?? 'name';
      done(grato.edits.update('company', id, { [field]: `${seat.user} ${Math.floor(random() * 9)}` }));
    } else if (dice < 0.92) {
      done(grato.edits.remove('company', id));
    } else {
      const last = grato.unsent.at(-1);
      const isCounted = last?.mutation.recordId === COUNTER || last?.mutation.op === 'create';
      if (last && !isCounted) {
        this.acknowledged.splice(
          0,
          this.acknowledged.length,
          ...this.acknowledged.filter((each) => each.id !== last.mutation.id),
        );
        grato.edits.undo(last.mutation.id).catch(() => {});
      }
    }
  }

  async calm(): Promise<void> {
    this.isCalm = true;
    for (const seat of this.seats) {
      seat.wire.isUp = true;
      if ((this.tabs.get(seat)?.length ?? 0) === 0) {
        await this.open(seat);
      }
      for (const { grato } of this.tabs.get(seat) ?? []) {
        grato.tryNow();
      }
    }
    await this.office.clock.pass(900_000);
  }
}

function plain(rows: Iterable<Row>): unknown[] {
  return [...rows]
    .map(({ id, version, tag, values }) => ({ id, version, tag, values }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
  test(`seed ${seed}: all converge, nothing acknowledged is lost, nothing is applied twice`, async () => {
    const run = new Run(seed);
    for (let step = 0; step < 60; step++) {
      await run.step();
    }
    await run.calm();
    const { server } = run.office;
    for (const seat of run.seats) {
      const should = server.records().filter((record) => !record.isDeleted && server.sees(seat.user, record));
      for (const { grato } of run.tabs.get(seat) ?? []) {
        expect(grato.unsent, `unsent of ${seat.user}`).toEqual([]);
        expect(plain(grato.rows.all('company')), `rows of ${seat.user}`).toEqual(plain(should));
      }
      const [first] = run.tabs.get(seat) ?? [];
      const known = new Set(first?.grato.attention.map((entry) => entry.mutation.id));
      const lost = run.acknowledged.filter(
        (each) => each.seat === seat && !known.has(each.id) && !server.hasApplied(each.id),
      );
      expect(lost, `lost of ${seat.user}`).toEqual([]);
    }
    const visits = Number(server.record(COUNTER)?.values.visits);
    expect(visits).toBeGreaterThanOrEqual(run.counted.acknowledged);
    expect(visits).toBeLessThanOrEqual(run.counted.tried);
  });
}

import { Desk, type Message, type Told } from './engine/desk.ts';
import { Engine, type LineState, type Wish } from './engine/engine.ts';
import { isLeaseOver, LeaseWatch } from './engine/lease.ts';
import { Line } from './engine/line.ts';
import { isComing, stepsLeft } from './engine/plan.ts';
import type { World } from './engine/world.ts';
import { Files } from './files/files.ts';
import type { Conflict, Entry, Keeper } from './keeper/keeper.ts';
import type { Model } from './model/model.ts';
import { Edits } from './outbox/edits.ts';
import { undoGroup } from './outbox/undoing.ts';
import type { Row, Rows } from './store/rows.ts';
import type { DeviceJson, Mutation } from './wire.ts';

/** What it takes to open a workspace on a device. */
export type GratoOptions = {
  readonly world: World;
  /** Where data is kept: `IndexedKeeper` in the field profile, `MemoryKeeper` in the strict one. */
  readonly keeper: Keeper;
  readonly profile: 'field' | 'strict';
  /** How the device is called in the list of devices. */
  readonly deviceName: string;
};

/** How things stand between the device and the server. */
export type Connection = {
  /** `leaseOver`: nothing is shown until one has signed in again; `narrowed`: open again in the strict profile. */
  readonly state: LineState | 'leaseOver';
  /** How many steps are left until everything is here. */
  readonly stepsLeft: number;
  /** How many edits the server has not confirmed. */
  readonly unsent: number;
  /** How many the server refused or met somebody else's, so that they are not what the user made them. */
  readonly open: number;
  /** When it is tried again, in milliseconds since 1970. */
  readonly retryAt: number | undefined;
  /** Why the server refuses whole calls, such as `too-many-devices`. */
  readonly reason: string | undefined;
  /** Storage is full: what the server has is kept in memory only, edits may be refused. */
  readonly isFull: boolean;
};

type Pending = {
  readonly unsent: readonly Entry[];
  readonly attention: readonly Entry[];
  readonly conflicts: readonly Conflict[];
};

/** How long to wait for a record that was opened, and for edits to be sent when signing out. */
const PATIENCE = { opening: 15_000, sending: 30_000 };

/** Opens a workspace on this device: reads what is kept, then keeps in step with the server in the background. */
export async function openGrato(options: GratoOptions): Promise<Grato> {
  const desk = new Desk(options.world, options.keeper);
  await desk.load();
  return new Grato(desk, options);
}

/**
 * A workspace as this tab has it.
 *
 * Reading is immediate and never asks the network. An edit is shown and safe once its promise resolves; that it was
 * refused or met somebody else's is told later, in `attention` and `conflicts`.
 */
export class Grato {
  readonly edits: Edits;
  readonly files: Files;
  readonly #desk: Desk;
  readonly #options: GratoOptions;
  readonly #line: Line;
  readonly #lease: LeaseWatch;
  readonly #listeners = new Set<() => void>();
  readonly #giveUpLock: () => void;
  #engine: Engine | undefined;
  #told: Told = { state: 'starting' };
  #connection: Connection | undefined;
  #lists: Pending | undefined;
  #revoked: readonly Mutation[] = [];
  #isClosed = false;
  #undoing: Promise<unknown> = Promise.resolve();
  /** What was opened while no engine ran here. */
  readonly #wishes = new Map<string, Wish>();

  constructor(desk: Desk, options: GratoOptions) {
    this.#desk = desk;
    this.#options = options;
    this.#line = new Line(options.world.transport, () => desk.meta);
    this.#lease = new LeaseWatch(desk);
    this.edits = new Edits(desk, () => this.#engine?.wake());
    this.files = new Files(desk, this.#line, this.edits);
    desk.onChange = () => this.#changed();
    desk.onMessage = (message) => this.#heard(message);
    this.#lease.look();
    this.#giveUpLock = options.world.locks.request(() => this.#lead());
  }

  /** The records as they are shown. */
  get rows(): Rows {
    return this.#desk.store;
  }

  /** The model; undefined until it has come for the first time. */
  get model(): Model | undefined {
    return this.#desk.model;
  }

  /** How things stand; the same object until something changes. */
  get connection(): Connection {
    this.#connection ??= {
      state: isLeaseOver(this.#desk) ? 'leaseOver' : this.#told.state,
      stepsLeft: stepsLeft(this.#desk.meta.plan),
      unsent: this.unsent.length,
      open: this.attention.length + this.conflicts.length,
      retryAt: this.#told.retryAt,
      reason: this.#told.reason,
      isFull: this.#desk.isFull,
    };
    return this.#connection;
  }

  /** Whether records of an object are still on their way, so that only a part of the working set is here. */
  isComing(object: string): boolean {
    return isComing(this.#desk.meta.plan, object);
  }

  /** Whether this tab is the one that talks with the server. */
  get isLeading(): boolean {
    return this.#engine !== undefined;
  }

  /** Edits the server has not confirmed, in order; this list and the next two are the same until something changes. */
  get unsent(): readonly Entry[] {
    return this.#pending.unsent;
  }

  /** Edits the server refused, with the user's values: to be corrected and retried, or discarded. */
  get attention(): readonly Entry[] {
    return this.#pending.attention;
  }

  /** What others had changed, where the user has to choose. */
  get conflicts(): readonly Conflict[] {
    return this.#pending.conflicts;
  }

  /** What was not sent when the device was revoked; the last chance to export it. */
  get revokedUnsent(): readonly Mutation[] {
    return this.#revoked;
  }

  /**
   * Undoes the edits of a group, wherever they have got to.
   *
   * @param onServer undoes the batch on the server; resolves to false where no line is there
   * @throws NeedsLine where that needs the server and there is no line
   */
  undoGroup(group: string, onServer: () => Promise<boolean>): Promise<void> {
    // One after the other, so that what is undone twice is undone once.
    const undone = this.#undoing.then(() => undoGroup(this.#desk, this.edits, group, onServer));
    this.#undoing = undone.catch(() => {});
    return undone;
  }

  /** Tells of changes of anything but rows. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Opens a record, so that it stays on the device; fetched if it is not here.
   *
   * @param isPinned whether it stays whatever else is opened
   * @returns undefined where it is not here and does not come
   */
  async open(object: string, id: string, isPinned = false): Promise<Row | undefined> {
    const row = this.rows.get(object, id);
    const place = { object, id };
    if (this.#engine) {
      this.#engine.open(place, isPinned);
    } else {
      // The tab that has the line sees to it; whether there is one turns out a moment after the start.
      this.#wishes.set(`${object}/${id}`, { place, isPinned });
      this.#desk.tell({ kind: 'opened', place, isPinned });
    }
    if (row) {
      return row;
    }
    return this.#until(() => this.rows.get(object, id), PATIENCE.opening);
  }

  /** There may be a line, or a session, again: tries at once. */
  tryNow() {
    if (this.#engine) {
      this.#engine.tryNow();
    } else {
      this.#desk.tell({ kind: 'woken' });
    }
  }

  /** Waits until this tab has nothing more to do for now. */
  async idle(): Promise<void> {
    await this.#engine?.idle();
  }

  /** One's own devices. */
  async devices(): Promise<readonly DeviceJson[]> {
    const answer = await this.#line.get<{ items: DeviceJson[] } | DeviceJson[]>('/sync/devices');
    return 'items' in answer ? answer.items : answer;
  }

  /** Has another device of one's own forget everything. */
  async revoke(device: string): Promise<void> {
    await this.#line.call({ method: 'DELETE', path: `/sync/devices/${device}` });
  }

  /** The edits the server does not have, as a file to keep; nothing of them is changed. */
  exportUnsent(): string {
    return JSON.stringify(
      [...this.#revoked, ...this.#desk.outbox.entries.map((entry) => entry.mutation)],
      null,
      2,
    );
  }

  /**
   * Forgets everything on this device and ends the session.
   *
   * @param unsent what becomes of edits that were not sent; with `send` nothing is forgotten unless all could be sent
   * @param hasLine whether there is said to be a line: then a try that fails is followed by others for a while, since right
   *   after it is back the first one often does
   * @returns whether it was done, and with `export` the edits
   */
  async signOut(
    unsent: 'send' | 'export' | 'discard',
    hasLine = false,
  ): Promise<{ isDone: boolean; exported?: string }> {
    const outbox = this.#desk.outbox;
    if (unsent === 'send' && outbox.entries.length > 0) {
      this.tryNow();
      const isEmpty = () => outbox.entries.length === 0 || undefined;
      let isOver = false;
      const patience = this.#until(isEmpty, PATIENCE.sending).then(() => {
        isOver = true;
      });
      // without a line one is told at once; another tab that has the line has its time
      const tried = this.#engine ? this.#trySending(() => isOver || !hasLine) : new Promise<void>(() => {});
      await Promise.race([tried, patience]);
      if (outbox.entries.length > 0) {
        return { isDone: false };
      }
    }
    const exported = unsent === 'export' ? { exported: this.exportUnsent() } : {};
    await this.retire(async () => {
      await this.#line.call({ method: 'DELETE', path: '/session' });
    });
    return { isDone: true, ...exported };
  }

  /** Tries, and again each second while edits wait, until it is over. */
  async #trySending(isOver: () => boolean): Promise<void> {
    await this.idle();
    while (this.unsent.length > 0 && !isOver() && !this.#isClosed) {
      await new Promise<void>((resolve) => {
        this.#options.world.after(1_000, resolve);
      });
      this.tryNow();
      await this.idle();
    }
  }

  /** Forgets everything on this device and takes it out of the list of one's devices; `then` while there is a session. */
  async retire(then: () => Promise<void> = async () => {}): Promise<void> {
    const device = this.#desk.meta.device;
    this.#engine?.stop();
    await this.#desk.wipe();
    try {
      if (device) {
        await this.#line.call({ method: 'DELETE', path: `/sync/devices/${device.id}` });
        await this.#line.post('/sync/wipe-ack', { device: device.id, secret: device.secret });
      }
      await then();
    } catch {
      // Without a line the session ends by itself; here everything is gone already.
    }
    this.close();
  }

  /** Ends what this tab does; another one goes on. */
  close() {
    this.#isClosed = true;
    this.#engine?.stop();
    this.#lease.stop();
    this.#giveUpLock();
    this.#desk.close();
  }

  get #pending(): Pending {
    const { entries } = this.#desk.outbox;
    this.#lists ??= {
      unsent: entries.filter((entry) => entry.state !== 'attention' && !entry.isAgain),
      attention: entries.filter((entry) => entry.state === 'attention'),
      conflicts: [...this.#desk.conflicts.values()],
    };
    return this.#lists;
  }

  #lead() {
    if (this.#isClosed) {
      return;
    }
    const engine: Engine = new Engine(this.#desk, {
      deviceName: this.#options.deviceName,
      profile: this.#options.profile,
      onState: () => {
        this.#told = { state: engine.state, retryAt: engine.retryAt, reason: engine.reason };
        this.#desk.tell({ kind: 'state', told: this.#told });
        this.#changed();
      },
      onRevoked: (unsent) => {
        this.#revoked = unsent;
        this.#changed();
      },
    });
    this.#engine = engine;
    for (const { place, isPinned } of this.#wishes.values()) {
      engine.open(place, isPinned);
    }
    this.#wishes.clear();
    engine.tryNow();
  }

  #heard(message: Message) {
    if (message.kind === 'state') {
      this.#told = message.told;
      this.#changed();
    } else if (message.kind === 'opened') {
      this.#engine?.open(message.place, message.isPinned);
    } else if (message.kind === 'woken') {
      this.#engine?.tryNow();
    } else if (message.kind === 'wiped') {
      this.#revoked = this.#desk.outbox.entries.map((entry) => entry.mutation);
      this.#engine?.stop();
      this.#told = { state: 'revoked' };
      this.#desk.forget();
    }
  }

  #changed() {
    this.#connection = undefined;
    this.#lists = undefined;
    this.#lease.look();
    if (this.#desk.outbox.entries.some((entry) => entry.state === 'waiting')) {
      this.#engine?.wake();
    }
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }

  /** Waits for a value that changes may bring. */
  #until<T>(value: () => T | undefined, patience: number): Promise<T | undefined> {
    return new Promise((resolve) => {
      const off: (() => void)[] = [];
      const look = () => {
        const found = value();
        if (found !== undefined) {
          end(found);
        }
      };
      const end = (found: T | undefined) => {
        for (const stop of off) {
          stop();
        }
        resolve(found);
      };
      off.push(
        this.rows.subscribe(look),
        this.subscribe(look),
        this.#options.world.after(patience, () => end(undefined)),
      );
      look();
    });
  }
}

import type { Place } from '../keeper/keeper.ts';
import type { DeviceAnswer, DeviceState, Mutation } from '../wire.ts';
import type { Desk } from './desk.ts';
import { isLeaseOver } from './lease.ts';
import { Line, NoAnswer, OtherSchema, Refused } from './line.ts';
import { carryOn, daily, isBlind, pushAgain, relearning, starting } from './plan.ts';
import { keepOpened, lease, pull } from './pull.ts';
import { isOfContent, Push } from './push.ts';
import { newId } from './world.ts';

const SECOND = 1000;
const MOST_WAIT = 300 * SECOND;
const DAY = 24 * 3600 * SECOND;
/** How often to ask where pokes come, and where none do. */
const POLL = { poked: 60 * SECOND, alone: 20 * SECOND };
const FOLD_AFTER = 5 * SECOND;

/** A record to be held; `isPinned` whatever else is opened. */
export type Wish = { readonly place: Place; readonly isPinned: boolean };

/** How the device stands to the server. */
export type LineState = 'starting' | 'online' | 'offline' | 'paused' | 'revoked' | 'narrowed';

export type EngineOptions = {
  /** How the device is called in the list of devices. */
  readonly deviceName: string;
  readonly profile: 'field' | 'strict';
  /** Told when the state has changed. */
  readonly onState: () => void;
  /** Told when the device was revoked: what was not sent, now that everything is forgotten. */
  readonly onRevoked: (unsent: readonly Mutation[]) => void;
};

/**
 * Keeps the device and the server in step. One tab of the browser runs it.
 *
 * Everything happens one after the other: no answer ever meets rows that a later answer has made.
 */
export class Engine {
  readonly line: Line;
  readonly #desk: Desk;
  readonly #push: Push;
  readonly #options: EngineOptions;
  #state: LineState = 'starting';
  #retryAt: number | undefined;
  #reason: string | undefined;
  #isRunning = false;
  #isStopped = false;
  #isWoken = false;
  /** What is under way began before there was a line or a session again: where it fails, that means nothing. */
  #isHinted = false;
  #attempts = 0;
  /** Whether to look before writing: after an interruption the server may have been restored. */
  #looksFirst = true;
  #wantsPull = true;
  #offTimer: (() => void) | undefined;
  #offFold: (() => void) | undefined;
  #offPoke: (() => void) | undefined;
  #offEvents: (() => void) | undefined;
  readonly #waiting: (() => void)[] = [];
  readonly #opened: Wish[] = [];

  constructor(desk: Desk, options: EngineOptions) {
    this.#desk = desk;
    this.#options = options;
    this.line = new Line(desk.world.transport, () => desk.meta);
    this.#push = new Push(desk, this.line);
  }

  get state(): LineState {
    return this.#state;
  }

  /** Why the server last refused a whole call, as long as it does. */
  get reason(): string | undefined {
    return this.#reason;
  }

  /** When it is tried again, where nothing answers. */
  get retryAt(): number | undefined {
    return this.#retryAt;
  }

  /** There may be something to send. */
  wake() {
    if (this.#retryAt === undefined && this.#state !== 'paused') {
      this.#run();
    }
  }

  /**
   * There may be a line again, or a session: tries at once.
   *
   * Such a hint often comes a moment before the line carries anything, so how often it failed before counts no more: the
   * next try follows within a second, not within minutes.
   */
  tryNow() {
    this.#wantsPull = true;
    this.#attempts = 0;
    this.#isHinted = this.#isRunning;
    this.#run();
  }

  /** A record was opened: it is held from now on, pinned as long as it is, and fetched if it is not there. */
  open(place: Place, isPinned: boolean) {
    this.#opened.push({ place, isPinned });
    this.wake();
  }

  /** Waits until nothing is left to do, or nothing can be done for now. */
  async idle(): Promise<void> {
    if (this.#isRunning) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  stop() {
    this.#isStopped = true;
    for (const off of [this.#offTimer, this.#offFold, this.#offPoke, this.#offEvents]) {
      off?.();
    }
  }

  async #run(): Promise<void> {
    if (this.#isStopped || this.#state === 'revoked' || this.#state === 'narrowed') {
      return;
    }
    if (this.#isRunning) {
      this.#isWoken = true;
      return;
    }
    this.#isRunning = true;
    this.#isHinted = false;
    this.#offTimer?.();
    this.#offFold?.();
    this.#retryAt = undefined;
    try {
      do {
        this.#isWoken = false;
        await this.#desk.catchUp();
        while (!this.#isStopped && (await this.#step())) {
          this.#attempts = 0;
        }
      } while (this.#isWoken && !this.#isStopped);
      this.#isHinted = false;
      this.#rest();
    } catch (failure) {
      await this.#failed(failure);
    } finally {
      this.#isRunning = false;
      if (this.#isHinted) {
        this.#run();
      } else {
        for (const resolve of this.#waiting.splice(0)) {
          resolve();
        }
      }
    }
  }

  /** Does the next thing there is to do; tells whether there was one. */
  async #step(): Promise<boolean> {
    const { meta } = this.#desk;
    if (!meta.device?.secret || isLeaseOver(this.#desk)) {
      await this.#register();
      // A clock that is wrong by more than the lease makes every lease seem over: no reason to ask without pause.
      return !isLeaseOver(this.#desk);
    }
    if (!meta.plan && meta.cursor === undefined) {
      await this.#desk.commit({ meta: { plan: starting() } });
      return true;
    }
    if (this.#looksFirst && !meta.plan) {
      this.#wantsPull = await pull(this.#desk, this.line);
      this.#looksFirst = false;
      return true;
    }
    // Nothing is sent without a cursor from before: a restore after it would not be noticed, and what was acknowledged
    // meanwhile not be sent again.
    if (meta.plan && isBlind(meta.plan)) {
      return this.#plan();
    }
    if (meta.plan?.again) {
      await pushAgain(this.#desk, meta.plan);
      return true;
    }
    if (await this.#push.some()) {
      return true;
    }
    if (meta.schema && this.#opened.length > 0) {
      const opened = this.#opened.slice(0, 100);
      await this.#keepOpened(opened);
      this.#opened.splice(0, opened.length);
      return true;
    }
    return meta.plan ? await this.#plan() : await this.#look();
  }

  /** What the server would refuse again is wished no more, or nothing would ever be fetched after it. */
  async #keepOpened(opened: readonly Wish[]): Promise<void> {
    try {
      await keepOpened(this.#desk, this.line, opened);
    } catch (failure) {
      if (!(failure instanceof Refused) || !isOfContent(failure)) {
        throw failure;
      }
    }
  }

  async #plan(): Promise<boolean> {
    const { plan } = this.#desk.meta;
    if (plan) {
      await carryOn(this.#desk, this.line, plan);
      this.#wantsPull = true;
      this.#options.onState();
    }
    return true;
  }

  async #look(): Promise<boolean> {
    const { meta, world } = this.#desk;
    if (meta.schema?.profile === 'strict' && this.#options.profile === 'field') {
      await this.#narrow();
      return false;
    }
    if (world.now() - (meta.digestAt ?? 0) > DAY) {
      await this.#desk.commit({ meta: { plan: daily(meta.cursor) } });
      return true;
    }
    if (!this.#wantsPull) {
      return false;
    }
    this.#wantsPull = await pull(this.#desk, this.line);
    return true;
  }

  /** Registers the device, or renews its lease; the id is kept first, so that a crash makes no second device. */
  async #register(): Promise<void> {
    const id = this.#desk.meta.device?.id ?? newId(this.#desk.world);
    if (!this.#desk.meta.device) {
      await this.#desk.commit({ meta: { device: { id } } });
    }
    const { deviceName: name, profile } = this.#options;
    const answer = await this.line.post<DeviceAnswer>('/sync/devices', { id, name, profile });
    const device = { id, secret: answer.secret };
    await this.#desk.commit({ meta: { device, ...lease(this.#desk, answer.leaseUntil) } });
  }

  #rest() {
    if (this.#isStopped) {
      return;
    }
    this.#reason = undefined;
    this.#become('online');
    this.#listen();
    const { world } = this.#desk;
    this.#offTimer = world.after(this.#offEvents ? POLL.poked : POLL.alone, () => {
      this.#wantsPull = true;
      this.#run();
    });
    this.#offFold = world.after(FOLD_AFTER, () => {
      // What cannot be put in order now will be the next time.
      this.#desk.keeper.fold().catch(() => {});
    });
  }

  #listen() {
    const device = this.#desk.meta.device?.id;
    if (this.#offEvents || !device || this.#isStopped) {
      return;
    }
    const { world } = this.#desk;
    this.#offEvents = world.transport.listen(
      device,
      () => this.#pullIn(100 + world.random() * 200),
      () => {
        this.#offEvents = undefined;
        this.#looksFirst = true;
        // A poke that came just before the end is not put off: it may tell that this device is to be wiped.
        if (!this.#offPoke) {
          this.#pullIn(SECOND + world.random() * 29 * SECOND);
        }
      },
    );
  }

  #pullIn(milliseconds: number) {
    this.#offPoke?.();
    this.#offPoke = this.#desk.world.after(milliseconds, () => {
      this.#offPoke = undefined;
      this.tryPull();
    });
  }

  /** There may be something to fetch. */
  tryPull() {
    this.#wantsPull = true;
    this.wake();
  }

  async #failed(failure: unknown): Promise<void> {
    this.#looksFirst = true;
    if (failure instanceof Refused && failure.code === 'device-revoked') {
      await this.#revoked();
      return;
    }
    const { device, plan, cursor } = this.#desk.meta;
    if (failure instanceof OtherSchema) {
      await this.#desk.commit({ meta: { plan: relearning(plan, cursor) } });
      this.#later(undefined);
      return;
    }
    this.#reason = failure instanceof Refused ? failure.code : undefined;
    if (failure instanceof Refused && failure.code.startsWith('device-') && device) {
      // The server has never heard of this device, since it was restored, or knows its id as another's: it is
      // registered anew.
      const isTaken = failure.code === 'device-taken';
      await this.#desk.commit({ meta: { device: isTaken ? undefined : { id: device.id } } });
      this.#later(undefined);
      return;
    }
    if (failure instanceof Refused && failure.isSession) {
      if (await this.#isRevoked()) {
        await this.#revoked();
      } else {
        this.#become('paused');
      }
      return;
    }
    this.#become(failure instanceof NoAnswer || failure instanceof Refused ? 'offline' : this.#state);
    this.#later(failure instanceof Refused ? failure.retryAfter : undefined);
  }

  /** Tries again after a random time, up to five minutes, the longer the more often it failed [SYN-45]. */
  #later(atLeast: number | undefined) {
    const { world } = this.#desk;
    const most = Math.min(MOST_WAIT, SECOND * 2 ** Math.min(this.#attempts++, 20));
    const wait = Math.max(world.random() * most, atLeast ?? 0);
    this.#retryAt = world.now() + wait;
    this.#offTimer = world.after(wait, () => this.#run());
    this.#options.onState();
  }

  async #isRevoked(): Promise<boolean> {
    const { device } = this.#desk.meta;
    if (!device?.secret) {
      return false;
    }
    try {
      const { secret } = device;
      const answer = await this.line.post<DeviceState>(`/sync/devices/${device.id}/state`, { secret });
      return answer.state !== 'active';
    } catch {
      return false; // asked again with the next refusal
    }
  }

  async #revoked(): Promise<void> {
    const { device } = this.#desk.meta;
    const unsent = this.#desk.outbox.entries.map((entry) => entry.mutation);
    this.#become('revoked');
    this.stop();
    await this.#desk.wipe();
    this.#options.onRevoked(unsent);
    await this.#acknowledge(device?.id, device?.secret, 0);
  }

  async #acknowledge(
    device: string | undefined,
    secret: string | undefined,
    attempts: number,
  ): Promise<void> {
    if (!device || !secret) {
      return;
    }
    try {
      await this.line.post('/sync/wipe-ack', { device, secret });
    } catch {
      const { world } = this.#desk;
      const wait = world.random() * Math.min(MOST_WAIT, SECOND * 2 ** Math.min(attempts, 20));
      world.after(wait, () => this.#acknowledge(device, secret, attempts + 1));
    }
  }

  /** The administrator allows this user memory only: what is in storage goes, once everything is sent. */
  async #narrow(): Promise<void> {
    if (this.#desk.outbox.entries.length === 0) {
      this.#become('narrowed');
      this.stop();
      await this.#desk.wipe();
    }
  }

  #become(state: LineState) {
    if (this.#state !== state) {
      this.#state = state;
      this.#options.onState();
    }
  }
}

import type { Answer, Channel, Locks, Request, Transport, World } from '../engine/world.ts';
import {
  type Contents,
  type Entry,
  type Keeper,
  NoRoom,
  type Write,
  type Written,
} from '../keeper/keeper.ts';

/** Numbers that look random and are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lets everything happen that only waits for promises. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A clock that stands still until it is told to go on. */
export class Clock {
  time: number;
  #next = 0;
  readonly #timers = new Map<number, { at: number; then: () => void }>();
  readonly #settle: () => Promise<void>;

  /** @param settled waits until nothing happens any more without the clock */
  constructor(time = Date.parse('2026-11-22T09:00:00Z'), settled = settle) {
    this.time = time;
    this.#settle = settled;
  }

  after(milliseconds: number, then: () => void): () => void {
    const key = this.#next++;
    this.#timers.set(key, { at: this.time + milliseconds, then });
    return () => this.#timers.delete(key);
  }

  /** Lets time pass, and what was to happen meanwhile happen in its order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await this.#settle();
    for (;;) {
      const due = [...this.#timers]
        .filter(([, timer]) => timer.at <= end)
        .sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) {
        break;
      }
      this.#timers.delete(due[0]);
      this.time = Math.max(this.time, due[1].at);
      due[1].then();
      await this.#settle();
    }
    this.time = end;
    await this.#settle();
  }
}

/** The tabs of one browser: who has the lock, and the channel between them. */
export class Browser {
  readonly #queue: { held: () => void }[] = [];
  readonly #listeners = new Map<object, (message: unknown) => void>();

  locks(): Locks {
    return {
      request: (held) => {
        const place = { held };
        this.#queue.push(place);
        if (this.#queue.length === 1) {
          held();
        }
        return () => {
          const index = this.#queue.indexOf(place);
          if (index >= 0) {
            this.#queue.splice(index, 1);
          }
          if (index === 0) {
            this.#queue[0]?.held();
          }
        };
      },
    };
  }

  channel(): Channel {
    const tab = {};
    return {
      post: (message) => {
        const copy = structuredClone(message);
        for (const [other, listener] of this.#listeners) {
          if (other !== tab) {
            queueMicrotask(() => this.#listeners.has(other) && listener(copy));
          }
        }
      },
      listen: (listener) => {
        this.#listeners.set(tab, listener);
        return () => this.#listeners.delete(tab);
      },
    };
  }
}

/** A line that can be cut: before the server hears, or before the client does. */
export class Wire implements Transport {
  isUp = true;
  /** Asked for each call: where the line breaks, if it does. */
  breaks: () => 'before' | 'after' | undefined = () => undefined;
  /** Answers in the server's place. */
  instead: (request: Request) => Answer | undefined = () => undefined;
  readonly #server: Transport;

  constructor(server: Transport) {
    this.#server = server;
  }

  async call(request: Request): Promise<Answer> {
    const where = this.isUp ? this.breaks() : 'before';
    if (where === 'before') {
      throw new Error('no line');
    }
    const isBytes = request.body instanceof Uint8Array;
    const sent = isBytes ? request : { ...request, body: JSON.parse(JSON.stringify(request.body ?? null)) };
    const answer = this.instead(sent) ?? (await this.#server.call(sent));
    if (where === 'after') {
      throw new Error('no line');
    }
    return answer;
  }

  listen(device: string, poke: () => void, lost: () => void): () => void {
    return this.#server.listen(device, () => this.isUp && poke(), lost);
  }
}

/** What a tab may do is ended by killing it: nothing of it reaches the world any more. */
export class Tab {
  isAlive = true;
  readonly world: World;
  readonly keeper: TabKeeper;
  #offAll: (() => void)[] = [];

  constructor(clock: Clock, random: () => number, wire: Transport, browser: Browser, keeper: Keeper) {
    this.keeper = new TabKeeper(keeper, () => this.isAlive);
    const locks = browser.locks();
    const channel = browser.channel();
    this.world = {
      now: () => clock.time,
      random,
      after: (milliseconds, then) => clock.after(milliseconds, () => this.isAlive && then()),
      transport: {
        call: async (request) => this.#ifAlive(await wire.call(request)),
        listen: (device, poke, lost) => this.#noted(wire.listen(device, () => this.isAlive && poke(), lost)),
      },
      locks: { request: (held) => this.#noted(locks.request(() => this.isAlive && held())) },
      channel: {
        post: (message) => this.isAlive && channel.post(message),
        listen: (listener) => this.#noted(channel.listen((message) => this.isAlive && listener(message))),
      },
    };
  }

  kill() {
    this.isAlive = false;
    for (const off of this.#offAll) {
      off();
    }
  }

  #noted(off: () => void): () => void {
    this.#offAll.push(off);
    return off;
  }

  #ifAlive<T>(value: T): T | Promise<T> {
    return this.isAlive ? value : new Promise<T>(() => {});
  }
}

/** A keeper as one tab reaches it: it can fail, and a killed tab gets no answer from it. */
export class TabKeeper implements Keeper {
  /** Asked for each write: whether it fails, or the tab dies before or after it. */
  fate: () => 'full' | 'fails' | 'dies before' | 'dies after' | undefined = () => undefined;
  onDeath: () => void = () => {};
  readonly #inner: Keeper;
  readonly #isAlive: () => boolean;

  constructor(inner: Keeper, isAlive: () => boolean) {
    this.#inner = inner;
    this.#isAlive = isAlive;
  }

  async commit(write: Write): Promise<Written | 'moved'> {
    const fate = this.fate();
    if (fate === 'full') {
      throw new NoRoom('full');
    }
    if (fate === 'fails') {
      throw new Error('storage failed');
    }
    if (fate === 'dies before') {
      this.onDeath();
    }
    if (!this.#isAlive()) {
      return new Promise(() => {});
    }
    const written = await this.#inner.commit(structuredClone(write));
    if (fate === 'dies after') {
      this.onDeath();
    }
    return this.#alive(written);
  }

  async load(): Promise<Contents> {
    return this.#alive(await this.#inner.load());
  }

  async number(): Promise<number> {
    return this.#alive(await this.#inner.number());
  }

  async kept(): Promise<readonly Entry[]> {
    return this.#alive(await this.#inner.kept());
  }

  async blob(id: string): Promise<Uint8Array | undefined> {
    return this.#alive(await this.#inner.blob(id));
  }

  async fold(): Promise<void> {
    await this.#inner.fold();
  }

  async wipe(): Promise<void> {
    await this.#inner.wipe();
  }

  #alive<T>(value: T): T | Promise<T> {
    return this.#isAlive() ? value : new Promise<T>(() => {});
  }
}

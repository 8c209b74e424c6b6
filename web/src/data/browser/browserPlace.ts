import { deleteDB } from 'idb';
import type { Transport, World } from '../engine/world.ts';
import { type Grato, openGrato } from '../index.ts';
import { type Database, openDatabase } from '../keeper/database.ts';
import { IndexedKeeper } from '../keeper/indexed.ts';
import { MemoryKeeper } from '../keeper/memory.ts';
import type { Sealer } from '../keeper/sealer.ts';
import { type Unlocking, Vault } from '../keeper/vault.ts';
import { alone, broadcast, webLocks } from '../tabs.ts';
import { browserSealer } from '../worker.ts';
import { FetchTransport } from './fetchTransport.ts';

/** What a tab asks the others for, and how long it waits for them. */
const ASKING = 'key?';
const MOST_WAIT = 300;

/** Clocks may differ by so many milliseconds before the server's is believed. */
const MOST_DIFFERENCE = 60_000;

/** What of the world a program may want otherwise; tests bring a clock of their own. */
export type Surroundings = {
  readonly now?: () => number;
  readonly transport?: Transport;
};

/** The world as a page of a browser has it; `name` tells its tabs from those of other users and workspaces. */
export function browserWorld(tabs: Pick<World, 'locks' | 'channel'>, surroundings: Surroundings = {}): World {
  const own = surroundings.now ?? (() => Date.now());
  let difference = 0;
  const transport = new FetchTransport((date) => {
    const found = date - own();
    difference = Math.abs(found) > MOST_DIFFERENCE ? found : 0;
  });
  return {
    // Leases end by the server's clock; one that is set wrong here would end them at once or never.
    now: () => own() + difference,
    random: unpredictable,
    after(milliseconds, then) {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
    transport: surroundings.transport ?? transport,
    ...tabs,
  };
}

/** The strict profile: nothing stays when the tab is closed. Each tab is a device of its own. */
export async function openStrict(deviceName: string, surroundings?: Surroundings): Promise<Grato> {
  const grato = await openGrato({
    world: browserWorld(alone, surroundings),
    keeper: new MemoryKeeper(),
    profile: 'strict',
    deviceName,
  });
  addEventListener('online', () => grato.tryNow());
  return grato;
}

/**
 * Where a browser keeps the data of one user in one workspace: the field profile.
 *
 * First `isLocked` is asked: either a PIN is to be chosen or to be given. Then `open` opens the workspace.
 */
export class BrowserPlace {
  readonly #name: string;
  readonly #database: Database;
  readonly #sealer: Sealer;
  readonly #vault: Vault;
  readonly #surroundings: Surroundings;

  private constructor(name: string, database: Database, sealer: Sealer, surroundings: Surroundings) {
    this.#name = name;
    this.#database = database;
    this.#sealer = sealer;
    this.#surroundings = surroundings;
    this.#vault = new Vault(database, sealer, surroundings.now ?? (() => Date.now()));
  }

  /** @param owner what names workspace and user, such as their ids */
  static async of(owner: string, surroundings: Surroundings = {}): Promise<BrowserPlace> {
    const name = `grato ${owner}`;
    return new BrowserPlace(name, await openDatabase(name), browserSealer(), surroundings);
  }

  /** Whether there is a PIN; otherwise one has to be chosen. */
  isLocked(): Promise<boolean> {
    return this.#vault.isLocked();
  }

  /** Chooses the PIN or passphrase. What was kept under another one is forgotten. */
  choose(pin: string): Promise<void> {
    return this.#vault.choose(pin);
  }

  unlock(pin: string): Promise<Unlocking> {
    return this.#vault.unlock(pin);
  }

  /**
   * Takes the key of another tab that is open, so that a second tab does not ask again. The key can be used there and not
   * be read.
   *
   * @returns false where no tab answers soon
   */
  async join(): Promise<boolean> {
    const channel = new BroadcastChannel(`${this.#name} key`);
    try {
      const key = await new Promise<CryptoKey | undefined>((resolve) => {
        setTimeout(() => resolve(undefined), MOST_WAIT);
        channel.onmessage = ({ data }) => data instanceof CryptoKey && resolve(data);
        channel.postMessage(ASKING);
      });
      if (key) {
        await this.#sealer.take(key);
      }
      return key !== undefined;
    } finally {
      channel.close();
    }
  }

  /** Puts another PIN before the same data; false where the present one is wrong. */
  change(pin: string, next: string): Promise<boolean> {
    return this.#vault.change(pin, next);
  }

  /**
   * Opens the workspace, once the place is unlocked.
   *
   * The browser is asked to keep what is here even when it needs room; it may say no.
   */
  async open(deviceName: string): Promise<Grato> {
    await navigator.storage?.persist?.().catch(() => false);
    const tabs = { locks: webLocks(this.#name), channel: broadcast(this.#name) };
    const grato = await openGrato({
      world: browserWorld(tabs, this.#surroundings),
      keeper: new IndexedKeeper(this.#database, this.#sealer),
      profile: 'field',
      deviceName,
    });
    addEventListener('online', () => grato.tryNow());
    this.#shareKey();
    return grato;
  }

  #shareKey() {
    const channel = new BroadcastChannel(`${this.#name} key`);
    channel.onmessage = async ({ data }) => {
      if (data === ASKING) {
        // Once it is forgotten there is nothing to share.
        const key = await this.#sealer.share().catch(() => undefined);
        key && channel.postMessage(key);
      }
    };
  }

  /** Forgets everything here, without a word to the server; for who has forgotten the PIN. */
  async forget(): Promise<void> {
    await this.#sealer.forget();
    this.#database.close();
    await deleteDB(this.#name);
  }
}

function unpredictable(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;
}

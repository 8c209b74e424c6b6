import { deleteDB } from 'idb';
import type { Locks, Transport, World } from '../engine/world.ts';
import { type Grato, openGrato } from '../index.ts';
import { type Database, openDatabase } from '../keeper/database.ts';
import type { Sealer } from '../keeper/sealer.ts';
import { type Unlocking, Vault } from '../keeper/vault.ts';
import { alone, broadcast, webLocks } from '../tabs.ts';
import { browserSealer } from '../worker.ts';
import { DeviceIds } from './deviceIds.ts';
import { FetchTransport } from './fetchTransport.ts';
import { mark } from './mark.ts';
import { MarkedKeeper } from './markedKeeper.ts';
import { StrictKeeper } from './strictKeeper.ts';

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

/**
 * The strict profile: nothing stays when the tab is closed but the id of its device. Each open tab is a device of its own.
 *
 * @param owner what names workspace and user, such as their ids
 */
export async function openStrict(
  owner: string,
  deviceName: string,
  surroundings?: Surroundings,
): Promise<Grato> {
  const ids = new DeviceIds(owner);
  const keeper = await StrictKeeper.of(ids);
  const locks: Locks = {
    request(held) {
      held();
      return () => ids.release();
    },
  };
  const world = browserWorld({ ...alone, locks }, surroundings);
  const grato = await openGrato({ world, keeper, profile: 'strict', deviceName });
  tryWhenBack(grato);
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

  #wasEvicted = false;

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
    const database = await openDatabase(name);
    const place = new BrowserPlace(name, database, browserSealer(), surroundings);
    place.#wasEvicted = mark.isThere(name) && !(await place.isLocked());
    return place;
  }

  /** Whether the browser has thrown away what was kept here, and with it edits that were not sent. */
  get wasEvicted(): boolean {
    return this.#wasEvicted;
  }

  /** Whether there is a PIN; otherwise one has to be chosen. */
  isLocked(): Promise<boolean> {
    return this.#vault.isLocked();
  }

  /** Chooses the PIN or passphrase. What was kept under another one is forgotten. */
  async choose(pin: string): Promise<void> {
    await this.#vault.choose(pin);
    mark.set(this.#name);
  }

  async unlock(pin: string): Promise<Unlocking> {
    const unlocking = await this.#vault.unlock(pin);
    if (unlocking.kind === 'dropped') {
      mark.remove(this.#name);
    }
    return unlocking;
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
      keeper: new MarkedKeeper(this.#database, this.#sealer),
      profile: 'field',
      deviceName,
    });
    tryWhenBack(grato);
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
    mark.remove(this.#name);
    await this.#sealer.forget();
    this.#database.close();
    await deleteDB(this.#name);
  }
}

/** The browser's hints that there may be a line again; a page that comes to the front may have slept for hours. */
function tryWhenBack(grato: Grato) {
  addEventListener('online', () => grato.tryNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      grato.tryNow();
    }
  });
}

function unpredictable(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;
}

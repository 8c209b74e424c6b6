import type { Answer, Request, Transport, World } from './engine/world.ts';
import { type Database, openDatabase } from './keeper/database.ts';
import { IndexedKeeper } from './keeper/indexed.ts';
import type { Keeper } from './keeper/keeper.ts';
import { MemoryKeeper } from './keeper/memory.ts';
import type { Sealer } from './keeper/sealer.ts';
import { Vault } from './keeper/vault.ts';
import { alone, broadcast, webLocks } from './tabs.ts';
import { browserSealer } from './worker.ts';

/** Which workspace of which user, and how to say so to the server. */
export type Place = {
  readonly workspace: string;
  readonly user: string;
  /** Sent with everything that changes something. */
  readonly csrfToken: () => string;
};

const API = '/api/v1';
/** How long to wait for an answer before taking the line for broken. */
const PATIENCE = 60_000;

/** The line to the server this page came from. */
export function browserTransport(place: Place): Transport {
  return {
    async call(request) {
      const response = await fetch(API + request.path, {
        method: request.method,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: headersOf(request, place),
        signal: AbortSignal.timeout(PATIENCE),
        ...bodyOf(request),
      });
      return answerOf(response, request.wantsBytes ?? false);
    },
    listen(device, poke, lost) {
      // The browser's own way of listening sends no header, so the device is named in the address.
      const source = new EventSource(`${API}/sync/events?device=${encodeURIComponent(device)}`);
      source.addEventListener('poke', poke);
      source.addEventListener('error', () => {
        source.close();
        lost();
      });
      return () => source.close();
    },
  };
}

function headersOf({ method, body, headers }: Request, place: Place): Record<string, string> {
  const type = body === undefined || body instanceof Uint8Array ? {} : { 'Content-Type': 'application/json' };
  const token = method === 'GET' ? {} : { 'X-CSRF-Token': place.csrfToken() };
  return { ...type, ...token, ...headers };
}

function bodyOf({ body }: Request): { body?: BodyInit } {
  if (body === undefined) {
    return {};
  }
  return { body: body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) };
}

async function answerOf(response: Response, wantsBytes: boolean): Promise<Answer> {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const retryAfter = Number.isNaN(seconds) ? {} : { retryAfter: seconds * 1000 };
  if (wantsBytes && response.ok) {
    return {
      status: response.status,
      text: '',
      bytes: new Uint8Array(await response.arrayBuffer()),
      ...retryAfter,
    };
  }
  return { status: response.status, text: await response.text(), ...retryAfter };
}

/**
 * The world as this browser tab sees it.
 *
 * In the strict profile each tab is alone, since tabs have nothing in common that is kept.
 */
export function browserWorld(place: Place, profile: 'field' | 'strict'): World {
  const name = nameOf(place);
  const isShared = profile === 'field';
  return {
    now: () => Date.now(),
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    after(milliseconds, then) {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
    transport: browserTransport(place),
    locks: isShared ? webLocks(name) : alone.locks,
    channel: isShared ? broadcast(name) : alone.channel,
  };
}

/** A device's storage, behind its PIN. */
export type Storage = {
  readonly keeper: Keeper;
  readonly vault: Vault;
  /** The browser has thrown away what was kept, edits that were not sent with it. */
  readonly wasEvicted: boolean;
};

/**
 * Opens the storage of the field profile; the keeper may be used once the vault is open.
 *
 * Asks the browser not to evict it. The mark that tells an eviction lies in `localStorage`, which some browsers evict at
 * the same time: then the device merely looks new.
 */
export async function openStorage(place: Place, sealer: Sealer = browserSealer()): Promise<Storage> {
  const name = nameOf(place);
  const database: Database = await openDatabase(name);
  const vault = new Vault(database, sealer, () => Date.now());
  const wasEvicted = localStorage.getItem(name) !== null && !(await vault.isLocked());
  localStorage.setItem(name, 'kept');
  await navigator.storage?.persist?.();
  const keeper = new IndexedKeeper(database, sealer);
  const wipe = async () => {
    localStorage.removeItem(name);
    await keeper.wipe();
  };
  const marked: Keeper = {
    load: () => keeper.load(),
    number: () => keeper.number(),
    commit: (write) => keeper.commit(write),
    kept: () => keeper.kept(),
    blob: (id) => keeper.blob(id),
    fold: () => keeper.fold(),
    wipe,
  };
  return { keeper: marked, vault, wasEvicted };
}

/** The storage of the strict profile: none. */
export function noStorage(): Keeper {
  return new MemoryKeeper();
}

/** Calls back when there may be a line again: a hint, nothing more. */
export function whenBack(then: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && then();
  window.addEventListener('online', then);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', then);
    document.removeEventListener('visibilitychange', seen);
  };
}

function nameOf({ workspace, user }: Place): string {
  return `grato-${workspace}-${user}`;
}

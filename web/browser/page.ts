import { BrowserPlace, openStrict } from '../src/data/browser/browserPlace.ts';
import type { Asker } from '../src/data/filter/filter.ts';
import type { Query } from '../src/data/filter/query.ts';
import type { Grato } from '../src/data/index.ts';
import type { LiveView } from '../src/data/views/liveView.ts';
import { Views } from '../src/data/views/views.ts';

// The page that browser tests and the bench drive: the data layer as an app would open it, its calls on `window`.

const SHIFT = 'clock shift';

/** Added to the clock; it stays when the page is loaded again. */
let shift = Number(sessionStorage.getItem(SHIFT) ?? 0);

class Page {
  place: BrowserPlace | undefined;
  grato!: Grato;
  views: Views | undefined;
  list: LiveView | undefined;
  /** When the program began to run, in milliseconds since the page was asked for. */
  readonly readyAt = performance.now();
  readonly nextPaint = nextPaint;

  /** Goes to the door: tells whether a PIN has to be given, or else chosen. */
  async arrive(owner: string): Promise<boolean> {
    this.place = await BrowserPlace.of(owner, { now });
    return this.place.isLocked();
  }

  /** Comes in by another tab that is open; false where there is none. */
  async join(owner: string, name: string): Promise<boolean> {
    await this.arrive(owner);
    const hasJoined = (await this.place?.join()) ?? false;
    if (hasJoined) {
      await this.open(name);
    }
    return hasJoined;
  }

  async open(name: string): Promise<void> {
    if (!this.place) {
      throw new Error('arrive first');
    }
    this.grato = await this.place.open(name);
  }

  async openStrict(owner: string, name: string): Promise<void> {
    this.grato = await openStrict(owner, name, { now });
  }

  /** Chooses the PIN, opens and waits until everything is here. */
  async begin(owner: string, pin: string, name: string): Promise<void> {
    await this.arrive(owner);
    await this.place?.choose(pin);
    await this.open(name);
    await this.until(() => this.isComplete());
  }

  /** Comes back: gives the PIN and opens what is here. */
  async comeBack(owner: string, pin: string, name: string): Promise<void> {
    if (!(await this.arrive(owner))) {
      throw new Error('no PIN was asked for');
    }
    const unlocking = await this.place?.unlock(pin);
    if (unlocking?.kind !== 'open') {
      throw new Error(JSON.stringify(unlocking));
    }
    await this.open(name);
  }

  isComplete(): boolean {
    const { state, stepsLeft } = this.grato.connection;
    return state === 'online' && stepsLeft === 0 && this.grato.model !== undefined;
  }

  /** The values of a record as they are shown; null where it is not here. */
  values(object: string, id: string): unknown {
    return this.grato.rows.get(object, id)?.values ?? null;
  }

  count(object: string): number {
    return [...this.grato.rows.all(object)].length;
  }

  ids(object: string): string[] {
    return [...this.grato.rows.all(object)].map((row) => row.id).sort();
  }

  /** Waits for something to become so, as the data layer tells of changes. */
  until(isSo: () => boolean, patience = 20_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const off: (() => void)[] = [];
      const end = (then: () => void) => {
        for (const stop of off) {
          stop();
        }
        then();
      };
      const timer = setTimeout(
        () => end(() => reject(new Error(`in vain: ${isSo}; ${JSON.stringify(this.grato.connection)}`))),
        patience,
      );
      const look = () => isSo() && end(resolve);
      off.push(() => clearTimeout(timer), this.grato.subscribe(look), this.grato.rows.subscribe(look));
      look();
    });
  }

  /** Shows the first fifty records of a query, by their names, from now on. */
  show(query: Query, field: string): number {
    const model = this.grato.model;
    if (!model) {
      throw new Error('there is no model yet');
    }
    this.views ??= new Views(model, this.grato.rows, asker(model.schema.me));
    const list = this.views.open(query);
    this.list = list;
    const window = list.window(0, 50);
    const paint = () => {
      const lines = window.snapshot().rows.map((row) => {
        const line = document.createElement('li');
        line.textContent = JSON.stringify(row.values[field]);
        return line;
      });
      document.getElementById('list')?.replaceChildren(...lines);
    };
    window.subscribe(paint);
    paint();
    return list.count;
  }

  /** Milliseconds from an edit until the browser has painted what it changed. */
  async painted(object: string, id: string, values: Record<string, never>): Promise<number> {
    const from = performance.now();
    await this.grato.edits.update(object, id, values);
    await nextPaint();
    return performance.now() - from;
  }

  /** Moves the clock on, for this tab and until it is closed. */
  shiftClock(milliseconds: number) {
    shift += milliseconds;
    sessionStorage.setItem(SHIFT, String(shift));
  }

  /** Everything that lies in this origin's IndexedDB, as text: bytes as Latin letters, one for each. */
  async dump(): Promise<string> {
    const parts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(all.getAllKeys()), done(all.getAll())]);
        parts.push(JSON.stringify({ name, store, keys, values }, legible));
      }
      database.close();
    }
    return parts.join('\n');
  }

  async databases(): Promise<string[]> {
    return (await indexedDB.databases()).map(({ name = '' }) => name);
  }

  /** Keeps the page itself, so that it can be loaded without a line. */
  async keepShell(): Promise<void> {
    await navigator.serviceWorker.register('/shell.js');
    await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType('resource').map((entry) => entry.name);
    const own = files.filter((name) => name.startsWith(`${location.origin}/page/`));
    await (await caches.open('shell')).addAll([location.pathname, ...new Set(own)]);
  }
}

function now(): number {
  return Date.now() + shift;
}

function asker(me: { user: string; team: string | null; zone: string }): Asker {
  return { user: me.user, team: me.team, zone: me.zone, now: BigInt(now()) * 1000n };
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // The frame is painted before a message that is posted while it is made comes back.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  });
}

function legible(_: string, value: unknown): unknown {
  return value instanceof Uint8Array
    ? Array.from(value, (code) => String.fromCharCode(code)).join('')
    : value;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

Object.assign(window, { page: new Page() });
document.documentElement.dataset.isReady = 'true';

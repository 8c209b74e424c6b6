import {
  type BlobAbout,
  type Conflict,
  type Contents,
  type Entry,
  type Held,
  type Keeper,
  type Meta,
  NoRoom,
  type Place,
  type Write,
  type Written,
} from '../keeper/keeper.ts';
import { Model } from '../model/model.ts';
import { Outbox } from '../outbox/outbox.ts';
import { Store } from '../store/store.ts';
import type { LineState } from './engine.ts';
import { evicting, withoutRows } from './room.ts';
import type { World } from './world.ts';

/** What tabs of one browser tell each other. */
export type Message =
  | { readonly kind: 'written'; readonly written: Written }
  | { readonly kind: 'unkept'; readonly write: Write }
  | { readonly kind: 'wiped' }
  /** To the tab that has the line: a record was opened, there may be something to do. */
  | { readonly kind: 'opened'; readonly place: Place; readonly isPinned: boolean }
  | { readonly kind: 'woken' }
  /** From the tab that has the line. */
  | { readonly kind: 'state'; readonly told: Told };

/** How the tab that has the line stands to the server. */
export type Told = {
  readonly state: LineState;
  readonly retryAt?: number | undefined;
  readonly reason?: string | undefined;
};

/** How long a write of another tab may be missing before everything is read again. */
const GAP = 100;

/**
 * What one tab has in memory of what is kept, and the only way to change either.
 *
 * A change is written first and applied afterwards, in the order of the writes' numbers, in every tab alike. So nothing
 * is shown that a crash could take back, and no tab sees another order than the rest.
 */
export class Desk {
  readonly world: World;
  readonly keeper: Keeper;
  readonly outbox = new Outbox();
  readonly conflicts = new Map<string, Conflict>();
  readonly blobs = new Map<string, BlobAbout>();
  readonly store: Store;
  /** Told after each change of anything but rows. */
  onChange: () => void = () => {};
  /** Told what other tabs say beside what they have written. */
  onMessage: (message: Message) => void = () => {};
  #meta: Meta = {};
  #model: Model | undefined;
  #number = 0;
  #isFull = false;
  readonly #early = new Map<number, Write>();
  #offGap: (() => void) | undefined;
  #settled: (() => void)[] = [];
  readonly #offChannel: () => void;

  constructor(world: World, keeper: Keeper) {
    this.world = world;
    this.keeper = keeper;
    this.store = new Store({
      pendingOf: (object, id) => this.outbox.shownOf(object, id),
      ruleOf: (object, field) => this.#model?.field(object, field)?.rule ?? 'last',
    });
    this.#offChannel = world.channel.listen((message) => this.#heard(message as Message)); // our own tabs post it
  }

  get meta(): Meta {
    return this.#meta;
  }

  get model(): Model | undefined {
    return this.#model;
  }

  /** Whether storage is full, so that rows are in memory only until the next start. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Reads everything that is kept. */
  async load(): Promise<void> {
    const contents = await this.keeper.load();
    if (contents.number < this.#number) {
      return;
    }
    this.#take(contents);
  }

  /** Carries a change out; `moved` when an entry it expected has changed meanwhile, which is read by then. */
  async commit(write: Write): Promise<Written | 'moved'> {
    const kept = this.#isFull ? withoutRows(write) : write;
    const unkept = this.#isFull && (write.rows || write.meta) ? rowsOf(write) : undefined;
    const written = kept ? await this.#keep(kept) : undefined;
    if (written === 'moved') {
      await this.catchUp();
      return 'moved';
    }
    if (unkept) {
      this.#apply(unkept);
      this.tell({ kind: 'unkept', write: unkept });
    }
    return written ?? { number: this.#number, write };
  }

  /** Makes sure that every write so far is in memory. */
  async catchUp(): Promise<void> {
    if ((await this.keeper.number()) > this.#number) {
      await this.load();
    }
  }

  /** Keeps all rows from view, or shows them again. */
  hide(isHidden: boolean) {
    if (this.store.isHidden !== isHidden) {
      this.store.hide(isHidden);
      this.onChange();
    }
  }

  /** Forgets everything here, in storage and in the other tabs. */
  async wipe(): Promise<void> {
    this.forget();
    this.tell({ kind: 'wiped' });
    await this.keeper.wipe();
  }

  /** Forgets everything in memory. */
  forget() {
    this.store.reset([]);
    this.store.change(undefined, this.outbox.reset([]));
    this.conflicts.clear();
    this.blobs.clear();
    this.#meta = {};
    this.#model = undefined;
    this.onChange();
  }

  /** Says something to the other tabs. */
  tell(message: Message) {
    this.world.channel.post(message);
  }

  close() {
    this.#offGap?.();
    this.#offChannel();
  }

  /** A row as it is to be held if it replaces none that is newer; otherwise undefined. */
  newer(held: Held): Held | undefined {
    const known = this.store.base(held.object, held.row.id);
    return known && known.version > held.row.version ? undefined : held;
  }

  async #keep(write: Write): Promise<Written | 'moved' | undefined> {
    try {
      return await this.#committed(write);
    } catch (failure) {
      if (!(failure instanceof NoRoom)) {
        throw failure;
      }
    }
    const room = evicting(this);
    if (room) {
      await this.#committed(room);
      try {
        return await this.#committed(write);
      } catch (failure) {
        if (!(failure instanceof NoRoom)) {
          throw failure;
        }
      }
    }
    return this.#goOnInMemory(write);
  }

  /** Storage is full: what users made is still written or refused, what the server has is no longer kept. */
  async #goOnInMemory(write: Write): Promise<Written | 'moved' | undefined> {
    const rest = withoutRows(write);
    if (rest === write) {
      throw new NoRoom('no room for an edit');
    }
    // The rows in storage stay as they are, with their older cursor: the next start goes on from there.
    const written = rest ? await this.#committed(rest) : undefined;
    if (written === 'moved') {
      return written;
    }
    this.#isFull = true;
    const unkept = rowsOf(write);
    this.#apply(unkept);
    this.tell({ kind: 'unkept', write: unkept });
    return written;
  }

  async #committed(write: Write): Promise<Written | 'moved'> {
    const written = await this.keeper.commit(write);
    if (written === 'moved') {
      return written;
    }
    this.tell({ kind: 'written', written: withoutBytes(written) });
    this.#arrived(written);
    while (this.#number < written.number) {
      await new Promise<void>((resolve) => this.#settled.push(resolve));
    }
    return written;
  }

  #heard(message: Message) {
    if (message.kind === 'written') {
      this.#arrived(message.written);
    } else if (message.kind === 'unkept') {
      this.#apply(message.write);
    } else {
      this.onMessage(message);
    }
  }

  #arrived({ number, write }: Written) {
    if (number <= this.#number) {
      return;
    }
    this.#early.set(number, write);
    this.#goOn();
    this.#watchGap();
  }

  /** A tab that ended between writing and telling leaves a gap: then everything is read again. */
  #watchGap() {
    if (this.#early.size === 0 || this.#offGap) {
      return;
    }
    this.#offGap = this.world.after(GAP, () => {
      this.#offGap = undefined;
      if (this.#early.size > 0) {
        this.load().then(
          () => this.#watchGap(),
          () => this.#watchGap(),
        );
      }
    });
  }

  #goOn() {
    for (let next = this.#early.get(this.#number + 1); next; next = this.#early.get(this.#number + 1)) {
      this.#number++;
      this.#early.delete(this.#number);
      this.#apply(next);
    }
    const settled = this.#settled;
    this.#settled = [];
    for (const resolve of settled) {
      resolve();
    }
  }

  #apply(write: Write) {
    for (const id of write.conflicts?.remove ?? []) {
      this.conflicts.delete(id);
    }
    for (const conflict of write.conflicts?.put ?? []) {
      this.conflicts.set(conflict.id, conflict);
    }
    for (const id of write.blobs?.remove ?? []) {
      this.blobs.delete(id);
    }
    for (const blob of write.blobs?.put ?? []) {
      this.blobs.set(blob.about.id, blob.about);
    }
    this.#know(write.meta);
    const touched: Place[] = this.outbox.apply(write.outbox);
    this.store.change(write.rows, touched);
    if (write.outbox || write.conflicts || write.meta || write.blobs) {
      this.onChange();
    }
  }

  #know(meta: Meta | undefined) {
    if (meta) {
      this.#meta = { ...this.#meta, ...meta };
      if (meta.schema && meta.schema !== this.#model?.schema) {
        this.#model = new Model(meta.schema);
      }
    }
  }

  #take(contents: Contents) {
    this.#number = contents.number;
    for (const number of this.#early.keys()) {
      if (number <= contents.number) {
        this.#early.delete(number);
      }
    }
    this.#meta = {};
    this.#know(contents.meta);
    this.conflicts.clear();
    for (const conflict of contents.conflicts) {
      this.conflicts.set(conflict.id, conflict);
    }
    this.blobs.clear();
    for (const about of contents.blobs) {
      this.blobs.set(about.id, about);
    }
    const touched = this.outbox.reset(contents.outbox as Entry[]);
    this.store.reset(contents.rows);
    this.store.change(undefined, touched);
    this.onChange();
    this.#goOn();
  }
}

function rowsOf(write: Write): Write {
  return {
    ...(write.rows ? { rows: write.rows } : {}),
    ...(write.meta ? { meta: write.meta } : {}),
  };
}

/** Bytes stay in storage; the other tabs fetch them from there. */
function withoutBytes(written: Written): Written {
  const put = written.write.blobs?.put;
  if (!put) {
    return written;
  }
  const blobs = { ...written.write.blobs, put: put.map((blob) => ({ ...blob, bytes: new Uint8Array() })) };
  return { ...written, write: { ...written.write, blobs } };
}

import type {
  BlobAbout,
  Conflict,
  Contents,
  Entry,
  Held,
  Keeper,
  KeptBlob,
  Meta,
  Write,
  Written,
} from './keeper.ts';

/** Keeps everything in memory only: the strict profile, and tests. Gone with the page. */
export class MemoryKeeper implements Keeper {
  #number = 0;
  #lastSeq = 0;
  #meta: Meta = {};
  #rows = new Map<string, Map<string, Held>>();
  #outbox = new Map<number, Entry>();
  #kept = new Map<number, Entry>();
  #conflicts = new Map<string, Conflict>();
  #blobs = new Map<string, KeptBlob>();

  async load(): Promise<Contents> {
    const rows = [...this.#rows.values()].flatMap((held) => [...held.values()]);
    const blobs: BlobAbout[] = [...this.#blobs.values()].map((blob) => blob.about);
    return {
      number: this.#number,
      meta: this.#meta,
      rows,
      outbox: inOrder(this.#outbox),
      conflicts: [...this.#conflicts.values()],
      blobs,
    };
  }

  async number(): Promise<number> {
    return this.#number;
  }

  async commit(write: Write): Promise<Written | 'moved'> {
    for (const { seq, revision } of write.expect ?? []) {
      if (this.#outbox.get(seq)?.revision !== revision) {
        return 'moved';
      }
    }
    const put = (write.outbox?.put ?? []).map((entry) =>
      entry.seq ? entry : { ...entry, seq: ++this.#lastSeq },
    );
    for (const seq of write.outbox?.remove ?? []) {
      this.#outbox.delete(seq);
    }
    for (const entry of put) {
      this.#outbox.set(entry.seq, entry);
    }
    for (const seq of write.kept?.remove ?? []) {
      this.#kept.delete(seq);
    }
    for (const entry of write.kept?.put ?? []) {
      this.#kept.set(entry.seq, entry);
    }
    for (const id of write.conflicts?.remove ?? []) {
      this.#conflicts.delete(id);
    }
    for (const conflict of write.conflicts?.put ?? []) {
      this.#conflicts.set(conflict.id, conflict);
    }
    for (const id of write.blobs?.remove ?? []) {
      this.#blobs.delete(id);
    }
    for (const blob of write.blobs?.put ?? []) {
      this.#blobs.set(blob.about.id, blob);
    }
    this.#writeRows(write);
    this.#meta = { ...this.#meta, ...write.meta };
    this.#number++;
    return {
      number: this.#number,
      write: write.outbox ? { ...write, outbox: { ...write.outbox, put } } : write,
    };
  }

  #writeRows(write: Write) {
    for (const object of write.rows?.drop ?? []) {
      this.#rows.delete(object);
    }
    for (const { object, id } of write.rows?.remove ?? []) {
      this.#rows.get(object)?.delete(id);
    }
    for (const held of write.rows?.put ?? []) {
      const rows = this.#rows.get(held.object) ?? new Map<string, Held>();
      this.#rows.set(held.object, rows.set(held.row.id, held));
    }
  }

  async kept(): Promise<readonly Entry[]> {
    return inOrder(this.#kept);
  }

  async blob(id: string): Promise<Uint8Array | undefined> {
    return this.#blobs.get(id)?.bytes;
  }

  async fold(): Promise<void> {
    // Nothing is written in a hurry here.
  }

  async wipe(): Promise<void> {
    this.#meta = {};
    this.#number++;
    for (const store of [this.#rows, this.#outbox, this.#kept, this.#conflicts, this.#blobs]) {
      store.clear();
    }
  }
}

function inOrder(entries: ReadonlyMap<number, Entry>): Entry[] {
  return [...entries.values()].sort((a, b) => a.seq - b.seq);
}

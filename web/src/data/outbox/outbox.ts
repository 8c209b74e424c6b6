import type { Entry, Place, Write } from '../keeper/keeper.ts';

const NONE: readonly Entry[] = [];

/** The edits that are not confirmed, as all tabs of the browser have them, in their order. */
export class Outbox {
  #entries: Entry[] = [];
  readonly #shown = new Map<string, Entry[]>();

  /** All entries in order. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get last(): Entry | undefined {
    return this.#entries.at(-1);
  }

  get(seq: number): Entry | undefined {
    return this.#entries.find((entry) => entry.seq === seq);
  }

  /** What is laid over a record: edits that wait or are under way. */
  shownOf(object: string, id: string): readonly Entry[] {
    return this.#shown.get(`${object}/${id}`) ?? NONE;
  }

  /** The edit that makes a record which the server does not have yet. */
  creating(id: string): Entry | undefined {
    return this.#entries.find((entry) => entry.mutation.op === 'create' && entry.mutation.recordId === id);
  }

  /** Takes over a change; tells whose records it concerns. */
  apply(change: Write['outbox']): Place[] {
    const touched: Place[] = [];
    const gone = new Set(change?.remove);
    const put = new Map(change?.put?.map((entry) => [entry.seq, entry]));
    if (gone.size === 0 && put.size === 0) {
      return touched;
    }
    const stays: Entry[] = [];
    for (const entry of this.#entries) {
      if (gone.has(entry.seq) || put.has(entry.seq)) {
        touched.push(placeOf(entry));
      } else {
        stays.push(entry);
      }
    }
    touched.push(...[...put.values()].map(placeOf));
    this.#entries = [...stays, ...put.values()].sort((a, b) => a.seq - b.seq);
    this.#index();
    return touched;
  }

  /** Replaces everything; tells whose records that concerns. */
  reset(entries: readonly Entry[]): Place[] {
    return this.apply({ remove: this.#entries.map((entry) => entry.seq), put: entries });
  }

  #index() {
    this.#shown.clear();
    for (const entry of this.#entries) {
      if (entry.state !== 'attention' && !entry.isAgain && entry.mutation.op !== 'upload') {
        const { object, recordId } = entry.mutation;
        const key = `${object}/${recordId}`;
        this.#shown.set(key, [...(this.#shown.get(key) ?? []), entry]);
      }
    }
  }
}

function placeOf(entry: Entry): Place {
  return { object: entry.mutation.object, id: entry.mutation.recordId };
}

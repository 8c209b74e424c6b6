import type { Desk } from '../engine/desk.ts';
import { newId } from '../engine/world.ts';
import type { Conflict, Entry, Place, Write } from '../keeper/keeper.ts';
import type { Json } from '../model/schema.ts';
import { same } from '../same.ts';
import type { Values } from '../store/rows.ts';
import type { Mutation, Patch } from '../wire.ts';
import { appending, draft, takingBack, version } from './drafts.ts';

/** What may be said about an edit beside the edit. */
export type EditOptions = {
  /** Edits of one group are one batch on the server, and undone as one. */
  readonly group?: string;
  /** Ids of mutations without which this one makes no sense. */
  readonly dependsOn?: readonly string[];
};

/** Makes edits. Each is stored before its promise resolves, and then it is never lost. */
export class Edits {
  readonly #desk: Desk;
  readonly #after: () => void;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param after called when there is something to send */
  constructor(desk: Desk, after: () => void) {
    this.#desk = desk;
    this.#after = after;
  }

  /**
   * Changes fields; null empties one. What is as the user sees it already is left out.
   *
   * @param options with `seen` the values the user saw, for a record that is not on the device
   * @returns the id of the mutation, which may be that of an unsent edit before; undefined where nothing was changed
   */
  update(
    object: string,
    id: string,
    values: Values,
    options: EditOptions & { seen?: Values } = {},
  ): Promise<string | undefined> {
    return this.#next(async () => {
      const shown = this.#desk.store.get(object, id)?.values ?? options.seen;
      const patch: Record<string, Patch[string]> = {};
      for (const [field, value] of Object.entries(values)) {
        const base = shown?.[field] ?? null;
        if (!same(value, base)) {
          patch[field] = { value, base };
        }
      }
      if (Object.keys(patch).length === 0) {
        return undefined;
      }
      return this.#append(this.#mutation('update', { object, id }, { patch }, options));
    });
  }

  /** Creates a record; the id is made here. */
  create(object: string, values: Values, options: EditOptions & { id?: string } = {}): Promise<string> {
    return this.#next(async () => {
      const id = options.id ?? newId(this.#desk.world);
      const patch = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value }]));
      const { model } = this.#desk;
      const isOwned = model?.object(object)?.isOwned && values.owner === undefined;
      const me = model?.schema.me;
      const shows = isOwned && me ? { shows: { owner: me.user, ...(me.team ? { team: me.team } : {}) } } : {};
      await this.#append(this.#mutation('create', { object, id }, { patch }, options), shows);
      return id;
    });
  }

  /** Moves a record to the trash. */
  remove(object: string, id: string, options: EditOptions = {}): Promise<string> {
    return this.#next(() => {
      const seen = this.#desk.store.base(object, id)?.etag;
      const more = seen ? { seen } : {};
      return this.#append(this.#mutation('delete', { object, id }, more, options));
    });
  }

  /** Takes a record out of the trash. */
  restore(object: string, id: string, options: EditOptions = {}): Promise<string> {
    return this.#next(() => this.#append(this.#mutation('restore', { object, id }, {}, options)));
  }

  /**
   * Has the server do something that has rules, such as winning a deal.
   *
   * @param shows what the record is expected to look like then, until the server has answered
   */
  command(
    object: string,
    id: string,
    name: string,
    args: { readonly [name: string]: Json } = {},
    options: EditOptions & { shows?: Values } = {},
  ): Promise<string> {
    return this.#next(() => {
      const mutation = this.#mutation('command', { object, id }, { name, args }, options);
      return this.#append(mutation, options.shows ? { shows: options.shows } : {});
    });
  }

  /** Takes an edit back that has not been sent, with what was built on it; false where it is on its way. */
  undo(mutation: string): Promise<boolean> {
    return this.#next(async () => {
      for (;;) {
        const entry = this.#desk.outbox.entries.find((other) => other.mutation.id === mutation);
        const taken = entry && takingBack(this.#desk.outbox, entry.seq);
        if (!taken) {
          return false;
        }
        const blobs = taken.gone.flatMap((gone) => (gone.upload ? [gone.upload.blob] : []));
        if ((await this.#desk.commit({ ...taken.write, blobs: { remove: blobs } })) !== 'moved') {
          return true;
        }
      }
    });
  }

  /** Decides a conflict: the server's value stays, or the user's or another one is written over it. */
  resolve(conflict: Conflict, choice: 'theirs' | 'mine' | { readonly value: Json }): Promise<void> {
    return this.#next(async () => {
      if (!this.#desk.conflicts.has(conflict.id)) {
        return;
      }
      const put = choice === 'theirs' ? [] : this.#insisting(conflict, choice);
      await this.#desk.commit({ outbox: { put }, conflicts: { remove: [conflict.id] } });
      this.#after();
    });
  }

  /** Sends again what was refused, with other values if given, and what was refused for its sake. */
  retry(entry: Entry, values: Values = {}): Promise<void> {
    return this.#next(async () => {
      const ids = new Map<string, string>();
      const again: Entry[] = [];
      for (const other of this.#desk.outbox.entries) {
        const isMeant = other.seq === entry.seq || other.mutation.dependsOn.some((id) => ids.has(id));
        if (other.state !== 'attention' || !isMeant) {
          continue;
        }
        ids.set(other.mutation.id, newId(this.#desk.world));
        again.push(other);
      }
      const put = again.map((other) => {
        const { errors: _, mergedInto: __, ...plain } = other;
        const own = other.seq === entry.seq ? values : {};
        const renamed = { ...other.mutation, id: ids.get(other.mutation.id) ?? other.mutation.id };
        const dependsOn = other.mutation.dependsOn.map((id) => ids.get(id) ?? id);
        const mutation = { ...renamed, dependsOn, patch: this.#corrected(other.mutation, own) };
        return { ...plain, seq: 0, revision: 1, state: 'waiting', mutation } satisfies Entry;
      });
      const expect = again.map(version);
      await this.#desk.commit({ expect, outbox: { put, remove: again.map((other) => other.seq) } });
      this.#after();
    });
  }

  /** Gives up what was refused. */
  discard(entry: Entry): Promise<void> {
    return this.#next(async () => {
      const blobs = entry.upload ? [entry.upload.blob] : [];
      await this.#desk.commit({
        expect: [version(entry)],
        outbox: { remove: [entry.seq] },
        blobs: { remove: blobs },
      });
    });
  }

  /** Stores bytes together with the entry that uploads them. */
  append(entry: Entry, write: Write = {}): Promise<string> {
    return this.#next(() => this.#append(entry.mutation, entry, write));
  }

  async #append(mutation: Mutation, more: Partial<Entry> = {}, write: Write = {}): Promise<string> {
    for (;;) {
      const written = await this.#desk.commit({
        ...write,
        ...appending(this.#desk.outbox, draft(mutation, more)),
      });
      if (written !== 'moved') {
        this.#after();
        return written.write.outbox?.put?.[0]?.mutation.id ?? mutation.id;
      }
    }
  }

  #mutation(op: Mutation['op'], place: Place, more: Partial<Mutation>, options: EditOptions): Mutation {
    const patch = more.patch ?? {};
    return {
      id: newId(this.#desk.world),
      clientSeq: 0,
      object: place.object,
      recordId: place.id,
      op,
      patch,
      dependsOn: this.#needed(op, place.id, patch, options.dependsOn ?? []),
      at: new Date(this.#desk.world.now()).toISOString(),
      ...(options.group === undefined ? {} : { group: options.group }),
      ...(more.name === undefined ? {} : { name: more.name }),
      ...(more.args === undefined ? {} : { args: more.args }),
      ...(more.seen === undefined ? {} : { seen: more.seen }),
    };
  }

  /** What must have happened before: the creation of the record and of those it points at. */
  #needed(op: Mutation['op'], id: string, patch: Patch, also: readonly string[]): string[] {
    const named = Object.values(patch).map((edit) => edit.value);
    const ids = [...(op === 'create' ? [] : [id]), ...named.filter((value) => typeof value === 'string')];
    const creating = ids.flatMap((other) => this.#desk.outbox.creating(other)?.mutation.id ?? []);
    return [...new Set([...also, ...creating])];
  }

  #insisting(conflict: Conflict, choice: 'mine' | { readonly value: Json }): Entry[] {
    const { object, recordId: id, field, mutation } = conflict;
    if (conflict.kind === 'edited') {
      const seen = this.#desk.store.base(object, id)?.etag;
      return [draft(this.#mutation('delete', { object, id }, seen ? { seen } : {}, {}))];
    }
    if (conflict.kind === 'deleted') {
      const restore = this.#mutation('restore', { object, id }, {}, { group: newId(this.#desk.world) });
      const { id: dependency, group } = restore;
      const options = { dependsOn: [dependency], ...(group === undefined ? {} : { group }) };
      return [
        draft(restore),
        draft(this.#mutation('update', { object, id }, { patch: mutation.patch }, options)),
      ];
    }
    const value = choice === 'mine' ? (conflict.mine ?? null) : choice.value;
    const patch = { [field ?? '']: { value, base: conflict.theirs ?? null } };
    return [draft(this.#mutation('update', { object, id }, { patch }, {}))];
  }

  #corrected(mutation: Mutation, values: Values): Patch {
    const patch: Record<string, Patch[string]> = { ...mutation.patch };
    for (const [field, value] of Object.entries(values)) {
      patch[field] = { ...patch[field], value };
    }
    return patch;
  }

  /** One after the other, so that each sees what the one before has made of the outbox. */
  #next<T>(edit: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(edit, edit);
    this.#queue = next.catch(() => {});
    return next;
  }
}

import type { Entry, Write } from '../keeper/keeper.ts';
import { renamed, same } from '../same.ts';
import type { Mutation, Patch } from '../wire.ts';
import type { Outbox } from './outbox.ts';

/** An entry that has no place yet. */
export function draft(mutation: Mutation, more: Partial<Entry> = {}): Entry {
  return { seq: 0, revision: 1, state: 'waiting', mutation, ...more };
}

/**
 * The write that appends an edit, or makes it part of the one before.
 *
 * Only the very last entry takes in another edit, and only while it has not been sent: then nothing that lies between
 * could be overtaken, and what the server may have seen stays as it was.
 */
export function appending(outbox: Outbox, entry: Entry): Write {
  const last = outbox.last;
  if (!last || !canTakeIn(last, entry)) {
    return { outbox: { put: [entry] } };
  }
  const expect = [{ seq: last.seq, revision: last.revision }];
  const patch = joined(last, entry.mutation.patch);
  if (last.mutation.op === 'update' && Object.keys(patch).length === 0) {
    return { expect, outbox: { remove: [last.seq] } };
  }
  const dependsOn = [...new Set([...last.mutation.dependsOn, ...entry.mutation.dependsOn])].filter(
    (id) => id !== last.mutation.id,
  );
  const mutation = { ...last.mutation, patch, dependsOn, at: entry.mutation.at };
  return { expect, outbox: { put: [changed(last, { mutation })] } };
}

function canTakeIn(last: Entry, entry: Entry): boolean {
  const [a, b] = [last.mutation, entry.mutation];
  return (
    last.state === 'waiting' &&
    b.op === 'update' &&
    (a.op === 'update' || a.op === 'create') &&
    a.object === b.object &&
    a.recordId === b.recordId &&
    a.group === b.group &&
    !entry.shows &&
    // What the user saw may be others' doing as well, for lists and counters: then the two cannot be told as one.
    Object.entries(b.patch).every(([field, edit]) => {
      const before = a.patch[field];
      return !before || same(edit.base, before.value);
    })
  );
}

function joined(last: Entry, later: Patch): Patch {
  const patch: Record<string, Patch[string]> = { ...last.mutation.patch };
  const isCreate = last.mutation.op === 'create';
  for (const [field, edit] of Object.entries(later)) {
    const before = patch[field];
    const base = before ? before.base : edit.base;
    if (isCreate) {
      patch[field] = { value: edit.value };
    } else if (same(edit.value, base)) {
      delete patch[field];
    } else {
      patch[field] = { value: edit.value, base: base ?? null };
    }
  }
  return patch;
}

/** The entry with something changed, one revision on. */
export function changed(entry: Entry, change: Partial<Entry>): Entry {
  return { ...entry, ...change, revision: entry.revision + 1 };
}

/**
 * The write that takes an unsent edit back, with what was built on it: later edits of a record whose creation is taken
 * back, and whatever depends on either.
 *
 * @returns undefined where it, or something built on it, may have reached the server
 */
export function takingBack(outbox: Outbox, seq: number): { write: Write; gone: Entry[] } | undefined {
  const first = outbox.get(seq);
  if (!first) {
    return undefined;
  }
  const gone = [first];
  const ids = new Set([first.mutation.id]);
  const created = first.mutation.op === 'create' ? first.mutation.recordId : undefined;
  for (const entry of outbox.entries) {
    const { id, recordId, dependsOn } = entry.mutation;
    if (entry.seq > seq && (recordId === created || dependsOn.some((other) => ids.has(other)))) {
      gone.push(entry);
      ids.add(id);
    }
  }
  if (gone.some((entry) => entry.state === 'sent')) {
    return undefined;
  }
  const seqs = new Set(gone.map((entry) => entry.seq));
  const put = gone.flatMap((entry) => rebased(outbox, entry, seqs));
  const expect = [...gone, ...put.map((entry) => outbox.get(entry.seq) ?? entry)];
  return { write: { expect: expect.map(version), outbox: { remove: [...seqs], put } }, gone };
}

/**
 * The unsent edits that saw a value of an edit which will never be: they get the base that edit had.
 *
 * Otherwise the server would take its own unchanged value for somebody else's edit.
 */
export function rebased(outbox: Outbox, gone: Entry, except: ReadonlySet<number>): Entry[] {
  const fields = new Map(Object.entries(gone.mutation.patch));
  const put: Entry[] = [];
  for (const entry of outbox.entries) {
    const isLater = entry.seq > gone.seq && entry.mutation.recordId === gone.mutation.recordId;
    if (!isLater || except.has(entry.seq) || entry.mutation.op !== 'update') {
      continue;
    }
    const patch: Record<string, Patch[string]> = { ...entry.mutation.patch };
    let isChanged = false;
    for (const [field, edit] of Object.entries(entry.mutation.patch)) {
      const former = fields.get(field);
      fields.delete(field);
      if (former && entry.state === 'waiting' && same(edit.base, former.value)) {
        patch[field] = { value: edit.value, base: former.base ?? null };
        isChanged = true;
      }
    }
    if (isChanged) {
      put.push(changed(entry, { mutation: { ...entry.mutation, patch } }));
    }
  }
  return put;
}

/** The unsent edits that name any of these ids, with the ids that hold now. */
export function remapped(outbox: Outbox, names: ReadonlyMap<string, string>): Entry[] {
  const put: Entry[] = [];
  for (const entry of outbox.entries) {
    if (entry.state === 'sent') {
      continue;
    }
    const { recordId, patch, args } = entry.mutation;
    const mutation: Mutation = {
      ...entry.mutation,
      recordId: names.get(recordId) ?? recordId,
      patch: renamed(patch, names) as Patch, // the same shape, other texts
      ...(args ? { args: renamed(args, names) as typeof args } : {}), // likewise
    };
    if (JSON.stringify(mutation) !== JSON.stringify(entry.mutation)) {
      put.push(changed(entry, { mutation }));
    }
  }
  return put;
}

export function version(entry: Entry): { seq: number; revision: number } {
  return { seq: entry.seq, revision: entry.revision };
}

import type { Conflict, Entry, Held, Place, Write } from '../keeper/keeper.ts';
import type { Result, WireConflict } from '../wire.ts';
import { changed, rebased, remapped, version } from './drafts.ts';
import { Outbox } from './outbox.ts';

/** How long acknowledged edits are kept, to be pushed again after a restore [SYN-44]. */
export const KEPT_FOR = 48 * 3600 * 1000;

/** What the answer needs to know of the device. */
export type Around = {
  readonly outbox: Outbox;
  readonly now: number;
  /** The row as it is to be held, if it replaces none that is newer. */
  newer(held: Held): Held | undefined;
  held(object: string, id: string): Held | undefined;
};

/**
 * The one write that follows from the server's results.
 *
 * What was carried out leaves the outbox for the kept edits, what was refused goes to attention with the user's values,
 * what was not written becomes a conflict; the row as it is now comes with it, so that nothing flickers.
 */
export function answered(around: Around, sent: readonly Entry[], results: readonly Result[]): Write {
  const outbox = new Outbox();
  outbox.reset(around.outbox.entries);
  const kept: Entry[] = [];
  const conflicts: Conflict[] = [];
  const put = new Map<string, Held>();
  const remove: Place[] = [];
  for (const result of results) {
    const entry = sent.find((other) => other.mutation.id === result.id);
    if (!entry) {
      continue;
    }
    const status = result.status === 'replayed' ? (result.was ?? 'applied') : result.status;
    if (status === 'rejected') {
      refuse(outbox, entry, result);
    } else {
      outbox.apply({ remove: [entry.seq] });
      const { isAgain: _, ...plain } = entry;
      kept.push({ ...plain, keptUntil: around.now + KEPT_FOR });
      if (result.mergedInto && result.mergedInto !== entry.mutation.recordId) {
        const names = new Map([[entry.mutation.recordId, result.mergedInto]]);
        outbox.apply({ put: remapped(outbox, names) });
        remove.push({ object: entry.mutation.object, id: entry.mutation.recordId });
      }
    }
    // What was decided long ago is not asked again when a restore has it pushed once more.
    if (!(entry.isAgain && result.status === 'replayed')) {
      conflicts.push(...met(result, status).map((conflict) => conflictOf(entry, conflict)));
    }
    takeRow(around, entry, result, put, remove);
  }
  return {
    ...difference(around.outbox, outbox),
    kept: { put: kept },
    conflicts: { put: conflicts },
    rows: { put: [...put.values()], remove },
  };
}

function refuse(outbox: Outbox, entry: Entry, result: Pick<Result, 'errors' | 'mergedInto'>) {
  if (!outbox.get(entry.seq)) {
    return;
  }
  const later = outbox.entries.filter(
    ({ seq, mutation }) => seq > entry.seq && mutation.recordId === entry.mutation.recordId,
  );
  if (entry.mutation.op === 'create' && later.at(-1)?.mutation.op === 'delete') {
    // The user has taken it back already: what never came to be needs no attention [SYN-46].
    outbox.apply({ remove: [entry, ...later].map(({ seq }) => seq) });
    return;
  }
  const { errors = [], mergedInto } = result;
  const attention = changed(entry, { state: 'attention', errors, ...(mergedInto ? { mergedInto } : {}) });
  outbox.apply({ put: [attention, ...rebased(outbox, entry, new Set())] });
}

/** The write that puts an edit into attention because its whole call was refused, or what it needs was. */
export function refusing(
  outbox: Outbox,
  entries: readonly Entry[],
  errors: NonNullable<Result['errors']>,
): Write {
  const copy = new Outbox();
  copy.reset(outbox.entries);
  for (const entry of entries) {
    refuse(copy, entry, { errors });
  }
  return difference(outbox, copy);
}

/** The change that makes one outbox the other, expecting that nobody else has changed what it changes. */
export function difference(before: Outbox, after: Outbox): Write {
  const put = after.entries.filter((entry) => before.get(entry.seq) !== entry);
  const remove = before.entries.map((entry) => entry.seq).filter((seq) => !after.get(seq));
  const touched = [...put.map((entry) => entry.seq), ...remove];
  const expect = before.entries.filter((entry) => touched.includes(entry.seq)).map(version);
  return { expect, outbox: { put, remove } };
}

function takeRow(around: Around, entry: Entry, result: Result, put: Map<string, Held>, remove: Place[]) {
  const { object, recordId } = entry.mutation;
  if (!result.row) {
    if (result.removed) {
      remove.push({ object, id: recordId });
      put.delete(recordId);
    }
    return;
  }
  const { row } = result;
  const known = put.get(row.id) ?? around.held(object, row.id);
  // Whether it is in the working set is the pull's to say: it may have said so already, where this answer comes late.
  const marks = known ?? { isOutside: true };
  const held = around.newer({ ...marks, object, row });
  if (held && (known?.row.version ?? 0) <= row.version) {
    put.set(row.id, held);
  }
}

/** The fields that were not written; where nothing could be, the errors say what became of the record. */
function met(result: Result, status: string): readonly WireConflict[] {
  const whole = (result.errors ?? []).filter((error) => error.code === 'deleted' || error.code === 'edited');
  return status === 'conflict'
    ? [...(result.conflicts ?? []), ...whole.slice(0, 1).map(({ code }) => ({ code }))]
    : [];
}

function conflictOf(entry: Entry, conflict: WireConflict): Conflict {
  const { id, object, recordId } = entry.mutation;
  const { field, code, base, theirs, yours, actor, at } = conflict;
  const kind = field !== undefined ? 'field' : code === 'edited' ? 'edited' : 'deleted';
  const mine = yours ?? (field === undefined ? undefined : entry.mutation.patch[field]?.value);
  return {
    id: `${id}/${field ?? ''}`,
    kind,
    object,
    recordId,
    mutation: entry.mutation,
    ...(field === undefined ? {} : { field }),
    ...(base === undefined ? {} : { base }),
    ...(theirs === undefined ? {} : { theirs }),
    ...(mine === undefined ? {} : { mine }),
    ...(actor === undefined ? {} : { who: actor }),
    ...(at === undefined ? {} : { at }),
  };
}

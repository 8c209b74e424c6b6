import type { Desk } from '../engine/desk.ts';
import type { Entry } from '../keeper/keeper.ts';
import type { Json } from '../model/schema.ts';
import { looselySame } from '../same.ts';
import type { Values } from '../store/rows.ts';
import type { Mutation } from '../wire.ts';
import type { Edits } from './edits.ts';

/** Something of a group can be undone by the server only, and there is no line to it; nothing was undone. */
export class NeedsLine extends Error {}

/**
 * Undoes the edits of a group, wherever they have got to [SYN-46].
 *
 * What was never sent goes without a trace. What may have reached the server is followed by its opposite, so that it holds
 * however the sending ends. Where the server has confirmed all that is left, it is asked to undo it as one batch; without a line
 * the opposites wait in the outbox instead.
 *
 * @param onServer undoes the batch; resolves to false where no line is there to ask
 * @throws NeedsLine where a command is part of it and the server does not answer
 */
export async function undoGroup(
  desk: Desk,
  edits: Edits,
  group: string,
  onServer: () => Promise<boolean>,
): Promise<void> {
  const own = (entries: readonly Entry[]) => entries.filter(({ mutation }) => mutation.group === group);
  const unsent = own(desk.outbox.entries).filter(({ state }) => state !== 'sent');
  for (const { mutation } of unsent.toReversed()) {
    await edits.undo(mutation.id);
  }
  const open = own(desk.outbox.entries);
  const left = [...own(await desk.keeper.kept()), ...open];
  if (left.length === 0 || (open.length === 0 && (await onServer()))) {
    return;
  }
  if (left.some(({ mutation }) => mutation.op === 'command')) {
    throw new NeedsLine();
  }
  for (const { mutation } of left.toReversed()) {
    await opposite(desk, edits, mutation);
  }
}

async function opposite(desk: Desk, edits: Edits, { op, object, recordId, patch }: Mutation): Promise<void> {
  const shown = desk.store.get(object, recordId)?.values;
  if (op === 'update') {
    const written = Object.fromEntries(Object.entries(patch).map(([field, { value }]) => [field, value]));
    const before = Object.fromEntries(
      Object.entries(patch).map(([field, { base }]) => [field, base ?? null]),
    );
    await edits.update(object, recordId, unmoved(shown ?? written, written, before), { seen: written });
  } else if (op === 'delete') {
    await edits.restore(object, recordId);
  } else if (shown && (op === 'create' || op === 'restore')) {
    await edits.remove(object, recordId);
  }
}

/**
 * What there was before, of those fields that nobody has changed since.
 *
 * The server may have put what was written into its own form, such as telephone numbers; that is no change.
 */
export function unmoved(shown: Values, written: Values, before: Values): Values {
  const fields = Object.keys(written).filter((field) => looselySame(written[field], shown[field]));
  return Object.fromEntries(fields.map((field): [string, Json] => [field, before[field] ?? null]));
}

import type { Row } from '~/data/store/rows.ts';
import type { Mutation } from '~/data/wire.ts';
import type { Told } from './serverList.ts';

/** What the device knows of a list that the server tells. */
export type Known = {
  /** The record as the device has it. */
  readonly get: (id: string) => Row | undefined;
  /** The records of the list that are on the device, in order. */
  readonly rows: readonly Row[];
  /** One's own edits of the object that the server has not confirmed. */
  readonly unsent: readonly Mutation[];
};

/** Clocks differ, and the server may have read before it was told. */
const SLACK = 10_000;

/**
 * The server's list with what the device knows laid over it: a record that is here is shown as it is here; what one has
 * just made or moved into the list stands at its top (where that is in sight), what one has deleted or moved out of it is gone.
 */
export function merged(told: Told, known: Known): readonly Row[] {
  const edited = new Set(known.unsent.map(({ recordId }) => recordId));
  const deleted = new Set(known.unsent.filter(({ op }) => op === 'delete').map(({ recordId }) => recordId));
  const isFresh = (row: Row) =>
    edited.has(row.id) || Date.parse(String(row.values.updatedAt ?? '')) > told.askedAt - SLACK;
  const here = new Set(known.rows.map(({ id }) => id));
  const shown: Row[] = [];
  const listed = new Set<string>();
  for (const row of told.rows) {
    listed.add(row.id);
    const own = known.get(row.id);
    const hasLeft = deleted.has(row.id) || (own !== undefined && isFresh(own) && !here.has(row.id));
    if (!hasLeft) {
      shown.push(own && own.version >= row.version ? own : row);
    }
  }
  if (told.first > 0) {
    return shown;
  }
  const added = known.rows.filter((row) => !listed.has(row.id) && isFresh(row));
  return added.length > 0 ? [...added, ...shown] : shown;
}

import type { Grato } from '~/data/index.ts';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import { same } from '~/data/same.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';

/** What is to be done with many records. */
export type BulkEdit = { readonly update: Values } | { readonly delete: true };

/** Which records: picked ones, or all that a filter means. */
export type Selection =
  | { readonly ids: readonly string[]; readonly filter?: undefined }
  | { readonly filter: Json; readonly ids?: undefined };

/** How far a batch is, as the server tells. */
export type Batch = {
  readonly id: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed' | 'undone';
  readonly total?: number | null;
  readonly done: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly detail?: string;
  readonly refused?: readonly { readonly reason: string; readonly field: string; readonly count: number }[];
  readonly changes?: readonly {
    readonly id: string;
    readonly before: Values;
    readonly after: Values;
  }[];
};

/** Edits of so many records are made on the device, as far as they are there. */
const LOCAL = 200;

/** Whether an edit can be made here at once, also without a line. */
export function isLocal(grato: Grato, object: string, selection: Selection): boolean {
  return (
    selection.ids !== undefined &&
    selection.ids.length <= LOCAL &&
    selection.ids.every((id) => grato.rows.get(object, id) !== undefined)
  );
}

/** What an update would do to these records: how many change, and how many are that way already. */
export function foreseen(
  rows: readonly Row[],
  update: Values,
): { changed: readonly Row[]; unchanged: number } {
  const changed = rows.filter((row) =>
    Object.entries(update).some(([field, value]) => !same(row.values[field] ?? null, value)),
  );
  return { changed, unchanged: rows.length - changed.length };
}

/** Has the server do it; with `isPreview` only find out what would happen. */
export function begin(
  object: ObjectJson,
  selection: Selection,
  edit: BulkEdit,
  isPreview: boolean,
): Promise<Batch> {
  const which = selection.ids ? { ids: selection.ids } : { filter: selection.filter };
  return api.post<Batch>(`/${object.address}/bulk?preview=${isPreview}`, { ...which, ...edit });
}

const PAUSE = 700;

/** Follows a batch to its end, telling how far it is. */
export async function follow(batch: Batch, tell: (batch: Batch) => void): Promise<Batch> {
  let present = batch;
  while (present.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    present = await api.get<Batch>(`/batches/${batch.id}`);
    tell(present);
  }
  return present;
}

export function cancel(batch: Batch): Promise<unknown> {
  return api.post(`/batches/${batch.id}/cancel`);
}

export function undo(batch: Batch): Promise<unknown> {
  return api.post(`/batches/${batch.id}/undo`);
}

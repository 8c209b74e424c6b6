/** Something done in bulk, as `GET /batches` tells it. */
export type Batch = {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly object: string | null;
  readonly state: string;
  readonly percent?: number;
  readonly total?: number | null;
  readonly done?: number;
  readonly changed?: number;
  readonly failed?: number;
  readonly undoneBy: string | null;
  readonly detail?: string;
};

/** One batch with what it did. */
export type BatchDetails = Batch & {
  readonly refused?: readonly { readonly reason: string; readonly field: string; readonly count: number }[];
};

/** What was left as it is by an undo, and why. */
export type Left = {
  readonly object: string;
  readonly id: string;
  readonly reason: string;
  readonly fields: readonly string[];
};

export type Report = { readonly batchId: string; readonly restored?: number; readonly left: readonly Left[] };

const KINDS = ['edits', 'bulk', 'undo', 'merge', 'unmerge', 'import', 'sheet'] as const;

/** How a kind is named in the texts. */
export function kindKey(kind: string): `k_${(typeof KINDS)[number]}` | 'k_other' {
  const known = KINDS.find((each) => each === kind);
  return known ? `k_${known}` : 'k_other';
}

const REASONS = [
  'changedSince',
  'hasChildren',
  'gone',
  'forbidden',
  'invalid',
  'notUnique',
  'parentInTrash',
  'objectRetired',
] as const;

/** How a reason is named in the texts. */
export function reasonKey(reason: string): `r_${(typeof REASONS)[number]}` | 'r_other' {
  const known = REASONS.find((each) => each === reason);
  return known ? `r_${known}` : 'r_other';
}

/** How far it is, in percent. */
export function percentOf({ percent, done = 0, total }: Batch): number {
  return percent ?? (total ? Math.round((100 * done) / total) : 0);
}

/** Whether it can be taken back now. */
export function canBeUndone({ state, undoneBy }: Batch): boolean {
  return !undoneBy && (state === 'done' || state === 'cancelled' || state === 'failed');
}

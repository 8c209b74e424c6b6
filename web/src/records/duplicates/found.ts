import type { ObjectJson } from '~/data/model/schema.ts';

/** What a field says about two records being the same. */
export type Reason = { readonly field: string; readonly likeness: string; readonly bits: number };

export type Band = 'certain' | 'likely' | 'possible';

/** A record that may be the one in question. */
export type Found = { readonly id: string; readonly band: Band; readonly reasons: readonly Reason[] };

const TELLING = new Set(['personName', 'emailList', 'phoneList', 'taxId']);

/** Whether records of the object are looked through for duplicates. */
export function isMatched(object: ObjectJson): boolean {
  return object.name !== 'user' && object.fields.some(({ type }) => TELLING.has(type));
}

import type { Json, ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { isEditable } from '../fields/editable.ts';
import { type Change, type Proposal, proposals } from './better.ts';

type Filled = { readonly field: string; readonly values: { readonly [id: string]: Json } };

/** What the later edit settles, as a whole or in its parts. */
const PLAIN: ReadonlySet<string> = new Set(['last', 'unit']);

/** What the record's history tells; nothing where it cannot be read. */
async function storyOf(object: ObjectJson, id: string): Promise<readonly Change[]> {
  try {
    const path = `/${object.address}/${id}/history?limit=100`;
    return (await api.get<{ items: readonly Change[] }>(path)).items;
  } catch {
    return [];
  }
}

/**
 * What is proposed where two records differ. Only of what may be written is anything proposed; owners, amounts and the
 * like, and what points at other records, stay as they are unless somebody chooses.
 */
export async function propose(
  object: ObjectJson,
  fields: readonly Filled[],
  id: string,
  other: string,
): Promise<{ readonly [field: string]: Proposal }> {
  const different = fields.filter(({ field: name, values }) => {
    const field = object.fields.find((each) => each.name === name);
    const isFilled = values[id] != null && values[other] != null;
    return isFilled && field && isEditable(object, field) && PLAIN.has(field.rule) && !field.target;
  });
  if (different.length === 0) {
    return {};
  }
  const [own, theirs] = await Promise.all([storyOf(object, id), storyOf(object, other)]);
  return proposals(different, id, other, { [id]: own, [other]: theirs });
}

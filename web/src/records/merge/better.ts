import type { Json } from '~/data/model/schema.ts';

/** How much a value says: its letters, its parts, all items of a list. */
function weight(value: Json): number {
  if (value === null || typeof value === 'boolean') {
    return 0;
  }
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + weight(item), 0);
  }
  return typeof value === 'object'
    ? Object.values(value).reduce<number>((sum, part) => sum + 4 + weight(part ?? null), 0)
    : String(value).length;
}

/** Whether the value says clearly more than each of the others: only texts and names can; lists are united. */
export function fuller(value: Json | undefined, others: readonly Json[]): boolean {
  if (value === undefined || typeof value === 'number' || Array.isArray(value)) {
    return false;
  }
  return others.every((other) => {
    const says = weight(other);
    return says > 0 && weight(value) >= says + Math.max(3, says / 4);
  });
}

/** By field the other record's id, where its value says more than what would stay. */
export function betterOf(
  fields: readonly { readonly field: string; readonly values: { readonly [id: string]: Json } }[],
  id: string,
  other: string,
): { readonly [field: string]: string } {
  const better = fields.filter(({ values }) => values[id] != null && fuller(values[other], [values[id]]));
  return Object.fromEntries(better.map(({ field }) => [field, other]));
}

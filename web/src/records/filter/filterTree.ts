import type { Json } from '~/data/model/schema.ts';

/** One condition of a filter. */
export type Condition = { readonly field: string; readonly op: string; readonly value?: Json };

/** A filter as people put it together: conditions, and groups of which all or any must hold. */
export type FilterNode =
  | ({ readonly kind: 'condition' } & Condition)
  | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterNode[] }
  /** What the editor does not know; kept as it is. */
  | { readonly kind: 'other'; readonly json: Json };

type Part = { readonly [key: string]: Json };

/** Reads a filter as it stands in addresses, views and requests. */
export function fromJson(json: Json | null | undefined): FilterNode {
  if (!json || typeof json !== 'object' || Array.isArray(json)) {
    return { kind: 'and', parts: [] };
  }
  const node = json as Part; // lists were told apart
  for (const kind of ['and', 'or'] as const) {
    const parts = node[kind];
    if (Array.isArray(parts)) {
      return { kind, parts: parts.map((part: Json) => fromJson(part)) };
    }
  }
  if (typeof node.field === 'string' && !isQuantified(node)) {
    const { field, op = 'eq', value } = node;
    return { kind: 'condition', field, op: String(op), ...(value === undefined ? {} : { value }) };
  }
  return { kind: 'other', json };
}

/** Asked about other records: some, none, every one of them; only those without further conditions can be edited. */
function isQuantified({ op, value }: Part): boolean {
  return (op === 'every' || op === 'some' || op === 'none') && value !== undefined && value !== null;
}

export function toJson(node: FilterNode): Json {
  switch (node.kind) {
    case 'condition': {
      const { kind: _, ...condition } = node;
      return condition;
    }
    case 'other':
      return node.json;
    default:
      return { [node.kind]: node.parts.map(toJson) };
  }
}

/** The conditions that must all hold: one chip for each. */
export function chipsOf(filter: Json | null): readonly FilterNode[] {
  const root = fromJson(filter);
  return root.kind === 'and' ? root.parts : [root];
}

/** The filter of chips; none where there is no chip, written as an empty group so that it hides that of a view. */
export function filterOf(chips: readonly FilterNode[]): Json {
  const [only] = chips;
  return chips.length === 1 && only ? toJson(only) : { and: chips.map(toJson) };
}

/** The list with the part at a place replaced, or without it. */
export function replaced(
  parts: readonly FilterNode[],
  place: number,
  part: FilterNode | undefined,
): readonly FilterNode[] {
  return parts.flatMap((each, i) => (i === place ? (part ?? []) : each));
}

/** A group that holds one part is that part; one without parts is nothing. */
export function simplified(node: FilterNode): FilterNode | undefined {
  if (node.kind !== 'and' && node.kind !== 'or') {
    return node;
  }
  const parts = node.parts.flatMap((part) => simplified(part) ?? []);
  return parts.length > 1 ? { ...node, parts } : parts[0];
}

/** What of a part can be asked already: groups without those of their parts that say too little. */
export function readyPart(node: FilterNode): FilterNode | undefined {
  if (node.kind !== 'and' && node.kind !== 'or') {
    return isReady(node) ? node : undefined;
  }
  const parts = node.parts.flatMap((part) => readyPart(part) ?? []);
  return simplified({ ...node, parts });
}

/** Whether a condition says enough to be asked. */
export function isReady(node: FilterNode): boolean {
  if (node.kind !== 'condition') {
    return node.kind === 'other' || node.parts.every(isReady);
  }
  if (['isEmpty', 'isNotEmpty', 'some', 'none'].includes(node.op)) {
    return true;
  }
  const { value } = node;
  return Array.isArray(value)
    ? value.length > 0 && value.every((each) => each !== null && each !== '')
    : value !== undefined && value !== null && value !== '';
}

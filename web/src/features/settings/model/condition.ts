import type { Json } from '~/data/model/schema.ts';

/** One condition: a field, what is asked of it, and with what. */
export type Condition = {
  readonly id: string;
  readonly field: string;
  readonly op: string;
  readonly value: Json;
};

/** Conditions of which all, or at least one, must hold. */
export type ConditionSet = { readonly mode: 'and' | 'or'; readonly conditions: readonly Condition[] };

type Node = { readonly [name: string]: Json };

/** The conditions in a filter; undefined where it says more than rows of conditions can. */
export function conditionsOf(filter: Json | null): ConditionSet | undefined {
  if (filter === null) {
    return { mode: 'and', conditions: [] };
  }
  if (typeof filter !== 'object' || Array.isArray(filter)) {
    return undefined;
  }
  const node = filter as Node; // arrays and plain values are gone
  for (const mode of ['and', 'or'] as const) {
    const list = node[mode];
    if (Array.isArray(list)) {
      const conditions = list.map(conditionOf);
      return conditions.every((each) => each !== undefined) ? { mode, conditions } : undefined;
    }
  }
  const one = conditionOf(node);
  return one && { mode: 'and', conditions: [one] };
}

function conditionOf(node: Json): Condition | undefined {
  if (node === null || typeof node !== 'object' || !('field' in node) || !('op' in node)) {
    return undefined;
  }
  const { field, op } = node;
  return typeof field === 'string' && typeof op === 'string'
    ? { id: crypto.randomUUID(), field, op, value: node.value ?? null }
    : undefined;
}

/** Whether an operator needs no value. */
export function isBare(op: string): boolean {
  return op === 'isEmpty' || op === 'isNotEmpty';
}

/** The filter that such conditions are; null where there are none that are complete. */
export function filterOf({ mode, conditions }: ConditionSet): Json | null {
  const nodes = conditions
    .filter(({ field, op, value }) => field && op && (isBare(op) || (value !== null && value !== '')))
    .map(({ field, op, value }): Json => (isBare(op) ? { field, op } : { field, op, value }));
  const [first] = nodes;
  return first === undefined ? null : nodes.length === 1 ? first : { [mode]: nodes };
}

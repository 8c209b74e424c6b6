/** The families of comparison; each allows its own operators, as on the server. */
export type Comparison =
  | 'none'
  | 'folded'
  | 'body'
  | 'number'
  | 'degrees'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'id'
  | 'option'
  | 'code'
  | 'list';

const ORDERED = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'in',
  'notIn',
  'between',
  'isEmpty',
  'isNotEmpty',
] as const;
const EXACT = ['eq', 'ne', 'in', 'notIn', 'isEmpty', 'isNotEmpty'] as const;
const LIST = ['hasAny', 'hasAll', 'hasNone', 'contains', 'isEmpty', 'isNotEmpty'] as const;

/** A comparison of the filter language, as it is written. */
export type Operator = (typeof ORDERED)[number] | (typeof LIST)[number] | 'startsWith';

/** How the records that point at one are asked. */
export type Quantifier = 'some' | 'none' | 'every';

/** The operators of each family, in the order in which screens offer them. */
export const OPERATORS: Record<Comparison, readonly Operator[]> = {
  none: ['isEmpty', 'isNotEmpty'],
  folded: [...ORDERED.slice(0, 9), 'contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  body: ['contains', 'isEmpty', 'isNotEmpty'],
  number: ORDERED,
  degrees: ORDERED,
  boolean: ['eq', 'ne', 'isEmpty', 'isNotEmpty'],
  date: ORDERED,
  instant: ORDERED,
  id: EXACT,
  option: EXACT,
  code: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  list: LIST,
};

const ALL: ReadonlySet<string> = new Set([...OPERATORS.folded, ...LIST, 'some', 'none', 'every']);

export function isOperator(word: unknown): word is Operator | Quantifier {
  return typeof word === 'string' && ALL.has(word);
}

export function isQuantifier(word: Operator | Quantifier): word is Quantifier {
  return word === 'some' || word === 'none' || word === 'every';
}

/** Whether lists can be sorted by it. */
export function isSortable(comparison: Comparison): boolean {
  return !['none', 'body', 'id', 'list'].includes(comparison);
}

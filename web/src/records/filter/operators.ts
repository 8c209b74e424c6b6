import { type Comparison, OPERATORS } from '~/data/filter/comparison.ts';
import { partsOf, valueType } from '~/data/filter/parts.ts';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Asked } from './fieldPaths.ts';
import type { Condition } from './filterTree.ts';

/** What kind of value a condition takes. */
export type ValueKind = 'none' | 'text' | 'number' | 'range' | 'options' | 'records' | 'boolean' | 'date';

/** The operators screens offer, by how a field compares; the others are understood but seldom what one means. */
const OFFERED: { readonly [C in Comparison]: readonly string[] } = {
  none: [],
  folded: ['contains', 'startsWith', 'eq', 'ne'],
  body: ['contains'],
  number: ['eq', 'ne', 'ge', 'le', 'gt', 'lt', 'between'],
  degrees: ['between'],
  boolean: ['eq'],
  date: ['between', 'ge', 'le'],
  instant: ['between', 'ge', 'le'],
  id: ['in', 'notIn'],
  option: ['in', 'notIn'],
  code: ['contains', 'startsWith', 'eq', 'ne'],
  list: ['hasAny', 'hasAll', 'hasNone'],
};

const TEXT_LISTS = new Set(['emailList', 'phoneList', 'urlList']);

export function comparisonOf(field: FieldJson): Comparison {
  return partsOf(field)?.main.comparison ?? 'none';
}

/** The operators offered for what is asked, the likeliest first. */
export function operatorsOf(asked: Asked): readonly string[] {
  if (asked.kind === 'many') {
    return ['some', 'none'];
  }
  const comparison = comparisonOf(asked.field);
  const type = valueType(asked.field);
  const special = TEXT_LISTS.has(type)
    ? ['contains']
    : type === 'fileList' || type === 'polymorphicRelation'
      ? []
      : OFFERED[comparison];
  return [...special.filter((op) => allows(comparison, op)), 'isNotEmpty', 'isEmpty'];
}

function allows(comparison: Comparison, operator: string): boolean {
  return OPERATORS[comparison].some((each) => each === operator);
}

/** What a condition's value is put in with. */
export function valueKind(asked: Asked, op: string): ValueKind {
  if (asked.kind === 'many' || op === 'isEmpty' || op === 'isNotEmpty') {
    return 'none';
  }
  const comparison = comparisonOf(asked.field);
  switch (comparison) {
    case 'number':
    case 'degrees':
      return op === 'between' ? 'range' : 'number';
    case 'boolean':
      return 'boolean';
    case 'date':
    case 'instant':
      return 'date';
    case 'id':
      return 'records';
    case 'option':
      return 'options';
    case 'list':
      return asked.field.options ? 'options' : 'text';
    default:
      return 'text';
  }
}

/** A condition on something, with the likeliest operator and nothing to compare with yet. */
export function begunWith(asked: Asked): Condition {
  const op = operatorsOf(asked)[0] ?? 'isNotEmpty';
  return withOperator({ field: asked.path, op }, asked, op);
}

const isMany = (op: string) => ['in', 'notIn', 'hasAny', 'hasAll', 'hasNone'].includes(op);

/** The condition with another operator; its value stays where it fits. */
export function withOperator(condition: Condition, asked: Asked, op: string): Condition {
  const { field, value } = condition;
  const kind = valueKind(asked, op);
  if (kind === 'none') {
    return { field, op };
  }
  if (isMany(op)) {
    return {
      field,
      op,
      value: Array.isArray(value) ? value : value === undefined || value === null ? [] : [value],
    };
  }
  if (op === 'between') {
    return { field, op, value: Array.isArray(value) && value.length === 2 ? value : [null, null] };
  }
  if (kind === 'boolean') {
    return { field, op, value: value === undefined ? true : value };
  }
  const single = Array.isArray(value) ? value[0] : value;
  return single === undefined || single === null ? { field, op } : { field, op, value: single };
}

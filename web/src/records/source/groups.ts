import { valueType } from '~/data/filter/parts.ts';
import type { FieldJson, Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row, Rows } from '~/data/store/rows.ts';

/** Records that have the same value in a field; null stands for none. */
export type Group = { readonly value: string | boolean | number | null; readonly count: number };

const TYPES = new Set(['select', 'boolean', 'user', 'relation', 'rating']);

/** The fields by which records can stand together. */
export function groupFields(object: ObjectJson): readonly FieldJson[] {
  return object.fields.filter((field) => !field.isHidden && TYPES.has(valueType(field)));
}

/** The value that decides in which group a record stands. */
export function groupValue(row: Row, field: string): Group['value'] {
  const value = row.values[field];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** The filter with the condition that a record is of a group. */
export function ofGroup(filter: Json | undefined, field: string, value: Group['value']): Json {
  const condition: Json = value === null ? { field, op: 'isEmpty' } : { field, op: 'eq', value };
  return filter ? { and: [filter, condition] } : condition;
}

/** Records by their groups, each in the order they had. */
export function grouped(rows: readonly Row[], field: string): Map<Group['value'], Row[]> {
  const groups = new Map<Group['value'], Row[]>();
  for (const row of rows) {
    const value = groupValue(row, field);
    const group = groups.get(value);
    if (group) {
      group.push(row);
    } else {
      groups.set(value, [row]);
    }
  }
  return groups;
}

/** The groups in the order people expect: options and stages as they are listed, else the largest first, none at the end. */
export function inOrder(groups: readonly Group[], field: FieldJson, rows: Rows): readonly Group[] {
  const options = new Map((field.options ?? []).map(({ key }, i) => [key, i]));
  const place = ({ value }: Group): number => {
    if (typeof value !== 'string') {
      return value === null ? Number.POSITIVE_INFINITY : -Number(value);
    }
    const position = field.target ? rows.get(field.target, value)?.values.position : undefined;
    return options.get(value) ?? (typeof position === 'number' ? position : Number.MAX_SAFE_INTEGER);
  };
  return groups.toSorted((a, b) => {
    const [one, other] = [place(a), place(b)];
    return one === other ? b.count - a.count : one - other;
  });
}

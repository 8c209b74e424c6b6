import { isSortable } from '~/data/filter/comparison.ts';
import { partsOf, valueType } from '~/data/filter/parts.ts';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';

/** The most columns a list that nobody has arranged begins with. */
const FIRST = 7;

const TIMES: { readonly [name: string]: FieldJson } = {
  createdAt: time('createdAt', { en: 'Created', es: 'Creado', it: 'Creato' }),
  updatedAt: time('updatedAt', { en: 'Changed', es: 'Modificado', it: 'Modificato' }),
};

function time(name: string, label: { readonly [language: string]: string }): FieldJson {
  return {
    name,
    label,
    type: 'dateTime',
    rule: 'none',
    isRequired: true,
    isReadOnly: true,
    isUnique: false,
    isSortable: true,
  };
}

/** A field of the object or one of those every record has; undefined for what one may not know. */
export function fieldOf(object: ObjectJson, name: string): FieldJson | undefined {
  return object.fields.find((field) => field.name === name) ?? TIMES[name];
}

/** What can stand in a column. */
export function columnsOf(object: ObjectJson): readonly FieldJson[] {
  const shown = object.fields.filter(
    ({ isHidden, type }) => !isHidden && !['json', 'fileList', 'richText'].includes(type),
  );
  const title = shown.filter(({ name }) => name === object.title);
  return [...title, ...shown.filter((field) => !title.includes(field)), ...Object.values(TIMES)];
}

/** The columns of names, the title always first; what is unknown is left out. */
export function columnsNamed(object: ObjectJson, names: readonly string[]): readonly FieldJson[] {
  const wanted = [object.title, ...names.filter((name) => name !== object.title)];
  return [...new Set(wanted)].flatMap((name) => fieldOf(object, name) ?? []);
}

/** The most telling fields of an object, where nobody has chosen. */
export function firstColumns(object: ObjectJson): readonly string[] {
  const declared = object.listFields?.filter((name) => fieldOf(object, name));
  const names = declared?.length ? declared : columnsOf(object).map(({ name }) => name);
  return columnsNamed(object, names.slice(0, FIRST)).map(({ name }) => name);
}

/** How a list stands where nobody has said. */
export function firstSort(object: ObjectJson): readonly string[] {
  const wanted = { task: 'dueAt', event: '-startsAt', company: 'name', person: 'name' }[object.name];
  const field = wanted && fieldOf(object, wanted.replace('-', ''));
  return wanted && field && canSort(field) ? [wanted] : ['-createdAt'];
}

export function canSort(field: FieldJson): boolean {
  const parts = partsOf(field);
  return field.isSortable !== false && parts !== undefined && isSortable(parts.main.comparison);
}

const NUMBERS = new Set(['number', 'money', 'percent', 'duration', 'approximateAmount']);

export function isNumeric(field: FieldJson): boolean {
  return NUMBERS.has(valueType(field));
}

const WIDTHS: { readonly [type: string]: number } = {
  number: 104,
  money: 112,
  percent: 96,
  boolean: 88,
  date: 112,
  dateTime: 128,
  select: 128,
  rating: 104,
  autoNumber: 104,
  user: 160,
  relation: 176,
  emailList: 200,
  phoneList: 168,
};
const TITLE = 216;
export const NARROWEST = 64;

/** How wide a column is to begin with, in pixels. */
export function firstWidth(object: ObjectJson, field: FieldJson): number {
  return field.name === object.title ? TITLE : (WIDTHS[valueType(field)] ?? 160);
}

/** The order after a click on a header: up, down, then none; with `isSecond` beside the first key. */
export function sortedBy(sort: readonly string[], name: string, isSecond: boolean): readonly string[] {
  const present = sort.find((key) => key.replace('-', '') === name);
  const next = present === undefined ? [name] : present.startsWith('-') ? [] : [`-${name}`];
  if (!isSecond) {
    return next;
  }
  const others = sort.filter((key) => key !== present);
  return present === undefined
    ? [...others.slice(0, 1), ...next]
    : sort.flatMap((key) => (key === present ? next : [key]));
}

/** Which way a column is sorted. */
export function directionOf(sort: readonly string[], name: string): 'ascending' | 'descending' | undefined {
  return sort.includes(name) ? 'ascending' : sort.includes(`-${name}`) ? 'descending' : undefined;
}

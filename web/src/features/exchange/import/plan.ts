import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import type { Fault } from '~/platform/api.ts';
import type { ColumnPlan, Counts, FilePlan, Import, ImportFile } from './imports.ts';

/** The components of what is put together of several columns. */
export const PARTS: { readonly [type: string]: readonly Part[] } = {
  personName: ['given', 'family', 'secondFamily', 'title'],
  address: ['street', 'street2', 'postalCode', 'city', 'region', 'country'],
};

export type Part =
  | 'given'
  | 'family'
  | 'secondFamily'
  | 'title'
  | 'street'
  | 'street2'
  | 'postalCode'
  | 'city'
  | 'region'
  | 'country';

/** Where a column can go. */
export type Target = { readonly field: FieldJson; readonly part: Part | null };

const COMPUTED = new Set(['formula', 'rollUp', 'autoNumber']);
const NOT_IN_FILES = new Set(['fileList', 'geoPoint', 'json']);

/** Every place of an object that a column can fill. */
export function targetsOf(object: ObjectJson): readonly Target[] {
  return object.fields
    .filter(({ type, isReadOnly, isHidden }) => !isReadOnly && !isHidden && !COMPUTED.has(type))
    .filter(({ type }) => !NOT_IN_FILES.has(type))
    .flatMap((field): readonly Target[] => [
      { field, part: null },
      ...(PARTS[field.type] ?? []).map((part) => ({ field, part })),
    ]);
}

/** A target as one word, for lists to choose from. */
export const targetWord = (field: string, part: string | null) => (part ? `${field}.${part}` : field);

/** What records can be known again by: what a column fills and looks like a key. */
export function keysOf(object: ObjectJson, plan: FilePlan): readonly FieldJson[] {
  const mapped = new Set(plan.columns.map(({ field }) => field));
  return object.fields.filter(
    (field) =>
      mapped.has(field.name) &&
      (field.isUnique || KEY_TYPES.has(field.type) || field.name === object.title) &&
      field.type !== 'personName',
  );
}

const KEY_TYPES = new Set(['text', 'emailList', 'taxId', 'number']);

export const isRelation = ({ type }: FieldJson) =>
  type === 'relation' || type === 'user' || type === 'polymorphicRelation';

export const hasChoices = ({ type }: FieldJson) => type === 'select' || type === 'multiSelect';

/** By what the records a column names can be found. */
export function waysOf(target: ObjectJson | undefined): readonly string[] {
  const known = ['name', 'externalId', 'emails', 'email', 'sku', 'taxId'];
  return known.filter((name) => name === 'name' || target?.fields.some((field) => field.name === name));
}

/** How sure a proposal is; undefined for what somebody has chosen. */
export function sureness({
  field,
  because,
  confidence,
}: ColumnPlan): 'sure' | 'likely' | 'guess' | undefined {
  if (!field || !because) {
    return undefined;
  }
  return confidence >= 0.9 ? 'sure' : confidence >= 0.75 ? 'likely' : 'guess';
}

/** The columns that go nowhere though there is something in them. */
export function leftOutColumns(file: ImportFile, plan: FilePlan): readonly string[] {
  return plan.columns
    .filter(({ field, column }) => !field && (file.columns[column]?.filled ?? 0) > 0)
    .map(({ column }) => file.columns[column]?.name || `${column + 1}`);
}

/** The field a fault is about: `emails[0].address` is about `emails`. */
export const fieldOfPath = (path: string) => path.split(/[.[]/)[0] ?? '';

/** What is wrong with the plan of one file, or with all of it where no file is named. */
export function problemsOf(problems: readonly Fault[], file: number): readonly Fault[] {
  return problems.filter(({ path }) => path.startsWith(`files[${file}]`) || !path.startsWith('files['));
}

/** How many rows would be written, of the files that take part. */
export function rowsOf({ files, plan }: Import): number {
  return files.reduce((sum, { rows }, at) => sum + (plan.files[at]?.isLeftOut ? 0 : rows), 0);
}

/** Rows in are always rows out: what was created, updated, skipped and rejected. */
export const rowsIn = ({ created, updated, skipped, rejected }: Counts) =>
  created + updated + skipped + rejected;

/** The order in which days are written, told by an example of the file: `3/4/2026` and which of the two it is. */
export function dayOfExample(text: string, order: string): string | undefined {
  const found = /^(\d{1,2})\D(\d{1,2})\D(\d{2,4})/.exec(text.trim());
  if (!found) {
    return undefined;
  }
  const [, first = '', second = '', year = ''] = found;
  const [day, month] = order === 'mdy' ? [second, first] : [first, second];
  const whole = year.length === 2 ? `20${year}` : year;
  return `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** What a number of the file means when this is the sign of decimals. */
export function numberOfExample(text: string, decimals: string): number {
  const plain = text.replace(/[^0-9.,-]/g, '');
  return Number(decimals === ',' ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', ''));
}

/** What a new field for a column is likely to be. */
export function typeForContent(content: string): string {
  const types: { readonly [content: string]: string } = {
    email: 'emailList',
    phone: 'phoneList',
    url: 'urlList',
    date: 'date',
    dateTime: 'dateTime',
    number: 'number',
    money: 'money',
    boolean: 'boolean',
    taxId: 'taxId',
  };
  return types[content] ?? 'text';
}

/** Seconds in words that are short: 40 s, 3 min, 2 h. */
export function spell(seconds: number): {
  readonly count: number;
  readonly unit: 'second' | 'minute' | 'hour';
} {
  if (seconds < 90) {
    return { count: Math.max(1, Math.round(seconds)), unit: 'second' };
  }
  return seconds < 5_400
    ? { count: Math.round(seconds / 60), unit: 'minute' }
    : { count: Math.round(seconds / 3_600), unit: 'hour' };
}

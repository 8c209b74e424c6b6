import { decimal } from '../formula/decimal.ts';
import { fromJson } from '../formula/values.ts';
import type { FieldJson, Json } from '../model/schema.ts';
import type { Comparison } from './comparison.ts';
import { comparedAddress } from './domains.ts';
import { fold, lower, ordered } from './folding.ts';

/** What is compared: numbers as bigint, days and moments as texts in their order, lists as texts. */
export type Cell = string | number | bigint | boolean | readonly string[] | null;

/** One comparable part of a value: most have one, money has an amount and a currency. */
export type Part = {
  /** What follows the field in paths; empty for what has no name. */
  readonly name: string;
  readonly comparison: Comparison;
  readonly cell: (value: Json) => Cell;
};

type Parts = {
  readonly parts: readonly Part[];
  /** The one that is meant by the bare field. */
  readonly main: Part;
};

type Composite = { readonly [key: string]: Json };

const part = (name: string, comparison: Comparison, cell: (value: Json) => Cell): Part => ({
  name,
  comparison,
  cell,
});

const only = (comparison: Comparison, cell: (value: Json) => Cell): Parts => {
  const main = part('', comparison, cell);
  return { parts: [main], main };
};

const several = (main: string, ...parts: Part[]): Parts => {
  const found = parts.find((each) => each.name === main);
  if (!found) {
    throw new Error(`no part ${main}`);
  }
  return { parts, main: found };
};

const isThere = () => true;
const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const at = (value: Json, key: string): Json => (value as Composite)[key] ?? null;

const foldedText = (value: Json): Cell => {
  const found = text(value);
  return found === null ? null : ordered(fold(found));
};
const codeText = (value: Json): Cell => {
  const found = text(value);
  return found === null ? null : ordered(found);
};
const of =
  (key: string, cell: (value: Json) => Cell) =>
  (value: Json): Cell =>
    cell(at(value, key));

/** Counted in halves of the smallest step, so that what is finer than any value has a place between two of them. */
const number = (value: Json): Cell => (value === null ? null : 2n * decimal(String(value)));
const degrees = (value: Json): Cell => (value === null ? null : Number(value));

/** Ends without a letter and in no zeros, so that texts are in the order of moments. */
export function instantCell(moment: string): string {
  const bare = moment.slice(0, -1);
  return bare.includes('.') ? bare.replace(/\.?0+$/, '') : bare;
}

const id = (value: Json): Cell => text(value)?.toLowerCase() ?? null;

const compared = (key: string, name: (item: string) => string) =>
  several(
    'values',
    part('', 'none', isThere),
    part('values', 'list', (value) => [
      ...new Set((value as readonly Composite[]).map((item) => name(String(item[key])))),
    ]),
  );

function middle(value: Json): Cell {
  const from = number(at(value, 'from')) as bigint | null;
  const to = number(at(value, 'to')) as bigint | null;
  return from === null || to === null ? (from ?? to) : (from + to) / 2n;
}

const NUMBER = only('number', number);
const BODY = only('body', (value) => lower(String(value)));
const ID = only('id', id);
const EXACT_TEXT = only('code', codeText);

const TYPES: Record<string, Parts> = {
  text: several('sort', part('', 'none', isThere), part('sort', 'folded', foldedText)),
  longText: BODY,
  richText: BODY,
  number: NUMBER,
  percent: NUMBER,
  rating: NUMBER,
  money: several(
    '',
    part('', 'number', of('amount', number)),
    part('currency', 'code', of('currency', codeText)),
  ),
  boolean: only('boolean', (value) => value === true),
  date: only('date', text),
  dateTime: only('instant', (value) => instantCell(String(value))),
  duration: only('number', (value) => 2n * (fromJson('duration', String(value)) as bigint)),
  select: only('option', text),
  multiSelect: only('list', (value) => value as readonly string[]),
  personName: several(
    'sort',
    part('', 'none', isThere),
    part('sort', 'folded', of('full', foldedText)),
    part('givenRaw', 'none', of('given', text)),
    part('given', 'folded', of('given', foldedText)),
    part('familyRaw', 'none', of('family', text)),
    part('family', 'folded', of('family', foldedText)),
    part('secondFamily', 'none', of('secondFamily', text)),
    part('title', 'code', of('title', codeText)),
    part('formOfAddress', 'code', of('formOfAddress', codeText)),
  ),
  emailList: compared('address', comparedAddress),
  phoneList: compared('number', (item) => item),
  urlList: compared('url', (item) => (item.endsWith('/') ? item.slice(0, -1) : item)),
  fileList: compared('id', (item) => item),
  address: several(
    'city',
    part('', 'none', isThere),
    part('city', 'folded', of('city', foldedText)),
    part('country', 'code', of('country', codeText)),
    part('postalCode', 'code', of('postalCode', codeText)),
    part('region', 'folded', of('region', foldedText)),
  ),
  geoPoint: several(
    'latitude',
    part('latitude', 'degrees', of('latitude', degrees)),
    part('longitude', 'degrees', of('longitude', degrees)),
  ),
  taxId: several(
    '',
    part('', 'code', (value) =>
      ordered(`${text(at(value, 'country')) ?? ''}${text(at(value, 'number')) ?? ''}`),
    ),
    part('kind', 'code', of('kind', codeText)),
    part('isDoubtful', 'boolean', (value) => at(value, 'isDoubtful') === true),
  ),
  approximateAmount: several(
    '',
    part('', 'number', middle),
    part('from', 'number', of('from', number)),
    part('to', 'number', of('to', number)),
    part('currency', 'code', of('currency', codeText)),
    part('words', 'none', of('words', text)),
  ),
  approximateDate: several(
    '',
    part('', 'date', of('from', text)),
    part('to', 'date', of('to', text)),
    part('words', 'none', of('words', text)),
  ),
  relation: ID,
  user: ID,
  polymorphicRelation: several(
    '',
    part('', 'id', of('id', id)),
    part('object', 'code', of('object', codeText)),
  ),
  json: only('none', isThere),
  autoNumber: EXACT_TEXT,
};

/** The type of a field's values: its own, for computed fields that of what they compute. */
export function valueType(field: FieldJson): string {
  return field.resultType ?? field.type;
}

/** The parts of a field; undefined for a type this version does not know. */
export function partsOf(field: FieldJson): Parts | undefined {
  const type = valueType(field);
  // what is computed when asked cannot be folded by the database
  return field.type === 'formula' && field.isStored === false && type === 'text' ? EXACT_TEXT : TYPES[type];
}

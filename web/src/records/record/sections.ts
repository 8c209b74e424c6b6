import type { FieldJson, Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';

/** The parts in which the fields of a record are shown. */
export const SECTIONS = ['main', 'contact', 'commercial', 'text', 'other', 'origin'] as const;
export type Section = (typeof SECTIONS)[number];

const NAMES: { readonly [field: string]: Section } = {
  relationships: 'commercial',
  industry: 'commercial',
  size: 'commercial',
  employees: 'commercial',
  sdiCode: 'commercial',
  dir3Code: 'commercial',
  pec: 'commercial',
  probability: 'main',
  amount: 'main',
  total: 'main',
  openAmount: 'main',
  unitPrice: 'main',
  quantity: 'main',
  discount: 'main',
  language: 'contact',
  doNotContact: 'contact',
  shipName: 'contact',
  source: 'origin',
  externalId: 'origin',
  sourceSystem: 'origin',
  asOf: 'origin',
  createdAt: 'origin',
  updatedAt: 'origin',
};

const TYPES: { readonly [type: string]: Section } = {
  emailList: 'contact',
  phoneList: 'contact',
  urlList: 'contact',
  address: 'contact',
  geoPoint: 'contact',
  money: 'commercial',
  percent: 'commercial',
  taxId: 'commercial',
  approximateAmount: 'commercial',
  approximateDate: 'commercial',
  longText: 'text',
  richText: 'text',
  json: 'other',
};

export function sectionOf(object: ObjectJson, field: FieldJson): Section {
  const known = NAMES[field.name] ?? TYPES[field.type];
  // what somebody added to an object of their own, or what the object is about, is what matters there
  return known && !(object.isCustom && known === 'commercial') ? known : 'main';
}

/** What a record always has, beside the fields of its object. */
const TIMES: readonly FieldJson[] = ['createdAt', 'updatedAt'].map((name) => ({
  name,
  type: 'dateTime',
  rule: 'none',
  isRequired: false,
  isReadOnly: true,
  isUnique: false,
}));

/** Fields in sections; the title and files have places of their own. */
export function sectionsOf(
  object: ObjectJson,
): readonly { section: Section; fields: readonly FieldJson[] }[] {
  const fields = [...object.fields, ...TIMES].filter(
    ({ name, isHidden, type }) => !isHidden && type !== 'fileList' && name !== object.title,
  );
  return SECTIONS.flatMap((section) => {
    const own = fields.filter((field) => sectionOf(object, field) === section);
    return own.length > 0 ? [{ section, fields: own }] : [];
  });
}

export function isEmpty(value: Json | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Those that are filled, and those that have to be. */
export function shownFields(fields: readonly FieldJson[], row: Row): readonly FieldJson[] {
  return fields.filter((field) => field.isRequired || !isEmpty(row.values[field.name]));
}

/** Fields of which the header shows the values, by what they mean. */
const STATES = ['stage', 'status', 'lifecycleStage', 'priority', 'kind'];

/** The fields that say how a record stands: at most two. */
export function stateFields(object: ObjectJson): readonly FieldJson[] {
  const known = STATES.flatMap((name) => object.fields.find((field) => field.name === name) ?? []);
  const first = object.fields.find(({ type, options }) => type === 'select' && (options?.length ?? 0) > 0);
  return (known.length > 0 ? known : first ? [first] : []).slice(0, 2);
}

const NUMBERS = [
  'amount',
  'total',
  'openAmount',
  'unitPrice',
  'probability',
  'annualRevenue',
  'expectedCloseOn',
  'dueOn',
  'dueAt',
  'startsAt',
];

/** The two or three fields with the figures that matter. */
export function figureFields(object: ObjectJson): readonly FieldJson[] {
  const known = NUMBERS.flatMap((name) => object.fields.find((field) => field.name === name) ?? []);
  const others = object.fields.filter(({ type, resultType }) =>
    /^(money|percent|number)$/.test(resultType ?? type),
  );
  return (known.length > 0 || !object.isCustom ? known : others).slice(0, 3);
}

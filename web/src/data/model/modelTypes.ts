import { valueType } from '../filter/parts.ts';
import type { FieldJson, ObjectJson, SchemaJson } from './schema.ts';

const TYPES: Record<string, string> = {
  text: 'string',
  longText: 'string',
  richText: 'string',
  autoNumber: 'string',
  number: 'number',
  percent: 'number',
  rating: 'number',
  boolean: 'boolean',
  json: 'Json',
  date: 'DateText',
  dateTime: 'MomentText',
  duration: 'DurationText',
  money: 'Money',
  personName: 'PersonName',
  emailList: 'readonly Email[]',
  phoneList: 'readonly Phone[]',
  urlList: 'readonly WebAddress[]',
  fileList: 'readonly FileReference[]',
  address: 'PostalAddress',
  geoPoint: 'GeoPoint',
  taxId: 'TaxId',
  approximateAmount: 'ApproximateAmount',
  approximateDate: 'ApproximateDate',
  relation: 'Id',
  user: 'Id',
  polymorphicRelation: 'AnyRecord',
};

const SYSTEM: readonly FieldJson[] = ['createdAt', 'updatedAt'].map((name) => ({
  name,
  type: 'dateTime',
  rule: 'none',
  isRequired: true,
  isReadOnly: true,
  isUnique: false,
}));

/**
 * The TypeScript types of a workspace's records, custom objects included: one type for each object, and `Model` of them all.
 *
 * Every field may be empty: it can have become required after the record was made.
 *
 * @param folder where `schema.ts` and `values.ts` are, as the generated file imports them
 */
export function modelTypes(schema: SchemaJson, folder: string): string {
  const objects = schema.objects.map(objectType);
  const used = [...new Set(objects.join('\n').match(/\b[A-Z][A-Za-z]+\b/g) ?? [])].sort();
  const values = used.filter((name) => Object.values(TYPES).some((type) => type.split(/\W/).includes(name)));
  const fromValues = values.filter((name) => name !== 'Json');
  return [
    "// Made by tools/modelTypes.ts of a workspace's schema; not to be edited.",
    ...(values.includes('Json') ? [`import type { Json } from '${folder}/schema.ts';`] : []),
    ...(fromValues.length > 0
      ? [`import type { ${fromValues.join(', ')} } from '${folder}/values.ts';`]
      : []),
    '',
    ...objects,
    '/** The records of the workspace, by object. */',
    'export type Model = {',
    ...schema.objects.map((object) => `  readonly ${object.name}: ${typeName(object)};`),
    '};',
    '',
  ].join('\n');
}

function objectType(object: ObjectJson): string {
  const fields = [...SYSTEM, ...object.fields].map(
    (field) => `  ${note(field)}readonly ${field.name}?: ${fieldType(field)};`,
  );
  return [`export type ${typeName(object)} = {`, ...fields, '};', ''].join('\n');
}

/** Names of the product's own types are left to it. */
function typeName({ name }: ObjectJson): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Values`;
}

function note(field: FieldJson): string {
  return field.target ? `/** A ${field.target}. */ ` : '';
}

function fieldType(field: FieldJson): string {
  const type = valueType(field);
  const keys = (field.options ?? []).map(({ key }) => `'${key}'`).join(' | ');
  switch (type) {
    case 'select':
      return keys || 'string';
    case 'multiSelect':
      return keys ? `readonly (${keys})[]` : 'readonly string[]';
    default:
      return TYPES[type] ?? 'Json';
  }
}

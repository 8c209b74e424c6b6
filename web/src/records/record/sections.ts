import type { FieldJson, Json, ObjectJson, SectionJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';

/** What a record always has, beside the fields of its object. */
const TIMES: readonly FieldJson[] = ['createdAt', 'updatedAt'].map((name) => ({
  name,
  type: 'dateTime',
  rule: 'none',
  isRequired: false,
  isReadOnly: true,
  isUnique: false,
}));

/** A part of the page, with those of its fields one may see. */
export type Section = Pick<SectionJson, 'key' | 'label'> & { readonly fields: readonly FieldJson[] };

/** The fields of an object as its layout has them; the title and files have places of their own. */
export function sectionsOf(object: ObjectJson): readonly Section[] {
  const fields = [...object.fields, ...TIMES].filter(
    ({ name, isHidden, type }) => !isHidden && type !== 'fileList' && name !== object.title,
  );
  if (!object.layout) {
    return [{ key: 'main', label: {}, fields }];
  }
  return object.layout.sections
    .map(({ key, label, fields: names }) => ({
      key,
      label,
      fields: names.flatMap((name) => fields.find((field) => field.name === name) ?? []),
    }))
    .filter((section) => section.fields.length > 0);
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

const STATES = /^(select|multiSelect|boolean|rating|user|relation|polymorphicRelation)$/;

function headerOf(object: ObjectJson): readonly FieldJson[] {
  const all = [...object.fields, ...TIMES];
  return (object.layout?.header ?? []).flatMap((name) => all.find((field) => field.name === name) ?? []);
}

/** What the header shows below the name: how the record stands, and whose it is. */
export function stateFields(object: ObjectJson): readonly FieldJson[] {
  return headerOf(object).filter(({ type }) => STATES.test(type));
}

/** What the header shows beside that, each with its label: the figures that matter. */
export function figureFields(object: ObjectJson): readonly FieldJson[] {
  return headerOf(object).filter(({ type }) => !STATES.test(type));
}

/** The fields in the order of the page: first what names the record. */
export function inOrder(object: ObjectJson): readonly FieldJson[] {
  const placed = sectionsOf(object).flatMap(({ fields }) => fields);
  const title = object.fields.filter(({ name }) => name === object.title);
  return [
    ...title,
    ...placed,
    ...object.fields.filter((field) => !placed.includes(field) && !title.includes(field)),
  ];
}

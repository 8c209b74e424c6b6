import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';

/** What only the server makes. */
const COMPUTED = new Set(['formula', 'rollUp', 'autoNumber']);

/** Whether people can write the field at all; that one may write this record is the server's to say. */
export function isEditable(object: ObjectJson, field: FieldJson): boolean {
  return !field.isReadOnly && !object.isErpMastered && !COMPUTED.has(field.type);
}

/** Whether the field can be edited in the cell of a list; files need more room. */
export function isEditableInCell(object: ObjectJson, field: FieldJson): boolean {
  return isEditable(object, field) && field.type !== 'fileList';
}

/** The object a field points at; users have no target of their own. */
export function targetsOf(field: FieldJson): readonly string[] {
  if (field.type === 'user') {
    return ['user'];
  }
  const targets = field.settings?.targets;
  return Array.isArray(targets) ? targets.map(String) : field.target ? [field.target] : [];
}

import type { Model } from '~/data/model/model.ts';
import type { FieldJson, Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';

/** A file in a record's list of files. */
export type FileRef = {
  readonly id: string;
  readonly name?: string;
  readonly size?: number;
  readonly type?: string;
};

/** A file and where it is attached. */
export type Attached = {
  readonly file: FileRef;
  readonly object: string;
  readonly record: string;
  readonly field: string;
};

export function filesIn(value: Json | undefined): readonly FileRef[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  return list.flatMap((item): FileRef[] =>
    item && typeof item === 'object' && 'id' in item
      ? [item as FileRef]
      : typeof item === 'string'
        ? [{ id: item }]
        : [],
  );
}

export function fileFields(object: ObjectJson): readonly FieldJson[] {
  return object.fields.filter(({ type, isHidden }) => type === 'fileList' && !isHidden);
}

/** The files of a record: in its own fields, and in notes about it. */
export function attachedTo(
  object: ObjectJson,
  row: Row,
  notes: readonly { readonly id: string; readonly values: Values }[],
): readonly Attached[] {
  const own = fileFields(object).flatMap((field) =>
    filesIn(row.values[field.name]).map((file) => ({
      file,
      object: object.name,
      record: row.id,
      field: field.name,
    })),
  );
  const noted = notes.flatMap(({ id, values }) =>
    filesIn(values.files).map((file) => ({ file, object: 'note', record: id, field: 'files' })),
  );
  return [...own, ...noted];
}

/** Where new files go: a list of its own that is no portrait, else a note about the record; nowhere where neither can be. */
export function placeFor(model: Model, object: ObjectJson): { readonly field: string } | 'note' | undefined {
  const own = fileFields(object).find(({ name, isReadOnly }) => name !== 'photo' && !isReadOnly);
  if (own && !object.isErpMastered) {
    return { field: own.name };
  }
  const note = model.object('note');
  return note?.mayCreate && model.field('note', 'files') ? 'note' : undefined;
}

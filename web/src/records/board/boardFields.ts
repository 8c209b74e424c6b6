import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';

/** The fields that can make the columns of a board, the likeliest first: stages, states, any choice. */
export function boardFields(object: ObjectJson): readonly FieldJson[] {
  const likely = ['stage', 'status', 'lifecycleStage', 'priority'];
  const place = ({ name }: FieldJson) => likely.indexOf(name) + 1 || likely.length + 1;
  return object.fields
    .filter((field) => !field.isHidden && (field.type === 'select' || field.target === 'stage'))
    .toSorted((a, b) => place(a) - place(b));
}

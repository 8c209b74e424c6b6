import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';

/** The fields whose days a calendar can show, the likeliest first. */
export function calendarFields(object: ObjectJson): readonly FieldJson[] {
  const likely = ['startsAt', 'dueAt', 'dueOn', 'expectedCloseOn', 'occurredAt', 'issuedOn'];
  const place = ({ name }: FieldJson) => likely.indexOf(name) + 1 || likely.length + 1;
  return object.fields
    .filter((field) => !field.isHidden && (field.type === 'date' || field.type === 'dateTime'))
    .toSorted((a, b) => place(a) - place(b));
}

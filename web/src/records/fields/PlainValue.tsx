import type { FieldJson, Json } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { textOf } from './fieldText.ts';
import { RecordName } from './RecordName.tsx';

/** A field's value as text without links, for what is a link as a whole. */
export function PlainValue({ field, value }: { field: FieldJson; value: Json | undefined }) {
  const formats = useFormats();
  const target = field.type === 'user' ? 'user' : field.target;
  return target && typeof value === 'string' ? (
    <RecordName object={target} id={value} />
  ) : (
    textOf(field, value, formats)
  );
}

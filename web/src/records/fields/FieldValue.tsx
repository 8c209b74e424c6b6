import type { FieldJson, Json } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import styles from './FieldValue.module.css';
import { textOf } from './fieldText.ts';
import { RecordName } from './RecordName.tsx';

/** A field's value as people read it; nothing where it is empty. */
export function FieldValue({ field, value }: { field: FieldJson; value: Json | undefined }) {
  const formats = useFormats();
  if (value === undefined || value === null) {
    return null;
  }
  const target = field.type === 'user' ? 'user' : field.target;
  if (target && typeof value === 'string') {
    return <RecordName object={target} id={value} />;
  }
  const option = field.options?.find(({ key }) => key === value);
  const text = textOf(field, value, formats);
  return option?.color ? (
    <span className={styles.option} data-color={option.color}>
      {text}
    </span>
  ) : (
    text
  );
}

import type { FieldJson } from '~/data/model/schema.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { FieldValue } from '../fields/FieldValue.tsx';
import type { Group } from './groups.ts';

const texts = defineTexts({
  en: { none: 'None', yes: 'Yes', no: 'No' },
  es: { none: 'Sin valor', yes: 'Sí', no: 'No' },
  it: { none: 'Nessun valore', yes: 'Sì', no: 'No' },
});

/** What the records of a group have in common. */
export function GroupName({ field, value }: { field: FieldJson; value: Group['value'] }) {
  const t = useTexts(texts);
  if (value === null) {
    return <span>{t.none}</span>;
  }
  if (typeof value === 'boolean') {
    return <span>{value ? t.yes : t.no}</span>;
  }
  return <FieldValue field={field} value={value} />;
}

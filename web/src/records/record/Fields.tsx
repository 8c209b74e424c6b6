import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { isEditable } from '../fields/editable.ts';
import { inLanguage } from '../naming.ts';
import { FieldRow } from './FieldRow.tsx';
import styles from './Fields.module.css';
import { useMasters } from './origins.ts';
import { sectionsOf, shownFields } from './sections.ts';
import { recordTexts } from './texts.ts';

/** The fields of a record in sections; empty ones are folded away. */
export function Fields({
  object,
  row,
  editing,
  onEdit,
  isWhole = false,
}: {
  object: ObjectJson;
  row: Row;
  /** Which field is being edited. */
  editing: string | undefined;
  onEdit: (field: string | undefined) => void;
  /** Shows empty fields too. */
  isWhole?: boolean;
}) {
  const t = useTexts(recordTexts);
  const { language } = useSettings();
  const [areAllShown, setAllShown] = useState(isWhole);
  const masters = useMasters(object.address, isWhole ? undefined : row.id);
  const masterOf = (name: string) => masters.find((feed) => feed.masters.includes(name));
  const sections = sectionsOf(object)
    .map(({ key, label, fields }) => ({
      key,
      label: inLanguage(label, language, ''),
      fields: areAllShown
        ? fields
        : fields.filter((field) => field.name === editing || shownFields([field], row).length > 0),
    }))
    .filter(({ fields }) => fields.length > 0);
  const shown = sections.flatMap(({ fields }) => fields);
  const hidden = sectionsOf(object).flatMap(({ fields }) => fields).length - shown.length;
  const step = (from: string, by: 1 | -1) => {
    const editable = shown.filter((field) => isEditable(object, field) && !masterOf(field.name));
    const at = editable.findIndex(({ name }) => name === from);
    onEdit(editable[at + by]?.name);
  };
  return (
    <div className={styles.fields}>
      {sections.map(({ key, label, fields }) => (
        <section key={key} aria-label={label || undefined}>
          {label && <h2 className={styles.heading}>{label}</h2>}
          {fields.map((field) => (
            <FieldRow
              key={field.name}
              object={object}
              row={row}
              field={field}
              master={masterOf(field.name)}
              isEditing={editing === field.name}
              onEdit={() => onEdit(field.name)}
              onEnd={() => onEdit(undefined)}
              onStep={(by) => step(field.name, by)}
            />
          ))}
        </section>
      ))}
      {!isWhole && (hidden > 0 || areAllShown) && (
        <button type="button" className={styles.fold} onClick={() => setAllShown(!areAllShown)}>
          {areAllShown ? t.hideEmpty : t.showEmpty(hidden)}
        </button>
      )}
    </div>
  );
}

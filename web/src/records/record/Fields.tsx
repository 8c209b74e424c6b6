import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useTexts } from '~/platform/texts.ts';
import { isEditable } from '../fields/editable.ts';
import { FieldRow } from './FieldRow.tsx';
import styles from './Fields.module.css';
import { sectionsOf, shownFields } from './sections.ts';
import { recordTexts } from './texts.ts';

/** The fields of a record in sections; empty ones are folded away. */
export function Fields({
  object,
  row,
  editing,
  onEdit,
}: {
  object: ObjectJson;
  row: Row;
  /** Which field is being edited. */
  editing: string | undefined;
  onEdit: (field: string | undefined) => void;
}) {
  const t = useTexts(recordTexts);
  const [areAllShown, setAllShown] = useState(false);
  const sections = sectionsOf(object)
    .map(({ section, fields }) => ({
      section,
      count: fields.length,
      fields: areAllShown
        ? fields
        : fields.filter((field) => field.name === editing || shownFields([field], row).length > 0),
    }))
    .filter(({ fields }) => fields.length > 0);
  const shown = sections.flatMap(({ fields }) => fields);
  const hidden = sectionsOf(object).flatMap(({ fields }) => fields).length - shown.length;
  const step = (from: string, by: 1 | -1) => {
    const editable = shown.filter((field) => isEditable(object, field));
    const at = editable.findIndex(({ name }) => name === from);
    onEdit(editable[at + by]?.name);
  };
  return (
    <div className={styles.fields}>
      {sections.map(({ section, fields }) => (
        <section key={section} aria-label={t[section]}>
          <h2 className={styles.heading}>{t[section]}</h2>
          {fields.map((field) => (
            <FieldRow
              key={field.name}
              object={object}
              row={row}
              field={field}
              isEditing={editing === field.name}
              onEdit={() => onEdit(field.name)}
              onEnd={() => onEdit(undefined)}
              onStep={(by) => step(field.name, by)}
            />
          ))}
        </section>
      ))}
      {(hidden > 0 || areAllShown) && (
        <button type="button" className={styles.fold} onClick={() => setAllShown(!areAllShown)}>
          {areAllShown ? t.hideEmpty : t.showEmpty(hidden)}
        </button>
      )}
    </div>
  );
}

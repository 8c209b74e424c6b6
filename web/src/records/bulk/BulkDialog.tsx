import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { isEditableInCell } from '../fields/editable.ts';
import { FieldEditor } from '../fields/FieldEditor.tsx';
import { FieldValue } from '../fields/FieldValue.tsx';
import { fieldLabel } from '../naming.ts';
import styles from './Bulk.module.css';
import type { BulkEdit, Selection } from './bulk.ts';
import { Preview } from './Preview.tsx';
import { bulkTexts } from './texts.ts';

/** Asks what is to become of the picked records, and shows what will before it is done. */
export function BulkDialog({
  object,
  kind,
  selection,
  count,
  onClose,
  onApply,
}: {
  object: ObjectJson;
  kind: 'update' | 'delete';
  selection: Selection;
  count: number;
  onClose: () => void;
  onApply: (edit: BulkEdit) => void;
}) {
  const t = useTexts(bulkTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const [name, setName] = useState('');
  const [value, setValue] = useState<Json>();
  const fields = object.fields
    .filter((field) => !field.isHidden && !field.isUnique && isEditableInCell(object, field))
    .toSorted((a, b) => fieldLabel(a, language).localeCompare(fieldLabel(b, language), language));
  const field = fields.find((each) => each.name === name);
  const edit: BulkEdit | undefined =
    kind === 'delete'
      ? { delete: true }
      : field && value !== undefined
        ? { update: { [field.name]: value } }
        : undefined;
  return (
    <Modal opened onClose={onClose} title={kind === 'delete' ? t.deleteTitle : t.editTitle}>
      <div className={styles.form}>
        {kind === 'update' && (
          <label className={styles.label}>
            {t.field}
            <select
              className={styles.input}
              value={name}
              data-autofocus
              onChange={(event) => {
                setName(event.currentTarget.value);
                setValue(undefined);
              }}
            >
              <option value="" disabled />
              {fields.map((each) => (
                <option key={each.name} value={each.name}>
                  {fieldLabel(each, language)}
                </option>
              ))}
            </select>
          </label>
        )}
        {field && (
          <div className={styles.label}>
            {t.value}
            {value === undefined ? (
              <div className={styles.row}>
                <div className={styles.grow}>
                  <FieldEditor
                    key={field.name}
                    object={object}
                    field={field}
                    value={undefined}
                    onDone={setValue}
                  />
                </div>
                {!field.isRequired && (
                  <button type="button" className={styles.act} onClick={() => setValue(null)}>
                    {t.empty}
                  </button>
                )}
              </div>
            ) : (
              <button type="button" className={styles.chosen} onClick={() => setValue(undefined)}>
                {value === null ? t.nothing : <FieldValue field={field} value={value} />}
              </button>
            )}
          </div>
        )}
        {edit && (
          <Preview
            key={JSON.stringify(edit)}
            object={object}
            selection={selection}
            edit={edit}
            count={count}
          />
        )}
        <div className={styles.foot}>
          <button type="button" className={styles.act} onClick={onClose}>
            {t.cancel}
          </button>
          <button
            type="button"
            className={styles.apply}
            data-tone={kind === 'delete' ? 'danger' : undefined}
            disabled={!edit}
            onClick={() => edit && onApply(edit)}
          >
            {kind === 'delete' ? t.applyDelete(formats.number(count)) : t.apply(formats.number(count))}
          </button>
        </div>
      </div>
    </Modal>
  );
}

import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { type Found, isMatched } from '../duplicates/found.ts';
import { LikeThese } from '../duplicates/LikeThese.tsx';
import { isEditableInCell } from '../fields/editable.ts';
import { FieldEditor } from '../fields/FieldEditor.tsx';
import { FieldValue } from '../fields/FieldValue.tsx';
import { fieldLabel, objectLabel } from '../naming.ts';
import { inOrder } from '../record/sections.ts';
import styles from './NewForm.module.css';
import { listTexts } from './texts.ts';

/** Asks, one after the other, what a record cannot be without; then makes it. */
export function NewForm({
  object,
  values,
  onDone,
}: {
  object: ObjectJson;
  /** What is known already. */
  values: Values;
  /** With the new record's id, or without where one has thought better of it. */
  onDone: (id: string | undefined) => void;
}) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const commands = useCommands();
  const [given, setGiven] = useState(values);
  const asked = inOrder(object).filter(
    (field) =>
      (field.name === object.title || (field.isRequired && field.default === undefined)) &&
      values[field.name] === undefined &&
      isEditableInCell(object, field),
  );
  const next = asked.find(({ name }) => given[name] === undefined);
  const [like, setLike] = useState<readonly Found[]>([]);
  const check = async (complete: Values) => {
    // without an answer nobody is kept from making a record
    const found = isMatched(object)
      ? await api
          .post<{ items: readonly Found[] }>(`/${object.address}/duplicates`, { values: complete })
          .then(({ items }) => items)
          .catch(() => [])
      : [];
    if (found.length > 0) {
      setLike(found);
    } else {
      create(complete);
    }
  };
  const create = (complete: Values) => {
    const says = t.created(objectLabel(object, language));
    commands.create(object.name, complete, says).then(onDone).catch(sayProblem);
  };
  return (
    <div className={styles.form}>
      <strong>{t.create(objectLabel(object, language))}</strong>
      {asked.map(
        (field) =>
          given[field.name] !== undefined && (
            <div key={field.name} className={styles.given}>
              <span>{fieldLabel(field, language)}</span>
              <FieldValue field={field} value={given[field.name]} />
            </div>
          ),
      )}
      {next && (
        <div className={styles.asked} key={next.name}>
          {fieldLabel(next, language)}
          <FieldEditor
            object={object}
            field={next}
            value={undefined}
            onDone={(value) => {
              if (value === undefined || value === null) {
                onDone(undefined);
                return;
              }
              const known = { ...given, [next.name]: value };
              setGiven(known);
              if (asked.every(({ name }) => known[name] !== undefined)) {
                void check(known);
              }
            }}
          />
        </div>
      )}
      {like.length > 0 && (
        <LikeThese
          object={object}
          found={like}
          onCreate={() => create(given)}
          onCancel={() => onDone(undefined)}
        />
      )}
      <p className={styles.hint}>{t.createHint}</p>
    </div>
  );
}

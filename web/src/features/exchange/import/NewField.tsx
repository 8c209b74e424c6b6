import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { freeName } from '~/records/codeNames.ts';
import { Choice } from './Choice.tsx';
import styles from './import.module.css';
import type { ColumnValue, FileColumn } from './imports.ts';
import { typeForContent } from './plan.ts';
import { importTexts } from './texts.ts';

const TYPES = [
  'text',
  'longText',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'boolean',
  'select',
  'emailList',
  'phoneList',
  'urlList',
  'taxId',
] as const;

type Type = (typeof TYPES)[number];

const MOST_OPTIONS = 100;

/** Makes a field for a column that has none; a choice gets the column's values. */
export function NewField({
  importId,
  file,
  object,
  column,
  name,
  onMade,
  onClose,
}: {
  importId: string;
  file: number;
  object: ObjectJson;
  column: FileColumn;
  name: string;
  onMade: (field: string) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTexts(importTexts);
  const { language } = useSettings();
  const [label, setLabel] = useState(name);
  const [type, setType] = useState<Type>(
    TYPES.find((each) => each === typeForContent(column.content)) ?? 'text',
  );
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const make = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const values = type === 'select' ? await optionsOf(importId, file, column.column) : [];
      if (values.length > MOST_OPTIONS) {
        setProblem(t.tooMany);
        return;
      }
      const code = freeName(label, new Set(object.fields.map((field) => field.name)));
      const made = await api.post<{ name: string }>(`/model/objects/${object.address}/fields`, {
        name: code,
        type,
        label: { [language]: label.trim() },
        ...(type === 'select' ? { options: values.map((text) => ({ label: { [language]: text } })) } : {}),
      });
      await onMade(made.name);
      onClose();
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message || t.noLine : '');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t.fieldTitle} closeButtonProps={{ 'aria-label': t.close }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <TextInput
          label={t.fieldName}
          value={label}
          data-autofocus
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Choice
          label={t.fieldType}
          value={type}
          choices={TYPES.map((each) => [each, t[`t_${each}`]])}
          onChange={setType}
        />
        {problem && (
          <p className={styles.wrong} role="alert">
            {problem}
          </p>
        )}
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={isBusy} disabled={label.trim() === ''}>
            {t.create}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

async function optionsOf(id: string, file: number, column: number): Promise<readonly string[]> {
  const path = `/imports/${id}/files/${file}/columns/${column}/values`;
  const { items } = await api.get<{ items: readonly ColumnValue[] }>(path);
  return items.map(({ text }) => text);
}

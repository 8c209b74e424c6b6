import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldJson, Json } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { optionLabel, titleOf } from '~/records/naming.ts';
import { useModel, useView } from '~/records/workspace.tsx';
import { Choice } from './Choice.tsx';
import styles from './import.module.css';
import type { ColumnPlan, ColumnValue } from './imports.ts';
import { isRelation } from './plan.ts';
import { importTexts } from './texts.ts';

/** Left to the server: what it finds by itself, or what becomes of whatever has no meaning. */
const ITSELF = '*';
const NOTHING = '';

/** What each text of a column means: an option, a user, a stage, or nothing. */
export function Values({
  importId,
  file,
  field,
  name,
  plan,
  onChange,
  onClose,
}: {
  importId: string;
  file: number;
  field: FieldJson;
  name: string;
  plan: ColumnPlan;
  onChange: (change: Partial<ColumnPlan>) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const path = `/imports/${importId}/files/${file}/columns/${plan.column}/values`;
  const { data } = useQuery({
    queryKey: [path],
    queryFn: () => api.get<{ items: readonly ColumnValue[]; isComplete: boolean }>(path),
    staleTime: 0,
  });
  const choices = useChoices(field);
  const [meant, setMeant] = useState<{ readonly [text: string]: Json }>(plan.values);
  const [unknown, setUnknown] = useState(plan.unknown);
  const now = ({ text, target }: ColumnValue): string => {
    const said = text in meant ? meant[text] : target;
    return said === null || said === undefined ? (text in meant ? NOTHING : ITSELF) : String(said);
  };
  const say = (text: string, chosen: string) => {
    const { [text]: _, ...others } = meant;
    setMeant(chosen === ITSELF ? others : { ...others, [text]: chosen === NOTHING ? null : chosen });
  };
  const done = async () => {
    await onChange({ values: meant, unknown });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t.valuesOf(name)}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <div className={styles.form}>
        <p className={styles.quiet}>
          {t.valuesText} {data && !data.isComplete && t.valuesMany}
        </p>
        <ul className={styles.values}>
          {data?.items.map((item) => (
            <li key={item.text}>
              <span className={styles.name}>{item.text}</span>
              <span className={styles.quiet}>{formats.number(item.count)}</span>
              <Choice
                name={t.meansHere(item.text)}
                value={now(item)}
                choices={[
                  [NOTHING, t.valueLeft],
                  ...(isRelation(field)
                    ? [[ITSELF, t.valueFound] as const]
                    : item.target === null
                      ? [[ITSELF, t.valueUnknown] as const]
                      : []),
                  ...choices,
                ]}
                onChange={(chosen) => say(item.text, chosen)}
              />
            </li>
          ))}
        </ul>
        <Choice
          label={t.unknown}
          value={unknown}
          choices={[
            ['leaveOut', t.u_leaveOut],
            ['reject', t.u_reject],
          ]}
          onChange={setUnknown}
        />
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={done}>{t.done}</Button>
        </div>
      </div>
    </Modal>
  );
}

const FEW = 500;

/** What a value can be: the options of a field, or the records of a small object. */
function useChoices(field: FieldJson): readonly (readonly [string, string])[] {
  const { language } = useSettings();
  const target = field.type === 'user' ? 'user' : field.target;
  const object = useModel()?.object(target ?? '');
  const { rows } = useView({ object: object?.name ?? 'user', sort: [] }, 0, object ? FEW : 0);
  if (field.options) {
    return field.options
      .filter(({ retired }) => !retired)
      .map((option) => [option.key, optionLabel(option, language)]);
  }
  return object ? rows.map((row) => [row.id, titleOf(object, row) || row.id]) : [];
}

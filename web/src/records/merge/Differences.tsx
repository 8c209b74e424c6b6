import type { Json, ObjectJson } from '~/data/model/schema.ts';
import { same } from '~/data/same.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { FieldValue } from '../fields/FieldValue.tsx';
import { fieldLabel } from '../naming.ts';
import type { Proposal } from './better.ts';
import styles from './MergeDialog.module.css';
import { mergeTexts } from './texts.ts';

type Different = {
  readonly field: string;
  readonly value: Json;
  readonly values: { readonly [id: string]: Json };
};

/** The fields that two records fill differently, each with the choice whose value stays. */
export function Differences({
  object,
  ids,
  fields,
  proposed,
  chosen,
  onChoose,
}: {
  object: ObjectJson;
  ids: readonly string[];
  fields: readonly Different[];
  /** What is proposed, and why. */
  proposed: { readonly [field: string]: Proposal };
  chosen: { readonly [field: string]: string };
  onChoose: (field: string, from: string) => void;
}) {
  const t = useTexts(mergeTexts);
  const { language } = useSettings();
  return (
    <div className={styles.differences}>
      <p>{t.choose}</p>
      {fields.map(({ field: name, value, values }) => {
        const field = object.fields.find((each) => each.name === name);
        if (!field) {
          return null;
        }
        const stays = chosen[name] ?? ids.find((id) => same(values[id] ?? null, value)) ?? ids[0];
        return (
          <fieldset key={name}>
            <legend>{fieldLabel(field, language)}</legend>
            {ids.map((id) => (
              <label key={id}>
                <input type="radio" name={name} checked={stays === id} onChange={() => onChoose(name, id)} />{' '}
                <FieldValue field={field} value={values[id]} />
                {proposed[name]?.from === id && <small>{t[proposed[name].reason]}</small>}
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

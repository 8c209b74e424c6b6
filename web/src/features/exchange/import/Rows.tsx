import type { ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldLabel, objectLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import { Choice } from './Choice.tsx';
import styles from './import.module.css';
import type { FileChange, FilePlan } from './imports.ts';
import { keysOf } from './plan.ts';
import { importTexts } from './texts.ts';

/** What each row is, by what it is known again, and what happens to those that are here already. */
export function Rows({
  plan,
  object,
  onChange,
}: {
  plan: FilePlan;
  object: ObjectJson | undefined;
  onChange: (change: FileChange) => void;
}) {
  const t = useTexts(importTexts);
  const { language } = useSettings();
  const objects = useModel()?.objects.filter(({ mayCreate }) => mayCreate) ?? [];
  const named = objects
    .map(({ name }, at) => [name, objectLabel(objects[at] as ObjectJson, language)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, language));
  const keys = object ? keysOf(object, plan) : [];
  return (
    <section className={styles.grid} data-open>
      <Choice
        label={t.isWhat}
        value={plan.object ?? ''}
        choices={plan.object ? named : [['', t.noObject], ...named]}
        onChange={(name) => name && onChange({ object: name })}
      />
      {object && (
        <>
          <Choice
            label={t.key}
            value={plan.key ?? ''}
            choices={[
              ['', t.noKey],
              ...keys.map((field) => [field.name, fieldLabel(field, language)] as const),
            ]}
            onChange={(key) =>
              onChange(key ? { key, ...(plan.key ? {} : { mode: 'both' }) } : { key: null, mode: 'create' })
            }
          />
          {plan.key && (
            <Choice
              label={t.mode}
              value={plan.mode}
              choices={[
                ['both', t.m_both],
                ['create', t.m_create],
                ['update', t.m_update],
              ]}
              onChange={(mode) => onChange({ mode })}
            />
          )}
          {plan.key && plan.mode !== 'create' && (
            <Choice
              label={t.emptyCells}
              value={plan.emptyCells}
              choices={[
                ['keep', t.e_keep],
                ['clear', t.e_clear],
              ]}
              onChange={(emptyCells) => onChange({ emptyCells })}
            />
          )}
        </>
      )}
    </section>
  );
}

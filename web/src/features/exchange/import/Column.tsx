import { IconArrowRight } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useModel } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Choice } from './Choice.tsx';
import styles from './import.module.css';
import type { ColumnPlan, FileColumn, Import } from './imports.ts';
import { hasChoices, isRelation, sureness, waysOf } from './plan.ts';
import { TargetPicker } from './TargetPicker.tsx';
import { importTexts } from './texts.ts';

const Values = lazy(() => import('./Values.tsx').then((m) => ({ default: m.Values })));

/** One column: its name and samples, where it goes, and how sure that is. */
export function Column({
  now,
  at,
  object,
  column,
  plan,
  onChange,
}: {
  now: Import;
  at: number;
  object: ObjectJson;
  column: FileColumn;
  plan: ColumnPlan;
  onChange: (change: Partial<ColumnPlan>) => Promise<void>;
}) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const name = column.name || t.unnamed(`${column.column + 1}`);
  const field = object.fields.find((each) => each.name === plan.field);
  const sure = sureness(plan);
  return (
    <li className={styles.column} data-left={!plan.field || undefined}>
      <div className={styles.source}>
        <span className={styles.name}>{name}</span>
        <span className={styles.samples}>{column.samples.slice(0, 3).join(' · ') || t.empty}</span>
      </div>
      <Icon of={IconArrowRight} size={16} />
      <div className={styles.goes}>
        <TargetPicker
          importId={now.id}
          file={at}
          object={object}
          column={column}
          name={name}
          plan={plan}
          onChange={onChange}
        />
        {field && (
          <Ways now={now} at={at} field={field} plan={plan} name={name} column={column} onChange={onChange} />
        )}
      </div>
      <div className={styles.sure}>
        {sure && plan.because && (
          <>
            <span className={styles.tag} data-tone={SURE[sure]}>
              {t[sure]}
            </span>
            <span className={styles.quiet}>{t[`b_${plan.because}`]}</span>
          </>
        )}
        {!plan.field && column.filled > 0 && (
          <span className={styles.quiet}>{t.filled(formats.number(column.filled))}</span>
        )}
      </div>
    </li>
  );
}

const SURE = { sure: 'good', likely: 'slate', guess: 'attention' } as const;

/** What else is to be said about a column: how records are found, what values mean, which name comes first. */
function Ways({
  now,
  at,
  field,
  plan,
  name,
  column,
  onChange,
}: {
  now: Import;
  at: number;
  field: FieldJson;
  plan: ColumnPlan;
  name: string;
  column: FileColumn;
  onChange: (change: Partial<ColumnPlan>) => Promise<void>;
}) {
  const t = useTexts(importTexts);
  const model = useModel();
  const [isOpen, setOpen] = useState(false);
  const target = field.type === 'user' ? 'user' : field.target;
  const ways = waysOf(target ? model?.object(target) : undefined);
  const refers = now.files[at]?.refers.find((each) => each.column === column.column);
  const by = plan.by ?? 'name';
  const names: { readonly [way: string]: string } = {
    name: t.w_name,
    externalId: t.w_externalId,
    emails: t.w_emails,
    email: t.w_email,
    sku: t.w_sku,
    taxId: t.w_taxId,
  };
  const isChoice = hasChoices(field) || (isRelation(field) && target && FEW.has(target));
  if (field.type === 'personName' && !plan.part) {
    return (
      <Choice
        name={t.orderOf}
        value={plan.order}
        choices={[
          ['givenFirst', t.givenFirst],
          ['familyFirst', t.familyFirst],
        ]}
        onChange={(order) => onChange({ order })}
      />
    );
  }
  if (!isRelation(field) && !isChoice) {
    return null;
  }
  return (
    <div className={styles.ways}>
      {refers && <span className={styles.refers}>{t.refersTo(now.files[refers.file]?.name ?? '')}</span>}
      {isRelation(field) && field.type !== 'user' && (
        <span className={styles.inline}>
          {t.by}
          <Choice
            name={`${name}: ${t.by}`}
            value={by}
            choices={[...new Set([by, ...ways])].map((way) => [way, names[way] ?? way])}
            onChange={(chosen) => onChange({ by: chosen })}
          />
        </span>
      )}
      {field.type === 'relation' && target && !FEW.has(target) && (
        <label className={styles.inline}>
          <input
            type="checkbox"
            checked={plan.make}
            onChange={(event) => onChange({ make: event.currentTarget.checked })}
          />
          {t.make}
        </label>
      )}
      {isChoice && (
        <button type="button" className={styles.subtle} onClick={() => setOpen(true)}>
          {t.values}
        </button>
      )}
      {isOpen && (
        <Suspense>
          <Values
            importId={now.id}
            file={at}
            field={field}
            name={name}
            plan={plan}
            onChange={onChange}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Objects with so few records that one can choose among them. */
const FEW = new Set(['user', 'team', 'stage', 'pipeline']);

import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Column } from './Column.tsx';
import styles from './import.module.css';
import type { FileChange, Import } from './imports.ts';
import { importTexts } from './texts.ts';

/** A file of ten thousand columns is shown bit by bit. */
const FIRST = 80;

/** What becomes of each column of a file. */
export function Columns({
  now,
  at,
  object,
  onChange,
}: {
  now: Import;
  at: number;
  object: ObjectJson;
  onChange: (change: FileChange) => Promise<void>;
}) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const [isAll, setAll] = useState(false);
  const file = now.files[at];
  const plans = now.plan.files[at]?.columns ?? [];
  const used = plans.filter(({ field }) => field).length;
  return (
    <section aria-label={t.columns}>
      <div className={styles.sectionHead}>
        <h2>{t.columns}</h2>
        <span className={styles.quiet}>
          {t.columnsOf(formats.number(used), formats.number(plans.length))}
        </span>
      </div>
      <ul className={styles.columns}>
        {plans.slice(0, isAll ? undefined : FIRST).map((plan) => {
          const column = file?.columns[plan.column];
          return (
            column && (
              <Column
                key={plan.column}
                now={now}
                at={at}
                object={object}
                column={column}
                plan={plan}
                onChange={(changed) => onChange({ columns: [{ column: plan.column, ...changed }] })}
              />
            )
          );
        })}
      </ul>
      {!isAll && plans.length > FIRST && (
        <button type="button" className={styles.subtle} onClick={() => setAll(true)}>
          {t.more(formats.number(plans.length))}
        </button>
      )}
    </section>
  );
}

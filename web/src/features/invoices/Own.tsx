import { Select } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import styles from './invoices.module.css';
import { type Upload, useUploadCalls } from './invoices.ts';
import { invoiceTexts } from './texts.ts';

/** Whose invoices they are: proposed, and changed only where that is wrong. */
export function Own({ now }: { now: Upload }) {
  const t = useTexts(invoiceTexts);
  const formats = useFormats();
  const calls = useUploadCalls(now.id);
  const [isAsked, setAsked] = useState(false);
  const { candidates } = now.found;
  const own = candidates.find(({ number }) => number === now.own);
  if (!own) {
    return null;
  }
  return (
    <section className={styles.own} aria-label={t.yours}>
      <div>
        <p className={styles.quiet}>{t.yours}</p>
        <p className={styles.ownName}>{own.name}</p>
        <p className={styles.quiet}>
          {own.number} · {t.yoursWhy}
        </p>
      </div>
      {candidates.length > 1 && !isAsked && (
        <button type="button" className={styles.subtle} onClick={() => setAsked(true)}>
          {t.other}
        </button>
      )}
      {isAsked && (
        <Select
          aria-label={t.yours}
          value={own.number}
          allowDeselect={false}
          data={candidates.map(({ number, name, issued }) => ({
            value: number,
            label: `${name} · ${number} · ${t.issued(formats.number(issued))}`,
          }))}
          onChange={(number) => number && calls.own(number).catch(sayProblem)}
          className={styles.choice}
        />
      )}
    </section>
  );
}

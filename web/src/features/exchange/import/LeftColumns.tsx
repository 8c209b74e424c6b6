import { useTexts } from '~/platform/texts.ts';
import styles from './import.module.css';
import type { Import } from './imports.ts';
import { leftOutColumns } from './plan.ts';
import { importTexts } from './texts.ts';

/** As many are told at once; more are told when asked for. */
const FEW = 12;

/** Says which columns go nowhere: nothing is dropped without a word. */
export function LeftColumns({ now }: { now: Import }) {
  const t = useTexts(importTexts);
  const left = now.files.flatMap((file, at) => {
    const plan = now.plan.files[at];
    const names = plan && !plan.isLeftOut ? leftOutColumns(file, plan) : [];
    return names.length > 0 ? [{ file: file.name, at, names }] : [];
  });
  if (left.length === 0) {
    return null;
  }
  const sum = left.reduce((all, { names }) => all + names.length, 0);
  return (
    <details className={styles.details} open={sum <= FEW}>
      <summary>
        {t.leftColumns} <b>{sum}</b>
      </summary>
      {left.map(({ file, at, names }) => (
        <p key={at}>
          {now.files.length > 1 && <span className={styles.name}>{file}</span>}{' '}
          <span className={styles.quiet}>{names.join(' · ')}</span>
        </p>
      ))}
    </details>
  );
}

import { useTexts } from '~/platform/texts.ts';
import styles from './import.module.css';
import type { Import } from './imports.ts';
import { leftOutColumns } from './plan.ts';
import { importTexts } from './texts.ts';

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
  return (
    <details className={styles.details}>
      <summary>
        {t.leftColumns} <b>{left.reduce((sum, { names }) => sum + names.length, 0)}</b>
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

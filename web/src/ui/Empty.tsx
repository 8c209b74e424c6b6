import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** What stands where there is nothing: one sentence that teaches, and the first step. */
export function Empty({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.steps}>{children}</div>}
    </div>
  );
}

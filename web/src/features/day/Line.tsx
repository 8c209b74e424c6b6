import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useHere, useModel } from '~/records/workspace.tsx';
import styles from './day.module.css';

/** A line of the day: what it is, with whom, when, and what can be done about it at once. */
export function Line({
  object,
  id,
  name,
  before,
  beside,
  at,
  isLate = false,
  children,
  below,
}: {
  object: string;
  id: string;
  name: string;
  before?: ReactNode;
  beside?: ReactNode;
  at?: string;
  isLate?: boolean;
  /** Its buttons. */
  children?: ReactNode;
  below?: ReactNode;
}) {
  const { slug } = useHere();
  const address = useModel()?.object(object)?.address ?? object;
  return (
    <li className={styles.item} data-line={`${object} ${id}`}>
      <div className={styles.line}>
        {before}
        <span className={styles.words}>
          <Link
            to="/w/$slug/$address/$id"
            params={{ slug, address, id }}
            search={{}}
            className={styles.name}
            data-main
          >
            {name || '…'}
          </Link>
          {beside && <span className={styles.beside}>{beside}</span>}
        </span>
        {children && <span className={styles.buttons}>{children}</span>}
        {at && (
          <span className={styles.at} data-late={isLate || undefined}>
            {at}
          </span>
        )}
      </div>
      {below}
    </li>
  );
}

/** A heading with its lines; nothing where there are none. */
export function Part({ name, count, children }: { name: string; count: number; children: ReactNode }) {
  return count > 0 ? (
    <section className={styles.part} aria-label={name}>
      <h2>
        {name} <span className="numbers">{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  ) : null;
}

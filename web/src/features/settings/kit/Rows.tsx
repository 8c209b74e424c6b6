import type { Icon as TablerIcon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '~/ui/Icon.tsx';
import styles from './Rows.module.css';

/** A list of the settings; `empty` stands where there is nothing. */
export function Rows({ empty, children }: { empty?: string; children: readonly ReactNode[] }) {
  return children.length === 0 && empty ? (
    <p className={styles.nothing}>{empty}</p>
  ) : (
    <ul className={styles.rows}>{children}</ul>
  );
}

/** One line: opens a page (`to`) or something beside it (`onOpen`), or does neither and has controls at its end. */
export function Row({
  icon,
  start,
  name,
  more,
  tags,
  end,
  to,
  onOpen,
}: {
  icon?: TablerIcon;
  start?: ReactNode;
  name: ReactNode;
  more?: ReactNode;
  tags?: ReactNode;
  end?: ReactNode;
  to?: string;
  onOpen?: (() => void) | undefined;
}) {
  const inside = (
    <>
      {start}
      {icon && (
        <span className={styles.icon}>
          <Icon of={icon} />
        </span>
      )}
      <span className={styles.main}>
        <span className={styles.name} style={{ display: 'block' }}>
          {name}
        </span>
        {more && (
          <span className={styles.more} style={{ display: 'block' }}>
            {more}
          </span>
        )}
      </span>
      {tags && <span className={styles.tags}>{tags}</span>}
      {end && <span className={styles.end}>{end}</span>}
    </>
  );
  return (
    <li>
      {to ? (
        <Link to={to as string} className={styles.row}>
          {inside}
        </Link>
      ) : onOpen ? (
        <button type="button" className={styles.row} onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <div className={styles.row}>{inside}</div>
      )}
    </li>
  );
}

import { Link } from '@tanstack/react-router';
import { useHere, useModel } from '../workspace.tsx';
import type { Entry } from './entries.ts';
import styles from './Timeline.module.css';

/** What an entry is called, as the way to its record. */
export function EntryTitle({ entry, label }: { entry: Entry; label: string }) {
  const { slug } = useHere();
  const title = entry.title || label;
  return (
    <span className={styles.title}>
      {entry.kind === 'edit' ? (
        title
      ) : (
        <Link to="/w/$slug/$address/$id" params={{ slug, address: entry.address, id: entry.record }}>
          {title}
        </Link>
      )}
      {entry.title && entry.title !== label && <span className={styles.kind}>{label}</span>}
    </span>
  );
}

/** A record that an entry is about, too. */
export function ConcernLink({ object, id, title }: { object: string; id: string; title: string }) {
  const { slug } = useHere();
  const address = useModel()?.object(object)?.address;
  return title && address ? (
    <Link to="/w/$slug/$address/$id" params={{ slug, address, id }}>
      {title}
    </Link>
  ) : null;
}

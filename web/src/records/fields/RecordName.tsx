import { Link } from '@tanstack/react-router';
import { useTexts } from '~/platform/texts.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { useTitle } from '../titles.ts';
import { useHere, useModel } from '../workspace.tsx';
import styles from './FieldValue.module.css';
import { fieldTexts } from './texts.ts';

/** The name of a record that something points at; it comes when it is known. */
export function RecordName({ object, id }: { object: string; id: string }) {
  return useTitle(object, id) ?? '';
}

/** Records that have no page worth going to. */
const WITHOUT_PAGE = new Set(['user', 'team', 'role', 'stage', 'pipeline']);

/** The name of a record as a way to it; users with their initials. */
export function RecordLink({ object, id, tabIndex }: { object: string; id: string; tabIndex?: number }) {
  const title = useTitle(object, id);
  const t = useTexts(fieldTexts);
  const { slug } = useHere();
  const described = useModel()?.object(object);
  if (title === undefined) {
    return null;
  }
  if (object === 'user') {
    return (
      <span className={styles.user}>
        <Avatar name={title || '?'} size={18} />
        <span className={styles.cut}>{title || t.unknown}</span>
      </span>
    );
  }
  if (!described || title === '' || WITHOUT_PAGE.has(object)) {
    return <span className={title ? undefined : styles.quiet}>{title || t.unknown}</span>;
  }
  return (
    <Link
      className={styles.record}
      to="/w/$slug/$address/$id"
      params={{ slug, address: described.address, id }}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      onClick={(event) => event.stopPropagation()}
    >
      {title}
    </Link>
  );
}

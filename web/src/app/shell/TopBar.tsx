import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere, useObjectAt } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import { ConnectionDot } from './ConnectionDot.tsx';
import styles from './Shell.module.css';
import { shellTexts } from './texts.ts';

/** Where one is, how things stand, and oneself. */
export function TopBar() {
  return (
    <header className={styles.top}>
      <Crumbs />
      <ConnectionDot />
      <You />
    </header>
  );
}

function Crumbs() {
  const { address = '' } = useParams({ strict: false });
  const object = useObjectAt(address);
  const { language } = useSettings();
  const { slug } = useHere();
  return (
    <div className={styles.crumbs}>
      {object && (
        <Link to="/w/$slug/$address" params={{ slug, address }}>
          {pluralLabel(object, language)}
        </Link>
      )}
    </div>
  );
}

const Menu = lazy(() => import('./YouMenu.tsx').then(({ YouMenu }) => ({ default: YouMenu })));

/** Oneself; the menu comes when it is asked for. */
function You() {
  const t = useTexts(shellTexts);
  const { me } = useHere();
  const name = useTitle('user', me) ?? '';
  const [isAsked, setAsked] = useState(false);
  const button = (
    <button
      type="button"
      className={styles.you}
      aria-haspopup="menu"
      aria-label={name ? `${t.you}: ${name}` : t.you}
      onClick={() => setAsked(true)}
    >
      <Avatar name={name || '?'} size={28} />
    </button>
  );
  return isAsked ? (
    <Suspense fallback={button}>
      <Menu name={name} />
    </Suspense>
  ) : (
    button
  );
}

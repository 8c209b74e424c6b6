import { IconBell, IconMessageReport, IconPencilPlus, IconSearch } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { open } from '~/platform/openings.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useIsOn } from '~/records/features.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useStage } from '~/records/session.ts';
import { useTitle } from '~/records/titles.ts';
import { useWaiting } from '~/records/waiting.ts';
import { useHere, useObjectAt } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Keys } from '~/ui/Keys.tsx';
import { ConnectionDot } from './ConnectionDot.tsx';
import styles from './Shell.module.css';
import { shellTexts } from './texts.ts';
import { usePageName, useRecordName } from './usePageName.ts';

/** Where one is, the way to anything, how things stand, and oneself. */
export function TopBar() {
  const t = useTexts(shellTexts);
  const isOn = useIsOn();
  return (
    <header className={styles.top}>
      <Crumbs />
      <Practice />
      <button type="button" className={styles.find} onClick={() => open('palette')}>
        <Icon of={IconSearch} size={16} />
        <span>{t.searchAnything}</span>
        <Keys of="mod+k" />
      </button>
      {isOn('capture') && (
        <button type="button" className={styles.capture} onClick={() => open('capture')}>
          <Icon of={IconPencilPlus} size={16} />
          <span>{t.capture}</span>
          <Keys of="c" />
        </button>
      )}
      <div className={styles.state}>
        <ConnectionDot />
        <Friction />
        <Bell />
        <You />
      </div>
    </header>
  );
}

function Crumbs() {
  const { address = '', id } = useParams({ strict: false });
  const object = useObjectAt(address);
  const record = useRecordName();
  const page = usePageName();
  const { language } = useSettings();
  const t = useTexts(shellTexts);
  const { slug } = useHere();
  const stage = useStage();
  const workspace = stage.kind === 'open' ? stage.me.workspace.name : '';
  const isBrand = workspace === 'Grato'; // which the rail says already
  return (
    <nav className={styles.crumbs} aria-label={t.here}>
      {object && id ? (
        <ol>
          <li>
            <Link to="/w/$slug/$address" params={{ slug, address }} search={{}}>
              {pluralLabel(object, language)}
            </Link>
          </li>
          <li aria-current="page">{record}</li>
        </ol>
      ) : (
        // the page's own heading says where one is; here stands in what one works
        <>
          <span className={styles.workspace} data-brand={isBrand || undefined}>
            {workspace}
          </span>
          <span aria-current="page" className="spoken">
            {page}
          </span>
        </>
      )}
    </nav>
  );
}

/** Nothing done here counts, and one always sees it. */
function Practice() {
  const t = useTexts(shellTexts);
  const stage = useStage();
  return stage.kind === 'open' && stage.me.workspace.isPractice ? (
    <span className={styles.practice}>{t.practice}</span>
  ) : null;
}

/** To say that something is in the way, on every screen. */
function Friction() {
  const t = useTexts(shellTexts);
  return (
    <button
      type="button"
      className={styles.friction}
      aria-haspopup="dialog"
      aria-label={t.friction}
      title={`${t.friction} (f)`}
      onClick={() => open('friction')}
    >
      <Icon of={IconMessageReport} />
    </button>
  );
}

/** What waits for one; a number only if something does. */
function Bell() {
  const t = useTexts(shellTexts);
  const { slug } = useHere();
  const { count } = useWaiting();
  return (
    <Link
      to="/w/$slug/notices"
      params={{ slug }}
      className={styles.bell}
      aria-label={count > 0 ? t.waiting(count) : t.notices}
    >
      <Icon of={IconBell} />
      {count > 0 && <span className={styles.count}>{Math.min(count, 99)}</span>}
    </Link>
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

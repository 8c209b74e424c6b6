import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { NotFound } from '~/records/NotFound.tsx';
import { useHere } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { openParts, PART_GROUPS, type Part } from './parts.ts';
import styles from './SettingsPage.module.css';
import { settingsTexts } from './texts.ts';

/** Where one stands: the first word says the part, the rest is the part's own. */
function usePlace(): { readonly word: string; readonly rest: readonly string[] } {
  const { _splat = '' } = useParams({ strict: false });
  const [word = '', ...rest] = _splat.split('/').filter(Boolean);
  return { word, rest };
}

/** The settings: their parts at the left, one of them open; on a phone one after the other. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const { slug, isAdministrator, abilities } = useHere();
  const { word, rest } = usePlace();
  const groups = openParts(isAdministrator, abilities);
  const parts = groups.flatMap((group) => group.parts);
  const open = parts.find((part) => part.word === word) ?? (word ? undefined : parts[0]);
  const isKnown = PART_GROUPS.some((group) => group.parts.some((part) => part.word === word));
  return (
    <div className={styles.settings} data-at={word ? 'part' : 'list'}>
      <nav className={styles.nav} aria-label={t.parts}>
        <h1 className={styles.title}>{t.settings}</h1>
        {groups.map((group) => (
          <section key={group.name} className={styles.group} aria-label={t[group.name]}>
            <h2 className={styles.heading}>{t[group.name]}</h2>
            {group.parts.map((part) => (
              <PartLink key={part.word} part={part} isOpen={part === open} />
            ))}
          </section>
        ))}
      </nav>
      <div className={styles.part}>
        <Link to={`/w/${slug}/settings` as string} className={styles.back}>
          <Icon of={IconChevronLeft} /> {t.back}
        </Link>
        {open ? (
          <Suspense fallback={null}>
            <open.Page key={open.word} rest={rest} />
          </Suspense>
        ) : word && !isKnown ? (
          <NotFound />
        ) : (
          <Empty title={t.notYours} text={t.notYoursText} />
        )}
      </div>
    </div>
  );
}

function PartLink({ part, isOpen }: { part: Part; isOpen: boolean }) {
  const t = useTexts(settingsTexts);
  const { slug } = useHere();
  return (
    <Link
      to={`/w/${slug}/settings/${part.word}` as string}
      className={styles.link}
      {...(isOpen ? { 'data-open': true, 'aria-current': 'page' as const } : {})}
      activeProps={{}}
    >
      <Icon of={part.icon} />
      <span>{t[part.name]}</span>
      <span className={styles.chevron}>
        <Icon of={IconChevronRight} size={16} />
      </span>
    </Link>
  );
}

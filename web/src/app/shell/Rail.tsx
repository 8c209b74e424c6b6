import {
  IconChartBar,
  IconCompass,
  IconCopyCheck,
  IconHeartbeat,
  IconLayoutSidebar,
  IconSettings,
  IconSun,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { DUE_TASKS } from '~/features/day/day.ts';
import { changeSettings, useSettings } from '~/platform/settings.ts';
import { useStored } from '~/platform/stored.ts';
import { useTexts } from '~/platform/texts.ts';
import { favourites } from '~/records/favourites/favourites.ts';
import { useIsOpen } from '~/records/features.ts';
import { pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useHere, useModel, useView } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Favourites } from './Favourites.tsx';
import styles from './Shell.module.css';
import { shellTexts } from './texts.ts';

/** The places of the workspace, at the left. */
export function Rail() {
  const t = useTexts(shellTexts);
  const { isRailNarrow, language } = useSettings();
  const model = useModel();
  const due = useView(DUE_TASKS, 0, 0).count;
  const pins = useStored(favourites);
  const { main, more: others } = model ? placesOf(model) : { main: [], more: [] };
  const more = others.filter(({ object }) => !pins.includes(object.name));
  return (
    <nav className={styles.rail} aria-label={t.places} data-narrow={isRailNarrow || undefined}>
      <div className={styles.brand}>Grato</div>
      <RailLink
        to="my-day"
        icon={IconSun}
        name={t.myDay}
        {...(due > 0 ? { count: due, says: `${t.myDay}: ${t.due(due)}` } : {})}
      />
      {main.map(({ object, icon }) => (
        <RailLink key={object.name} to={object.address} icon={icon} name={pluralLabel(object, language)} />
      ))}
      <Favourites />
      {more.length > 0 && <hr style={{ width: '100%', border: 0, borderTop: '1px solid var(--hairline)' }} />}
      {more.map(({ object, icon }) => (
        <RailLink key={object.name} to={object.address} icon={icon} name={pluralLabel(object, language)} />
      ))}
      <div className={styles.gap} />
      <RailLink to="programme" icon={IconCompass} name={t.programme} />
      <RailLink to="purchases" icon={IconChartBar} name={t.purchases} />
      <RailLink to="duplicates" icon={IconCopyCheck} name={t.duplicates} />
      <RailLink to="quality" icon={IconHeartbeat} name={t.quality} />
      <RailLink to="settings" icon={IconSettings} name={t.settings} />
      <button
        type="button"
        className={styles.link}
        aria-pressed={isRailNarrow}
        aria-label={isRailNarrow ? t.wide : t.narrow}
        onClick={() => changeSettings({ isRailNarrow: !isRailNarrow })}
      >
        <Icon of={IconLayoutSidebar} />
        <span>{isRailNarrow ? t.wide : t.narrow}</span>
      </button>
    </nav>
  );
}

function RailLink({
  to,
  icon,
  name,
  count,
  says = name,
}: {
  to: string;
  icon: TablerIcon;
  name: string;
  /** What one owes there. */
  count?: number;
  says?: string;
}) {
  const { slug } = useHere();
  const isOpen = useIsOpen();
  return isOpen(to) ? (
    <Link to={`/w/${slug}/${to}` as string} className={styles.link} title={name} aria-label={says}>
      <Icon of={icon} />
      <span>{name}</span>
      {count !== undefined && <b className={styles.count}>{count}</b>}
    </Link>
  ) : null;
}

import { IconDots, IconPencilPlus, IconSearch, IconSun, type Icon as TablerIcon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Opening, open } from '~/platform/openings.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useIsOn } from '~/records/features.ts';
import { pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './Shell.module.css';
import { shellTexts } from './texts.ts';

/** The places within the thumb's reach. */
export function BottomBar() {
  const t = useTexts(shellTexts);
  const { slug } = useHere();
  const { language } = useSettings();
  const model = useModel();
  const isOn = useIsOn();
  const [first] = model ? placesOf(model).main : [];
  const entry = (to: string, icon: TablerIcon, name: string) => (
    <Link key={to} to={`/w/${slug}/${to}` as string}>
      <Icon of={icon} size={22} />
      <span>{name}</span>
    </Link>
  );
  const opener = (what: Opening, icon: TablerIcon, name: string) => (
    <button type="button" aria-haspopup="dialog" onClick={() => open(what)}>
      <Icon of={icon} size={22} />
      <span>{name}</span>
    </button>
  );
  return (
    <nav className={styles.bottom} aria-label={t.places}>
      {entry('my-day', IconSun, t.myDayShort)}
      {/* Its place is kept until the model is here. */}
      {first ? entry(first.object.address, first.icon, pluralLabel(first.object, language)) : <span />}
      {opener('palette', IconSearch, t.search)}
      {isOn('capture') && opener('capture', IconPencilPlus, t.capture)}
      {opener('places', IconDots, t.more)}
    </nav>
  );
}

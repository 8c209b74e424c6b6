import {
  IconBell,
  IconChartBar,
  IconCompass,
  IconCopyCheck,
  IconFileInvoice,
  IconHeartbeat,
  IconKeyboard,
  IconSettings,
  IconStar,
  IconSun,
  IconUpload,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { open } from '~/platform/openings.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useIsOpen } from '~/records/features.ts';
import { pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Dialog } from '~/ui/Dialog.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { useFavourites } from './Favourites.tsx';
import styles from './Places.module.css';
import { shellTexts } from './texts.ts';

/** All places there are, for the thumb. */
export function Places({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts);
  const { slug, abilities, isAdministrator } = useHere();
  const mayImport = isAdministrator || abilities.includes('import');
  const { language } = useSettings();
  const model = useModel();
  const favourites = useFavourites();
  const { main, more } = model ? placesOf(model) : { main: [], more: [] };
  const isOpen = useIsOpen();
  const place = (to: string, icon: TablerIcon, name: string) =>
    isOpen(to) && (
      <Link key={to} to={`/w/${slug}/${to}` as string} className={styles.place} onClick={onClose}>
        <Icon of={icon} size={22} />
        <span>{name}</span>
      </Link>
    );
  return (
    <Dialog name={t.places} onClose={onClose} shape="sheet">
      <nav className={styles.places} aria-label={t.places}>
        {place('my-day', IconSun, t.myDay)}
        {[...main, ...more].map(({ object, icon }) =>
          place(object.address, icon, pluralLabel(object, language)),
        )}
        {favourites.map(({ pin, object, view, name }) => (
          <Link
            key={pin}
            to="/w/$slug/$address"
            params={{ slug, address: object.address }}
            search={{ view: view?.id ?? 'all' }}
            className={styles.place}
            onClick={onClose}
          >
            <Icon of={IconStar} size={22} />
            <span>{name}</span>
          </Link>
        ))}
        {place('programme', IconCompass, t.programme)}
        {place('purchases', IconChartBar, t.purchases)}
        {place('duplicates', IconCopyCheck, t.duplicates)}
        {place('quality', IconHeartbeat, t.quality)}
        {mayImport && place('import', IconUpload, t.import)}
        {mayImport && place('invoices', IconFileInvoice, t.invoices)}
        {place('notices', IconBell, t.notices)}
        {place('settings', IconSettings, t.settings)}
      </nav>
      <button type="button" className={styles.keys} onClick={() => open('keys')}>
        <Icon of={IconKeyboard} /> {t.keysHelp}
      </button>
    </Dialog>
  );
}

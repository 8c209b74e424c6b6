import { IconTableImport, IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useIsOn } from '../features.ts';
import page from '../list/ListPage.module.css';
import { useHere } from '../workspace.tsx';
import { exportTexts } from './texts.ts';

/** The way in for data of elsewhere, for who may: an icon above lists, words where a list is empty. */
export function ImportLink({ isNamed = false }: { isNamed?: boolean }) {
  const t = useTexts(exportTexts);
  const { slug, abilities, isAdministrator } = useHere();
  const isOn = useIsOn();
  if ((!isAdministrator && !abilities.includes('import')) || !isOn('imports')) {
    return null;
  }
  return (
    <Link
      to="/w/$slug/import"
      params={{ slug }}
      className={isNamed ? page.tool : `${page.tool} ${page.desktop}`}
      {...(isNamed ? { 'data-on': true } : { 'aria-label': t.import, title: t.import })}
    >
      <Icon of={IconUpload} />
      {isNamed && t.importFirst}
    </Link>
  );
}

/** The way back for a list that was edited in a spreadsheet, for who may. */
export function BringBackLink({ address }: { address: string }) {
  const t = useTexts(exportTexts);
  const { slug, abilities, isAdministrator } = useHere();
  const isOn = useIsOn();
  if ((!isAdministrator && !abilities.includes('import')) || !isOn('sheets')) {
    return null;
  }
  return (
    <Link
      to="/w/$slug/bring-back"
      params={{ slug }}
      search={{ object: address }}
      className={`${page.tool} ${page.desktop}`}
      aria-label={t.bringBack}
      title={t.bringBack}
    >
      <Icon of={IconTableImport} />
    </Link>
  );
}

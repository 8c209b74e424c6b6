import { useLocation, useParams } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { objectLabel, pluralLabel } from '~/records/naming.ts';
import { titlesOf } from '~/records/titles.ts';
import { useHere, useObjectAt } from '~/records/workspace.tsx';
import { shellTexts } from './texts.ts';

/** What the record at the address is called; undefined while that is not known, or where there is none. */
export function useRecordName(): string | undefined {
  const { address = '', id } = useParams({ strict: false });
  const object = useObjectAt(address)?.name;
  const titles = titlesOf(useHere().grato);
  return useSyncExternalStore(titles.subscribe, () => (object && id ? titles.of(object, id) : undefined));
}

/** What the page is called in the browser's tab. */
export function usePageName(): string {
  const { address = '', id } = useParams({ strict: false });
  const { pathname } = useLocation();
  const object = useObjectAt(address);
  const record = useRecordName();
  const { language } = useSettings();
  const t = useTexts(shellTexts);
  if (object) {
    return id ? record || objectLabel(object, language) : pluralLabel(object, language);
  }
  const pages: { readonly [path: string]: string } = {
    'my-day': t.myDay,
    settings: t.settings,
    search: t.search,
    call: t.call,
    notices: t.notices,
    share: t.share,
    attention: t.attention,
    trash: t.trash,
    programme: t.programme,
    'glass-box': t.glassBox,
    purchases: t.purchases,
    invoices: t.invoices,
  };
  return pages[pathname.split('/')[3] ?? ''] ?? '';
}

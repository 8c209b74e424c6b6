import {
  IconBell,
  IconChartBar,
  IconClipboardText,
  IconCompass,
  IconCopyCheck,
  IconEye,
  IconFileInvoice,
  IconHeartbeat,
  IconKeyboard,
  IconMessageReport,
  IconPencilPlus,
  IconSearch,
  IconSettings,
  IconStar,
  IconSun,
  IconUpload,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Action, useActions } from '~/platform/actions.ts';
import { open } from '~/platform/openings.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useIsOn, useIsOpen } from '~/records/features.ts';
import { pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { useFavourites } from './Favourites.tsx';
import { shellTexts } from './texts.ts';

/** What works everywhere: `g` and a letter goes to a place, `mod+k` finds, `?` shows the keys. */
export function useGoing() {
  const model = useModel();
  const navigate = useNavigate();
  const { slug, abilities, isAdministrator } = useHere();
  const mayImport = isAdministrator || abilities.includes('import');
  const { language } = useSettings();
  const t = useTexts(shellTexts);
  const favourites = useFavourites();
  const isOn = useIsOn();
  const isOpen = useIsOpen();
  const actions = useMemo((): readonly Action[] => {
    const going = (place: Omit<Action, 'group' | 'run' | 'id'>, to: string): Action => ({
      ...place,
      id: `go.${to}`,
      group: t.goTo,
      run: () => navigate({ to: `/w/${slug}/${to}` as string }),
    });
    const { main, more } = model ? placesOf(model) : { main: [], more: [] };
    const everywhere = { group: t.general };
    const all: readonly Action[] = [
      going({ name: t.myDay, keys: 'g m', icon: IconSun }, 'my-day'),
      ...[...main, ...more].map(({ object, letter, icon }) =>
        going(
          { name: pluralLabel(object, language), icon, ...(letter ? { keys: `g ${letter}` } : {}) },
          object.address,
        ),
      ),
      ...favourites.map(
        ({ pin, name, object, view }, at): Action => ({
          id: `go.favourite ${pin}`,
          name,
          group: t.goTo,
          icon: IconStar,
          ...(at < 9 ? { keys: `g ${at + 1}` } : {}),
          run: () =>
            navigate({
              to: '/w/$slug/$address',
              params: { slug, address: object.address },
              search: { view: view?.id ?? 'all' },
            }),
        }),
      ),
      going({ name: t.share, icon: IconClipboardText }, 'share'),
      going({ name: t.programme, icon: IconCompass }, 'programme'),
      going({ name: t.voice, icon: IconMessageReport }, 'programme/voice'),
      going({ name: t.glassBox, icon: IconEye }, 'glass-box'),
      going({ name: t.purchases, icon: IconChartBar }, 'purchases'),
      going({ name: t.duplicates, icon: IconCopyCheck }, 'duplicates'),
      going({ name: t.quality, icon: IconHeartbeat }, 'quality'),
      ...(mayImport
        ? [
            going({ name: t.import, icon: IconUpload }, 'import'),
            going({ name: t.invoices, icon: IconFileInvoice }, 'invoices'),
          ]
        : []),
      going({ name: t.notices, keys: 'g n', icon: IconBell }, 'notices'),
      going({ name: t.settings, keys: 'g ,', icon: IconSettings }, 'settings'),
      {
        ...everywhere,
        id: 'find',
        name: t.searchAnything,
        keys: 'mod+k',
        icon: IconSearch,
        isGlobal: true,
        isHidden: true,
        run: () => open('palette'),
      },
      {
        ...everywhere,
        id: 'capture',
        name: t.capture,
        keys: 'c',
        icon: IconPencilPlus,
        run: () => open('capture'),
      },
      {
        ...everywhere,
        id: 'friction',
        name: t.friction,
        keys: 'f',
        icon: IconMessageReport,
        run: () => open('friction'),
      },
      {
        ...everywhere,
        id: 'keys',
        name: t.keysHelp,
        keys: '?',
        icon: IconKeyboard,
        run: () => open('keys'),
      },
    ];
    return all.filter(({ id }) => (id === 'capture' ? isOn('capture') : isOpen(id.replace(/^go\./, ''))));
  }, [model, navigate, slug, mayImport, language, t, favourites, isOn, isOpen]);
  useActions(actions);
}

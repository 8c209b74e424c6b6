import { Outlet, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Action, useActions } from '~/platform/actions.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { BottomBar } from './BottomBar.tsx';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import { shellTexts } from './texts.ts';

/** The frame around every page: rail, top bar, and on a phone the bar at the bottom. */
export function Shell() {
  const t = useTexts(shellTexts);
  useGoing();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t.skip}
      </a>
      <Rail />
      <TopBar />
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
      <BottomBar />
    </div>
  );
}

/** `g` and a letter goes to a place; so does its name in the palette. */
function useGoing() {
  const model = useModel();
  const navigate = useNavigate();
  const { slug } = useHere();
  const { language } = useSettings();
  const t = useTexts(shellTexts);
  const actions = useMemo((): readonly Action[] => {
    const going = (id: string, name: string, keys: string | undefined, to: string): Action => ({
      id,
      name,
      group: t.goTo,
      ...(keys ? { keys } : {}),
      run: () => navigate({ to: `/w/${slug}/${to}` }),
    });
    const { main, more } = model ? placesOf(model) : { main: [], more: [] };
    return [
      going('go.myDay', t.myDay, 'g m', 'my-day'),
      ...[...main, ...more].map(({ object, letter }) =>
        going(`go.${object.name}`, pluralLabel(object, language), letter && `g ${letter}`, object.address),
      ),
      going('go.settings', t.settings, 'g ,', 'settings'),
    ];
  }, [model, navigate, slug, language, t]);
  useActions(actions);
}

import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useStored } from '~/platform/stored.ts';
import { useTexts } from '~/platform/texts.ts';
import {
  type Favourite,
  favourites,
  favouritesIn,
  movedPin,
  type Pin,
  setFavourites,
} from '~/records/favourites/favourites.ts';
import { pluralLabel } from '~/records/naming.ts';
import { iconOf } from '~/records/places.ts';
import { viewName } from '~/records/views/names.ts';
import { viewTexts } from '~/records/views/texts.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './Shell.module.css';
import { shellTexts } from './texts.ts';

/** What one has pinned, as far as it is there. */
export function useFavourites(): readonly (Favourite & { readonly name: string })[] {
  const { language } = useSettings();
  const views = useTexts(viewTexts);
  const pins = useStored(favourites);
  const model = useModel();
  // actions are made of them, which have to stay the same
  return useMemo(
    () =>
      (model ? favouritesIn(model, pins) : []).map((each) => ({
        ...each,
        name: each.view
          ? 'isBuiltIn' in each.view
            ? `${pluralLabel(each.object, language)}: ${viewName(views, each.view)}`
            : each.view.name
          : pluralLabel(each.object, language),
      })),
    [model, pins, views, language],
  );
}

/** One's favourites in the rail; dragged into another order, or moved by Alt and the arrow keys. */
export function Favourites() {
  const t = useTexts(shellTexts);
  const { slug } = useHere();
  const shown = useFavourites();
  const pins = useStored(favourites);
  const list = useRef<HTMLUListElement>(null);
  const [held, setHeld] = useState<Pin>();
  const [says, setSays] = useState('');
  if (shown.length === 0) {
    return null;
  }
  const move = (pin: Pin, to: number) => {
    const own = shown.map((each) => each.pin);
    const next = movedPin(pins, own, pin, to);
    if (next.join() !== pins.join()) {
      setFavourites(next);
      const name = shown.find((each) => each.pin === pin)?.name ?? '';
      setSays(t.favouriteNow(name, next.indexOf(pin) + 1, shown.length));
    }
  };
  return (
    <section aria-label={t.favourites} className={styles.favourites}>
      <h2>{t.favourites}</h2>
      <ul ref={list}>
        {shown.map(({ pin, object, view, name }, place) => (
          <li
            key={pin}
            data-held={held === pin || undefined}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setHeld(pin);
            }}
            onDragOver={(event) => {
              if (held) {
                event.preventDefault();
                if (held !== pin) {
                  move(held, place);
                }
              }
            }}
            onDragEnd={() => setHeld(undefined)}
          >
            <Link
              to="/w/$slug/$address"
              params={{ slug, address: object.address }}
              search={{ view: view?.id ?? 'all' }}
              className={styles.link}
              title={name}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
              draggable={false}
              onKeyDown={(event) => {
                const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
                if (event.altKey && by !== 0) {
                  event.preventDefault();
                  move(pin, place + by);
                } else if (event.key === 'Delete') {
                  setFavourites(pins.filter((each) => each !== pin));
                }
              }}
            >
              <Icon of={iconOf(object.name)} />
              <span>{name}</span>
            </Link>
          </li>
        ))}
      </ul>
      <span className="spoken" role="status">
        {says}
      </span>
    </section>
  );
}

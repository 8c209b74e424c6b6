import type { Model } from '~/data/model/model.ts';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { stored } from '~/platform/stored.ts';
import type { View } from '../list/useList.ts';
import { builtInViews } from '../views/builtIn.ts';

/** What one has pinned: an object by its name, a view of it as `deal/<view>`. */
export type Pin = string;

/** The most there may be; the rail has to stay a glance. */
export const MOST_PINS = 20;

/** One's favourites in their order; the server keeps them for one's other devices. */
export const favourites = stored<readonly Pin[]>('grato favourites', pinsIn);

/** Reads what was kept; anything may have been kept there. */
export function pinsIn(kept: unknown): readonly Pin[] {
  const all = Array.isArray(kept) ? kept.filter((pin): pin is Pin => typeof pin === 'string') : [];
  return [...new Set(all)].slice(0, MOST_PINS);
}

/** Keeps the favourites here at once, and on the server when there is a line. */
export async function setFavourites(next: readonly Pin[]): Promise<void> {
  const pins = pinsIn(next);
  favourites.set(pins);
  // without a line they hold here until one signs in anew
  await api.patch('/me', { preferences: { favourites: pins } }).catch(() => undefined);
}

export function pinOf(object: ObjectJson, view: View | undefined): Pin {
  return view ? `${object.name}/${view.id}` : object.name;
}

/** A favourite that is there: its object and view may have gone, or be no longer shared. */
export type Favourite = {
  readonly pin: Pin;
  readonly object: ObjectJson;
  readonly view: View | undefined;
};

/** The favourites one can go to. */
export function favouritesIn(model: Model, pins: readonly Pin[]): readonly Favourite[] {
  return pins.flatMap((pin): readonly Favourite[] => {
    const [name = '', id] = pin.split('/');
    const object = model.object(name);
    if (!object || id === undefined) {
      return object ? [{ pin, object, view: undefined }] : [];
    }
    const views: readonly View[] = [...builtInViews(object), ...(model.schema.views ?? [])];
    const view = views.find((each) => each.id === id);
    return view ? [{ pin, object, view }] : [];
  });
}

/** With one of them a place further up or down among those that are shown. */
export function movedPin(pins: readonly Pin[], shown: readonly Pin[], pin: Pin, to: number): readonly Pin[] {
  const without = shown.filter((each) => each !== pin);
  const after = without.toSpliced(Math.max(0, Math.min(to, without.length)), 0, pin);
  // those that cannot be shown at the moment stay, behind the others
  return [...after, ...pins.filter((each) => !shown.includes(each))];
}

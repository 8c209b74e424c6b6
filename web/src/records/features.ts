import { useCallback } from 'react';
import { useModel } from './workspace.tsx';

/** Parts of Grato that a programme can switch on for some and not yet for others; the server decides. */
export type Feature =
  | 'capture'
  | 'boards'
  | 'calendars'
  | 'calls'
  | 'imports'
  | 'sheets'
  | 'duplicates'
  | 'quality'
  | 'invoices'
  | 'purchases';

/** The first word of a page's address within the workspace, by the feature that page is. */
const PLACES: { readonly [place: string]: Feature } = {
  call: 'calls',
  import: 'imports',
  'bring-back': 'sheets',
  duplicates: 'duplicates',
  quality: 'quality',
  invoices: 'invoices',
  purchases: 'purchases',
};

/** Says which features are on for oneself. All are as long as nothing is known, so that nothing comes and goes. */
export function useIsOn(): (feature: Feature) => boolean {
  const off = useModel()?.schema.me.off;
  return useCallback((feature) => !off?.includes(feature), [off]);
}

/** Says whether a page is there for oneself. */
export function useIsOpen(): (place: string) => boolean {
  const isOn = useIsOn();
  return useCallback(
    (place) => {
      const feature = PLACES[place.split('/')[0] ?? ''];
      return feature === undefined || isOn(feature);
    },
    [isOn],
  );
}

import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 640px)';
const media = () => globalThis.matchMedia?.(QUERY);

/** Whether the window is as narrow as a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const present = media();
      present?.addEventListener('change', listener);
      return () => present?.removeEventListener('change', listener);
    },
    () => media()?.matches ?? false,
  );
}

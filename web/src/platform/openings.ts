import { useSyncExternalStore } from 'react';

/** What floats above every page; one at a time, and whoever needs it can ask for it. */
export type Opening = 'palette' | 'keys' | 'capture' | 'keepHere' | 'signOut' | 'places' | 'friction';

let present: Opening | undefined;
const listeners = new Set<() => void>();

function change(next: Opening | undefined) {
  present = next;
  for (const listener of [...listeners]) {
    listener();
  }
}

export function open(opening: Opening) {
  change(opening);
}

/** Closes what is open; with a name only if that is what is open. */
export function close(opening = present) {
  if (present === opening) {
    change(undefined);
  }
}

/** What is open now. */
export function useOpening(): Opening | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => present,
  );
}

import { stored, useStored } from '~/platform/stored.ts';

/** A record that was opened; only its id is kept, its name is looked up with the rights of now. */
export type Recent = { readonly object: string; readonly id: string };

const MOST = 12;

const recents = stored<{ readonly [who: string]: readonly Recent[] }>(
  'grato recent',
  (kept) => (kept && typeof kept === 'object' ? (kept as { [who: string]: Recent[] }) : {}), // we wrote it
);

/** Takes note that a user has opened a record. */
export function noteRecent(who: string, opened: Recent) {
  const others = (recents.get()[who] ?? []).filter(({ id }) => id !== opened.id);
  recents.set({ ...recents.get(), [who]: [opened, ...others].slice(0, MOST) });
}

/** What the user has opened lately, the last first. */
export function useRecent(who: string): readonly Recent[] {
  return useStored(recents)[who] ?? [];
}

import { stored } from '~/platform/stored.ts';

/** How one has arranged the table of an object on this device: names of fields, nothing of a customer. */
export type Arrangement = {
  readonly columns?: readonly string[];
  /** The view the list opens with. */
  readonly view?: string;
  readonly widths?: { readonly [field: string]: number };
};

type Arrangements = { readonly [object: string]: Arrangement };

export const arrangements = stored<Arrangements>(
  'grato lists',
  (kept) => (typeof kept === 'object' && kept ? (kept as Arrangements) : {}), // ours, or put there by the user themselves
);

export function arrange(object: string, change: Arrangement) {
  const all = arrangements.get();
  arrangements.set({ ...all, [object]: { ...all[object], ...change } });
}

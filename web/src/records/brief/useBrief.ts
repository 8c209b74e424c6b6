import { useMemo, useSyncExternalStore } from 'react';
import type { Rows } from '~/data/store/rows.ts';
import { useHere } from '../workspace.tsx';
import { type About, type Brief, briefOf } from './brief.ts';

/** What a brief is made of. */
const PARTS = new Set(['interaction', 'event', 'deal', 'case', 'task']);

/** What this device knows of a customer, kept up to date. */
export function useBrief({ company, person }: About): Brief {
  const { rows } = useHere().grato;
  const store = useMemo(() => storeOf(rows, { company, person }), [rows, company, person]);
  return useSyncExternalStore(store.subscribe, store.snapshot);
}

function storeOf(rows: Rows, about: About) {
  let present: Brief | undefined;
  return {
    subscribe: (listener: () => void) =>
      rows.subscribe((changes) => {
        if (changes.some(({ object }) => PARTS.has(object))) {
          present = undefined;
          listener();
        }
      }),
    snapshot: () => {
      present ??= briefOf(rows, about, new Date());
      return present;
    },
  };
}

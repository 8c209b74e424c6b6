import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Rows } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { titlesOf } from '~/records/titles.ts';
import { useHere } from '~/records/workspace.tsx';
import { type Caller, callersOf } from './caller.ts';

type Owner = {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly isCurrent: boolean;
};
type Resolved = {
  readonly certainty: 'none' | 'one' | 'ambiguous';
  readonly best: Owner | null;
  readonly owners: readonly Owner[];
};

export type Callers = {
  readonly callers: readonly Caller[];
  /** Whom the server takes it to be, if it is sure. */
  readonly best: Caller | undefined;
  readonly isLooking: boolean;
  /** The server did not answer. */
  readonly isAlone: boolean;
};

/** Who has a number: at once from this device, then as the server knows it in any spelling. */
export function useCallers(number: string): Callers {
  const { grato } = useHere();
  const here = useLocalCallers(grato.rows, number);
  const [told, setTold] = useState<{ number: string; found?: Resolved }>();
  useEffect(() => {
    let isWanted = number !== '';
    const ask = async () => {
      try {
        const query = new URLSearchParams({ value: number, kind: 'phone' });
        const found = await api.get<Resolved>(`/handles/resolve?${query}`);
        for (const { id, title } of found.owners) {
          titlesOf(grato).note(id, title);
        }
        if (isWanted) {
          setTold({ number, found });
        }
      } catch {
        if (isWanted) {
          setTold({ number });
        }
      }
    };
    if (isWanted) {
      ask();
    }
    return () => {
      isWanted = false;
    };
  }, [grato, number]);
  const isTold = told?.number === number;
  const found = isTold ? told.found : undefined;
  const theirs = (found?.owners ?? []).filter(({ isCurrent }) => isCurrent).flatMap(callerOf);
  const seen = new Set<string>();
  return {
    callers: [...here, ...theirs].filter(({ id }) => !seen.has(id) && seen.add(id)),
    best: found?.certainty === 'one' && found.best ? callerOf(found.best)[0] : undefined,
    isLooking: number !== '' && !isTold,
    isAlone: isTold && !found,
  };
}

function callerOf({ object, id }: Owner): Caller[] {
  return object === 'person' || object === 'company' ? [{ object, id }] : [];
}

function useLocalCallers(rows: Rows, number: string): readonly Caller[] {
  const store = useMemo(() => {
    let present: readonly Caller[] | undefined;
    return {
      subscribe: (listener: () => void) =>
        rows.subscribe((changes) => {
          if (changes.some(({ object }) => object === 'person' || object === 'company')) {
            present = undefined;
            listener();
          }
        }),
      snapshot: () => {
        present ??= number ? callersOf(rows, number) : [];
        return present;
      },
    };
  }, [rows, number]);
  return useSyncExternalStore(store.subscribe, store.snapshot);
}

import { useEffect, useSyncExternalStore } from 'react';
import type { Grato } from '~/data/index.ts';
import { api } from '~/platform/api.ts';
import { useHere } from './workspace.tsx';

/** Somebody asks for access, or for an ability for a while. */
export type AccessRequest = {
  readonly id: string;
  readonly at: string;
  readonly user: string;
  readonly object: string | null;
  readonly record: string | null;
  readonly action: string | null;
  readonly ability: string | null;
  readonly reason: string | null;
};

/** What Grato has to tell one. */
export type Notice = {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  readonly acknowledgedAt: string | null;
};

/** What waits for the user beside their records. */
export type Waiting = {
  readonly requests: readonly AccessRequest[];
  readonly notices: readonly Notice[];
  /** Edits that were refused or met somebody else's. */
  readonly edits: number;
  readonly count: number;
};

const EVERY = 5 * 60_000;

/** Asks the server now and then; what it said last holds while there is no line. */
class WaitingList {
  readonly #grato: Grato;
  readonly #listeners = new Set<() => void>();
  #requests: readonly AccessRequest[] = [];
  #notices: readonly Notice[] = [];
  #present: Waiting | undefined;
  #end: (() => void) | undefined;

  constructor(grato: Grato) {
    this.#grato = grato;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#start();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#end?.();
      }
    };
  };

  readonly snapshot = (): Waiting => {
    const edits = this.#grato.attention.length + this.#grato.conflicts.length;
    if (this.#present?.edits !== edits) {
      this.#present = {
        requests: this.#requests,
        notices: this.#notices,
        edits,
        count: edits + this.#requests.length + this.#notices.length,
      };
    }
    return this.#present;
  };

  async load(): Promise<void> {
    const [requests, notices] = await Promise.all([
      api.get<{ toDecide: AccessRequest[] }>('/access-requests'),
      api.get<{ items: Notice[] }>('/me/notices'),
    ]);
    this.#requests = requests.toDecide;
    this.#notices = notices.items.filter(({ acknowledgedAt }) => acknowledgedAt === null);
    this.#present = undefined;
    this.#tell();
  }

  #start() {
    const look = () => {
      if (document.visibilityState === 'visible') {
        // Without a line what was said last holds.
        this.load().catch(() => undefined);
      }
    };
    const timer = setInterval(look, EVERY);
    const off = this.#grato.subscribe(() => this.#tell());
    document.addEventListener('visibilitychange', look);
    // The page has more urgent questions first.
    const first = setTimeout(look, 1_000);
    this.#end = () => {
      clearInterval(timer);
      clearTimeout(first);
      document.removeEventListener('visibilitychange', look);
      off();
    };
  }

  #tell() {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

const lists = new WeakMap<Grato, WaitingList>();

function listOf(grato: Grato): WaitingList {
  let list = lists.get(grato);
  if (!list) {
    list = new WaitingList(grato);
    lists.set(grato, list);
  }
  return list;
}

export function useWaiting(): Waiting {
  const list = listOf(useHere().grato);
  return useSyncExternalStore(list.subscribe, list.snapshot);
}

/** Asks again at once, after one has answered something. */
export function useAskAgain(): () => void {
  const list = listOf(useHere().grato);
  return () => {
    list.load().catch(() => undefined);
  };
}

/** Asks once more as the page opens. */
export function useFreshWaiting(): Waiting {
  const { grato } = useHere();
  useEffect(() => {
    listOf(grato)
      .load()
      .catch(() => undefined);
  }, [grato]);
  return useWaiting();
}

import { useEffect, useSyncExternalStore } from 'react';
import type { Grato } from '~/data/index.ts';
import type { Json } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useHere } from '../workspace.tsx';

/** What others have changed in a record one follows, one for each record and day; by whom stands in the record. */
export type FollowedChange = {
  readonly object: string;
  readonly id: string;
  readonly title: Json;
  readonly day: string;
  readonly operation: string;
  readonly fields: readonly string[];
};

/** What one follows; only oneself ever sees it. */
class Follows {
  readonly #listeners = new Set<() => void>();
  #ids: ReadonlySet<string> | undefined;
  #isAsking = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The ids of what one follows; undefined while that is not known. */
  readonly snapshot = (): ReadonlySet<string> | undefined => this.#ids;

  async load(): Promise<void> {
    if (this.#ids || this.#isAsking) {
      return;
    }
    this.#isAsking = true;
    try {
      const { items } = await api.get<{ items: { id: string }[] }>('/me/follows');
      this.#show(new Set(items.map(({ id }) => id)));
    } finally {
      this.#isAsking = false;
    }
  }

  /** Follows or no longer follows; shown at once, and taken back where the server refuses. */
  async set(address: string, id: string, isFollowed: boolean): Promise<void> {
    const before = this.#ids ?? new Set();
    const after = new Set(before);
    if (isFollowed) {
      after.add(id);
    } else {
      after.delete(id);
    }
    this.#show(after);
    try {
      const path = `/${address}/${id}/follow`;
      await (isFollowed ? api.put(path, {}) : api.delete(path));
    } catch (refused) {
      this.#show(before);
      throw refused;
    }
  }

  #show(ids: ReadonlySet<string>) {
    this.#ids = ids;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

const all = new WeakMap<Grato, Follows>();

function followsOf(grato: Grato): Follows {
  let follows = all.get(grato);
  if (!follows) {
    follows = new Follows();
    all.set(grato, follows);
  }
  return follows;
}

/** Whether one follows a record, undefined while that is not known, and the way to change it. */
export function useFollow(address: string, id: string) {
  const follows = followsOf(useHere().grato);
  const ids = useSyncExternalStore(follows.subscribe, follows.snapshot);
  useEffect(() => {
    // Without a line it stays unknown, and the button away.
    follows.load().catch(() => undefined);
  }, [follows]);
  return {
    isFollowed: ids?.has(id),
    setFollowed: (isFollowed: boolean) => follows.set(address, id, isFollowed),
  };
}

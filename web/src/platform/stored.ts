import { useSyncExternalStore } from 'react';

/** A value that components follow and that stays on this device; other tabs hear of it too. */
export type Stored<T> = {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
};

/**
 * Keeps a small setting in `localStorage`, never anything of a customer.
 *
 * @param read makes a value of what was kept; anything may have been kept there
 */
export function stored<T>(name: string, read: (kept: unknown) => T): Stored<T> {
  const listeners = new Set<() => void>();
  const load = (): T => {
    try {
      return read(JSON.parse(localStorage.getItem(name) ?? 'null'));
    } catch {
      // Storage may be forbidden, or hold what is not ours.
      return read(null);
    }
  };
  let present = load();
  const tell = () => {
    for (const listener of [...listeners]) {
      listener();
    }
  };
  globalThis.addEventListener?.('storage', (event) => {
    if (event.key === name) {
      present = load();
      tell();
    }
  });
  return {
    get: () => present,
    set(next) {
      present = next;
      try {
        localStorage.setItem(name, JSON.stringify(next));
      } catch {
        // It holds for as long as the page is open.
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The present value, kept up to date. */
export function useStored<T>(value: Stored<T>): T {
  return useSyncExternalStore(value.subscribe, value.get, value.get);
}

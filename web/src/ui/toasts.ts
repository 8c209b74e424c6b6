import { useSyncExternalStore } from 'react';

/** A sentence that comes, can be answered, and goes. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  readonly action?: { readonly name: string; readonly run: () => void };
};

/** How long a toast can be answered. */
export const TOAST_TIME = 10_000;

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function show(changed: readonly Toast[]) {
  toasts = changed;
  for (const listener of [...listeners]) {
    listener();
  }
}

/** Says what has happened; with an action it can be undone. At most three stand at a time. */
export function toast(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}) {
  const { tone = 'plain', action } = options;
  const added: Toast = { id: next++, text, tone, ...(action ? { action } : {}) };
  show([...toasts.slice(-2), added]);
}

export function closeToast(id: number) {
  show(toasts.filter((other) => other.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}

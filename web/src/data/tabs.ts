import type { Channel, Locks } from './engine/world.ts';

/** The lock of a browser's tabs by Web Locks: it passes on when its tab ends, however it ends. */
export function webLocks(name: string, locks: LockManager = navigator.locks): Locks {
  return {
    request(held) {
      const giveUp = new AbortController();
      let release: (() => void) | undefined;
      locks
        .request(name, { signal: giveUp.signal }, () => {
          held();
          return new Promise<void>((resolve) => {
            release = resolve;
          });
        })
        .catch(() => {
          // Given up before it was ours.
        });
      return () => {
        giveUp.abort();
        release?.();
      };
    },
  };
}

/** The channel between a browser's tabs. */
export function broadcast(name: string): Channel & { close(): void } {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const heard = (event: MessageEvent) => listener(event.data);
      channel.addEventListener('message', heard);
      return () => channel.removeEventListener('message', heard);
    },
    close: () => channel.close(),
  };
}

/** A lock and a channel for one that is alone. */
export const alone: { locks: Locks; channel: Channel } = {
  locks: {
    request(held) {
      held();
      return () => {};
    },
  },
  channel: { post: () => {}, listen: () => () => {} },
};

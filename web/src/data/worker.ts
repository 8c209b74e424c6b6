import { PlainSealer, type Sealer } from './keeper/sealer.ts';

// Sealing, opening and deriving keys away from the page's own thread. As a worker this module answers calls; for the page
// it makes the sealer that asks the worker.

type Call = { readonly id: number; readonly method: keyof Sealer; readonly args: readonly unknown[] };
type Reply = { readonly id: number; readonly value?: unknown; readonly failure?: string };

/** What a worker and its page have to post and to hear messages. */
export type Port = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'error', listener: (event: MessageEvent) => void): void;
};

/** Answers calls that come through a port. */
export function serve(port: Port, sealer: Sealer = new PlainSealer()) {
  port.addEventListener('message', async (event) => {
    const { id, method, args } = event.data as Call; // posted by `remoteSealer`
    let reply: Reply;
    try {
      const called = sealer[method] as (...all: readonly unknown[]) => Promise<unknown>; // any of them
      reply = { id, value: await called.apply(sealer, [...args]) };
    } catch (failure) {
      reply = { id, failure: String(failure) };
    }
    port.postMessage(reply);
  });
}

/** A sealer that lives behind a port. */
export function remoteSealer(port: Port): Sealer {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (failure: Error) => void }>();
  let last = 0;
  port.addEventListener('message', (event) => {
    const { id, value, failure } = event.data as Reply; // posted by `serve`
    const caller = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) {
      caller?.resolve(value as never);
    } else {
      caller?.reject(new Error(failure));
    }
  });
  port.addEventListener('error', () => {
    // It could not be loaded, or has ended: who waits would wait for ever.
    for (const { reject } of waiting.values()) {
      reject(new Error('the worker has failed'));
    }
    waiting.clear();
  });
  const call =
    (method: keyof Sealer) =>
    (...args: readonly unknown[]): Promise<never> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        port.postMessage({ id, method, args } satisfies Call);
      });
  return {
    make: call('make'),
    unlock: call('unlock'),
    rewrap: call('rewrap'),
    share: call('share'),
    take: call('take'),
    seal: call('seal'),
    open: call('open'),
    forget: call('forget'),
  };
}

/** The sealer of this browser: in a worker where there are workers, on this thread otherwise. */
export function browserSealer(): Sealer {
  if (typeof Worker === 'undefined') {
    return new PlainSealer();
  }
  return remoteSealer(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
}

if ('WorkerGlobalScope' in globalThis) {
  serve(globalThis as unknown as Port); // which it is in a worker
}

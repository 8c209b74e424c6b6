/**
 * Fetches parts of the app before they are asked for, one after the other, each once there is a line.
 * One that cannot be fetched is left for when it is asked for: nobody has missed it yet.
 */
export async function fetchAhead(...parts: (() => Promise<unknown>)[]): Promise<void> {
  for (const part of parts) {
    await line();
    await part().catch(() => undefined);
  }
}

function line(): Promise<void> {
  return navigator.onLine
    ? Promise.resolve()
    : new Promise((resolve) => window.addEventListener('online', () => resolve(), { once: true }));
}

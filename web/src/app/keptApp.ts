import { useSyncExternalStore } from 'react';
import { defineTexts, textsNow } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';

/**
 * Whether the app opens without a line: not yet, it does, it cannot since the address is not secure, or since the
 * browser does not let it.
 */
export type Keeping = 'beginning' | 'kept' | 'insecure' | 'refused';

const texts = defineTexts({
  en: { news: 'A new version of Grato is ready', restart: 'Restart' },
  es: { news: 'Hay una nueva versión de Grato', restart: 'Reiniciar' },
  it: { news: 'C’è una nuova versione di Grato', restart: 'Riavvia' },
});

const HOUR = 3_600_000;
/** A page that has just been loaded for missing files is not loaded for them again at once. */
const RELOADED = 'grato reloaded';

let keeping: Keeping = 'beginning';
const listeners = new Set<() => void>();

function become(next: Keeping) {
  keeping = next;
  for (const listener of [...listeners]) {
    listener();
  }
}

/** Whether the app opens without a line. */
export function useKeeping(): Keeping {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => keeping,
  );
}

/** Lets the service worker keep the app, and takes over a newer one quietly. Not while developing. */
export async function keepApp() {
  reloadForMissingFiles();
  if (!globalThis.isSecureContext) {
    become('insecure');
    return;
  }
  if (!('serviceWorker' in navigator)) {
    become('refused');
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register('/sw.js');
    // Nothing has been typed yet, so a version that waits since last time can take over.
    registration.waiting?.postMessage('take over');
    registration.addEventListener('updatefound', () => follow(registration));
    follow(registration);
    setInterval(() => void registration.update().catch(() => {}), HOUR);
    await navigator.serviceWorker.ready;
    become('kept');
  } catch {
    become('refused');
  }
}

function follow({ installing }: ServiceWorkerRegistration) {
  const isUpdate = navigator.serviceWorker.controller !== null;
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'installed' && isUpdate) {
      const t = textsNow(texts);
      toast(t.news, {
        action: {
          name: t.restart,
          run: () => {
            navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
            installing.postMessage('take over');
          },
        },
      });
    }
  });
}

/** A page that outlives an update of the server may ask for files that are gone. */
function reloadForMissingFiles() {
  globalThis.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - last > 60_000 && navigator.onLine) {
      event.preventDefault();
      sessionStorage.setItem(RELOADED, String(Date.now()));
      location.reload();
    }
  });
}

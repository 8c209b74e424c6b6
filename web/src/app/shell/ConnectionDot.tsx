import type { Connection } from '~/data/index.ts';
import { useFormats } from '~/platform/formats.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { useConnection, useHere } from '~/records/workspace.tsx';
import { useKeeping } from '../keptApp.ts';
import styles from './ConnectionDot.module.css';

const texts = defineTexts({
  en: {
    online: 'Everything is saved',
    waiting: (count: number) => (count === 1 ? '1 change waiting' : `${count} changes waiting`),
    open: (count: number) =>
      count === 1 ? '1 change needs your attention' : `${count} changes need your attention`,
    offline: 'Offline; you can go on working',
    loading: 'Fetching your records',
    full: 'This device has no room left',
    signIn: 'Sign in again to go on sending',
    insecure: 'it needs https to open without a connection',
    retry: (time: string) => `next try at ${time}`,
  },
  es: {
    online: 'Todo está guardado',
    waiting: (count: number) => (count === 1 ? '1 cambio pendiente' : `${count} cambios pendientes`),
    open: (count: number) => (count === 1 ? '1 cambio por revisar' : `${count} cambios por revisar`),
    offline: 'Sin conexión; puedes seguir trabajando',
    loading: 'Trayendo tus registros',
    full: 'A este dispositivo no le queda espacio',
    signIn: 'Vuelve a iniciar sesión para seguir enviando',
    insecure: 'para abrirse sin conexión necesita https',
    retry: (time: string) => `próximo intento a las ${time}`,
  },
  it: {
    online: 'È tutto salvato',
    waiting: (count: number) => (count === 1 ? '1 modifica in attesa' : `${count} modifiche in attesa`),
    open: (count: number) => (count === 1 ? '1 modifica da rivedere' : `${count} modifiche da rivedere`),
    offline: 'Offline; puoi continuare a lavorare',
    loading: 'Sto scaricando i tuoi dati',
    full: 'Su questo dispositivo non c’è più spazio',
    signIn: 'Accedi di nuovo per continuare a inviare',
    insecure: 'per aprirsi senza connessione ha bisogno di https',
    retry: (time: string) => `prossimo tentativo alle ${time}`,
  },
});

type Tone = 'good' | 'attention' | 'danger' | 'quiet';

function toneOf({ state, unsent, open, stepsLeft, isFull }: Connection): Tone {
  if (isFull || state === 'leaseOver' || state === 'paused') {
    return 'danger';
  }
  if (state !== 'online' || open > 0) {
    return 'attention';
  }
  return unsent > 0 || stepsLeft > 0 ? 'quiet' : 'good';
}

/** One quiet dot for connection and sync; words on hover, focus and for those who listen. */
export function ConnectionDot() {
  const connection = useConnection();
  const { grato } = useHere();
  const t = useTexts(texts);
  const formats = useFormats();
  const { state, unsent, open, stepsLeft, retryAt, isFull } = connection;
  const first = isFull
    ? t.full
    : state === 'leaseOver' || state === 'paused'
      ? t.signIn
      : state === 'starting' || (state === 'online' && stepsLeft > 0)
        ? t.loading
        : state === 'online'
          ? unsent + open > 0
            ? ''
            : t.online
          : t.offline;
  const retry = retryAt && state !== 'online' ? t.retry(formats.time(new Date(retryAt).toISOString())) : '';
  const insecure = useKeeping() === 'insecure' ? t.insecure : '';
  const words = [first, unsent > 0 ? t.waiting(unsent) : '', open > 0 ? t.open(open) : '', retry, insecure]
    .filter(Boolean)
    .join(', ');
  return (
    <button
      type="button"
      className={styles.dot}
      data-words={words}
      data-tone={toneOf(connection)}
      onClick={() => grato.tryNow()}
    >
      <span className="spoken" role="status">
        {words}
      </span>
    </button>
  );
}

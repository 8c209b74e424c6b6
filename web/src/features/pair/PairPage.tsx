import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { api, Problem } from '~/platform/api.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import styles from './pair.module.css';

const texts = defineTexts({
  en: {
    title: 'Sign in on this phone',
    ready: 'The code of your computer signs you in here, without a password.',
    button: 'Sign in here',
    none: 'Open Grato on your computer, choose “Pair a phone” in your settings, and point this phone’s camera at the code.',
    late: 'This code is no longer good: it works once and for two minutes. Ask for a new one on your computer.',
    noLine: 'Grato cannot be reached. Check the connection and try again.',
  },
  es: {
    title: 'Inicia sesión en este teléfono',
    ready: 'El código de tu ordenador te abre la sesión aquí, sin contraseña.',
    button: 'Iniciar sesión aquí',
    none: 'Abre Grato en tu ordenador, elige «Emparejar un teléfono» en tus ajustes y apunta al código con la cámara de este teléfono.',
    late: 'Este código ya no vale: sirve una vez y durante dos minutos. Pide otro en tu ordenador.',
    noLine: 'No se puede acceder a Grato. Revisa la conexión e inténtalo de nuevo.',
  },
  it: {
    title: 'Accedi su questo telefono',
    ready: 'Il codice del tuo computer ti fa accedere qui, senza password.',
    button: 'Accedi qui',
    none: 'Apri Grato sul tuo computer, scegli «Associa un telefono» nelle impostazioni e inquadra il codice con la fotocamera di questo telefono.',
    late: 'Questo codice non è più valido: funziona una volta e per due minuti. Chiedine un altro sul tuo computer.',
    noLine: 'Grato non è raggiungibile. Controlla la connessione e riprova.',
  },
});

/** The code in the address; it is behind the `#`, so that it is in no log, and taken away at once. */
function takeCode(): string {
  const code = new URLSearchParams(location.hash.slice(1)).get('code') ?? '';
  if (code) {
    history.replaceState(history.state, '', '/pair');
  }
  return code;
}

/**
 * A phone that has read the code of a computer is signed in as the same user. It asks first: links are opened by
 * programs that look at them, too.
 */
export function PairPage() {
  const t = useTexts(texts);
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    const take = () => {
      setCode((present) => takeCode() || present);
      setTrouble('');
    };
    take();
    // another code may be read while this page stands there
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  const claim = async () => {
    setBusy(true);
    try {
      const { workspace } = await api.post<{ workspace: string }>('/session/pairing/claim', { code });
      // A page of its own, so that nothing of whoever was signed in before is left.
      location.assign(`/w/${workspace}/my-day`);
    } catch (refused) {
      setBusy(false);
      setTrouble(refused instanceof Problem ? (refused.status === 404 ? t.late : refused.message) : t.noLine);
    }
  };
  return (
    <main className={styles.page}>
      <p className={styles.brand}>Grato</p>
      <h1>{t.title}</h1>
      <p>{code ? t.ready : t.none}</p>
      <p role="alert" hidden={!trouble} className={styles.trouble}>
        {trouble}
      </p>
      {code && (
        <Button size="md" loading={isBusy} onClick={claim}>
          {t.button}
        </Button>
      )}
    </main>
  );
}

import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { forgetPlace, unlock } from '~/records/session.ts';
import { Page } from './Page.tsx';
import { Trouble } from './Trouble.tsx';

const texts = defineTexts({
  en: {
    title: (name: string) => `Hello, ${name}`,
    text: 'Your PIN opens what is kept on this device.',
    pin: 'PIN or passphrase',
    button: 'Open',
    wrong: (left: number) =>
      left === 1 ? 'Wrong PIN. One try is left.' : `Wrong PIN. ${left} tries are left.`,
    wait: (seconds: number) => `Too many wrong tries. Wait ${seconds} seconds.`,
    dropped: 'Ten wrong PINs: what was kept on this device is gone. Sign in to fetch it again.',
    forgot: 'I have forgotten it',
    forgetting: 'What was not sent yet will be lost. Press again to throw away what is kept here.',
  },
  es: {
    title: (name: string) => `Hola, ${name}`,
    text: 'Tu PIN abre lo que está guardado en este dispositivo.',
    pin: 'PIN o frase de paso',
    button: 'Abrir',
    wrong: (left: number) =>
      left === 1 ? 'PIN incorrecto. Queda un intento.' : `PIN incorrecto. Quedan ${left} intentos.`,
    wait: (seconds: number) => `Demasiados intentos fallidos. Espera ${seconds} segundos.`,
    dropped:
      'Diez PIN incorrectos: lo que había en este dispositivo se ha borrado. Inicia sesión para traerlo de nuevo.',
    forgot: 'Lo he olvidado',
    forgetting: 'Lo que aún no se ha enviado se perderá. Pulsa otra vez para descartar lo que hay aquí.',
  },
  it: {
    title: (name: string) => `Ciao, ${name}`,
    text: 'Il tuo PIN apre ciò che è conservato su questo dispositivo.',
    pin: 'PIN o frase segreta',
    button: 'Apri',
    wrong: (left: number) =>
      left === 1 ? 'PIN errato. Resta un tentativo.' : `PIN errato. Restano ${left} tentativi.`,
    wait: (seconds: number) => `Troppi tentativi errati. Attendi ${seconds} secondi.`,
    dropped:
      'Dieci PIN errati: ciò che era su questo dispositivo è stato eliminato. Accedi per scaricarlo di nuovo.',
    forgot: 'L’ho dimenticato',
    forgetting: 'Ciò che non è ancora stato inviato andrà perso. Premi di nuovo per eliminare ciò che è qui.',
  },
});

/** The PIN before what is kept on this device. */
export function Unlock({ name }: { name: string }) {
  const t = useTexts(texts);
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string>();
  const [isSure, setSure] = useState(false);
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    const unlocking = await unlock(String(new FormData(form).get('pin')));
    setBusy(false);
    if (unlocking.kind === 'wrong') {
      setMessage(t.wrong(unlocking.left));
      form.reset();
    } else if (unlocking.kind === 'wait') {
      setMessage(t.wait(Math.max(1, Math.ceil((unlocking.notBefore - Date.now()) / 1000))));
    } else if (unlocking.kind === 'dropped') {
      setMessage(t.dropped);
    }
  };
  const forget = () => {
    if (isSure) {
      forgetPlace();
    } else {
      setSure(true);
      setMessage(t.forgetting);
    }
  };
  return (
    <Page title={t.title(name)} text={t.text}>
      <form onSubmit={submit}>
        <PasswordInput name="pin" label={t.pin} required autoFocus autoComplete="off" size="md" />
        <Trouble text={message} />
        <Button type="submit" size="md" loading={isBusy}>
          {t.button}
        </Button>
        <Button variant="subtle" color="gray" onClick={forget}>
          {t.forgot}
        </Button>
      </form>
    </Page>
  );
}

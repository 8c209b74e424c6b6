import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { begin } from '~/records/session.ts';
import styles from './Enrol.module.css';
import { Page } from './Page.tsx';
import { Trouble } from './Trouble.tsx';
import { useSubmit } from './useSubmit.ts';

const texts = defineTexts({
  en: {
    title: 'A second factor is needed',
    text: 'Your organisation asks everybody for a code from an authenticator app.',
    password: 'Your password',
    next: 'Continue',
    scan: 'Enter this key in your authenticator app, or open it there:',
    open: 'Open in the app',
    code: 'The six digits it shows',
    codes: 'Keep these recovery codes somewhere safe. Each opens your account once if you lose the app.',
    done: 'I have kept them',
  },
  es: {
    title: 'Hace falta un segundo factor',
    text: 'Tu organización pide a todos un código de una aplicación de autenticación.',
    password: 'Tu contraseña',
    next: 'Continuar',
    scan: 'Escribe esta clave en tu aplicación de autenticación o ábrela allí:',
    open: 'Abrir en la aplicación',
    code: 'Los seis dígitos que muestra',
    codes:
      'Guarda estos códigos de recuperación en un lugar seguro. Cada uno abre tu cuenta una vez si pierdes la aplicación.',
    done: 'Ya los he guardado',
  },
  it: {
    title: 'Serve un secondo fattore',
    text: 'La tua organizzazione chiede a tutti un codice da un’app di autenticazione.',
    password: 'La tua password',
    next: 'Continua',
    scan: 'Inserisci questa chiave nella tua app di autenticazione o aprila lì:',
    open: 'Apri nell’app',
    code: 'Le sei cifre che mostra',
    codes:
      'Conserva questi codici di recupero in un luogo sicuro. Ognuno apre il tuo account una volta se perdi l’app.',
    done: 'Li ho conservati',
  },
});

/** Setting a second factor up where the workspace asks for one: password, key, code, recovery codes. */
export function Enrol() {
  const t = useTexts(texts);
  const [key, setKey] = useState<{ secret: string; uri: string }>();
  const [codes, setCodes] = useState<readonly string[]>();
  const { submit, isBusy, message, faultOf } = useSubmit(async (values) => {
    if (key) {
      const confirmed = await api.post<{ recoveryCodes: string[] }>('/me/second-factor/confirm', values);
      setCodes(confirmed.recoveryCodes);
    } else {
      setKey(await api.post('/me/second-factor', values));
    }
  });
  if (codes) {
    return (
      <Page title={t.title} text={t.codes}>
        <ul className={styles.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Button onClick={() => begin()}>{t.done}</Button>
      </Page>
    );
  }
  return (
    <Page title={t.title} text={key ? t.scan : t.text}>
      <form onSubmit={submit}>
        {key ? (
          <>
            <code className={styles.key}>{key.secret}</code>
            <a href={key.uri}>{t.open}</a>
            <TextInput
              key="code"
              name="code"
              label={t.code}
              required
              autoFocus
              inputMode="numeric"
              autoComplete="one-time-code"
              size="md"
              error={faultOf('code')}
            />
          </>
        ) : (
          <PasswordInput
            key="password"
            name="password"
            label={t.password}
            required
            autoFocus
            autoComplete="current-password"
            size="md"
            error={faultOf('password')}
          />
        )}
        <Trouble text={message} />
        <Button type="submit" size="md" loading={isBusy}>
          {t.next}
        </Button>
      </form>
    </Page>
  );
}

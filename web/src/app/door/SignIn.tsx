import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, Problem } from '~/platform/api.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { begin } from '~/records/session.ts';
import { proofOf } from './mailedLink.ts';
import { Page } from './Page.tsx';
import { Trouble } from './Trouble.tsx';
import { useSubmit } from './useSubmit.ts';

const texts = defineTexts({
  en: {
    title: 'Welcome back',
    email: 'E-mail',
    password: 'Password',
    code: 'Code from your authenticator app, or a recovery code',
    button: 'Sign in',
    forgot: 'Forgot your password?',
  },
  es: {
    title: 'Hola de nuevo',
    email: 'Correo electrónico',
    password: 'Contraseña',
    code: 'Código de tu aplicación de autenticación o código de recuperación',
    button: 'Iniciar sesión',
    forgot: '¿Has olvidado la contraseña?',
  },
  it: {
    title: 'Bentornato',
    email: 'E-mail',
    password: 'Password',
    code: 'Codice della tua app di autenticazione o codice di recupero',
    button: 'Accedi',
    forgot: 'Hai dimenticato la password?',
  },
});

export function SignIn() {
  const t = useTexts(texts);
  const [asksCode, setAsksCode] = useState(false);
  const { submit, isBusy, message, faultOf } = useSubmit(async ({ code = '', ...values }) => {
    try {
      await api.post('/session', {
        ...values,
        ...proofOf(code),
      });
    } catch (refused) {
      setAsksCode(refused instanceof Problem && /second-factor/.test(refused.kind));
      throw refused;
    }
    await begin();
  });
  return (
    <Page title={t.title}>
      <form onSubmit={submit}>
        <TextInput
          name="email"
          type="email"
          label={t.email}
          required
          autoFocus
          autoComplete="username"
          size="md"
          error={faultOf('email')}
        />
        <PasswordInput
          name="password"
          label={t.password}
          required
          autoComplete="current-password"
          size="md"
          error={faultOf('password')}
        />
        {asksCode && (
          <TextInput
            name="code"
            label={t.code}
            required
            autoFocus
            autoComplete="one-time-code"
            size="md"
            error={faultOf('code')}
          />
        )}
        <Trouble text={message} />
        <Button type="submit" size="md" loading={isBusy}>
          {t.button}
        </Button>
        <a href="/password-reset">{t.forgot}</a>
      </form>
    </Page>
  );
}

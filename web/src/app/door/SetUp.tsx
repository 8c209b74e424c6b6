import { Button, PasswordInput, TextInput } from '@mantine/core';
import { api } from '~/platform/api.ts';
import { settings } from '~/platform/settings.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { begin } from '~/records/session.ts';
import { Page } from './Page.tsx';
import { Surroundings } from './Surroundings.tsx';
import { Trouble } from './Trouble.tsx';
import { useSubmit } from './useSubmit.ts';

const texts = defineTexts({
  en: {
    title: 'Set Grato up',
    text: 'Four answers, and you can enter your first customer.',
    organisation: 'Your organisation',
    name: 'Your name',
    email: 'Your e-mail',
    password: 'A password',
    passwordHint: 'At least ten characters; a short sentence is good.',
    code: 'Set-up code',
    codeHint: 'It stands in what Grato printed when it started.',
    button: 'Begin',
  },
  es: {
    title: 'Configura Grato',
    text: 'Cuatro respuestas y ya puedes introducir tu primer cliente.',
    organisation: 'Tu organización',
    name: 'Tu nombre',
    email: 'Tu correo electrónico',
    password: 'Una contraseña',
    passwordHint: 'Al menos diez caracteres; una frase corta va bien.',
    code: 'Código de configuración',
    codeHint: 'Está en lo que Grato mostró al arrancar.',
    button: 'Empezar',
  },
  it: {
    title: 'Configura Grato',
    text: 'Quattro risposte e puoi inserire il tuo primo cliente.',
    organisation: 'La tua organizzazione',
    name: 'Il tuo nome',
    email: 'La tua e-mail',
    password: 'Una password',
    passwordHint: 'Almeno dieci caratteri; va bene una breve frase.',
    code: 'Codice di configurazione',
    codeHint: 'Si trova in ciò che Grato ha scritto all’avvio.',
    button: 'Inizia',
  },
});

/** The first page of a new installation. */
export function SetUp({ needsCode }: { needsCode: boolean }) {
  const t = useTexts(texts);
  const { submit, isBusy, message, faultOf } = useSubmit(async (values) => {
    await api.post('/setup', { ...values, locale: settings.get().language });
    await api.post('/session', { email: values.email, password: values.password });
    await begin();
  });
  return (
    <Page title={t.title} text={t.text}>
      <form onSubmit={submit}>
        <TextInput
          name="workspaceName"
          label={t.organisation}
          required
          maxLength={100}
          autoFocus
          autoComplete="organization"
          size="md"
          error={faultOf('workspaceName') ?? faultOf('workspace.name')}
        />
        <TextInput
          name="name"
          label={t.name}
          required
          maxLength={100}
          autoComplete="name"
          size="md"
          error={faultOf('name')}
        />
        <TextInput
          name="email"
          type="email"
          label={t.email}
          required
          maxLength={254}
          autoComplete="username"
          size="md"
          error={faultOf('email')}
        />
        <PasswordInput
          name="password"
          label={t.password}
          description={t.passwordHint}
          required
          minLength={10}
          maxLength={200}
          autoComplete="new-password"
          size="md"
          error={faultOf('password')}
        />
        {needsCode && (
          <TextInput
            name="code"
            label={t.code}
            description={t.codeHint}
            required
            maxLength={40}
            autoComplete="off"
            size="md"
            error={faultOf('code')}
          />
        )}
        <Surroundings faultOf={faultOf} />
        <Trouble text={message} />
        <Button type="submit" size="md" loading={isBusy}>
          {t.button}
        </Button>
      </form>
    </Page>
  );
}

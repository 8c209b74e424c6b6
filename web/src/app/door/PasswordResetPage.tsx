import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { doorTexts } from './doorTexts.ts';
import { Page } from './Page.tsx';
import { ToStart } from './ToStart.tsx';
import { Trouble } from './Trouble.tsx';
import { useMailedToken } from './useMailedToken.ts';
import { useSubmit } from './useSubmit.ts';

/** A forgotten password: asking for the link, and what the link opens. */
export function PasswordResetPage() {
  const token = useMailedToken();
  return token ? <Choose key={token} token={token} /> : <Ask />;
}

function Ask() {
  const t = useTexts(doorTexts);
  const [email, setEmail] = useState<string>();
  const { submit, isBusy, message, faultOf } = useSubmit(async (values) => {
    await api.post('/password-reset', values);
    setEmail(values.email);
  });
  if (email !== undefined) {
    return (
      <Page title={t.lookAtMail} text={t.sent(email)}>
        <ToStart label={t.toSignIn} />
      </Page>
    );
  }
  return (
    <Page title={t.forgotten} text={t.ask}>
      <form onSubmit={submit}>
        <TextInput
          name="email"
          type="email"
          label={t.email}
          required
          autoFocus
          maxLength={254}
          autoComplete="username"
          size="md"
          error={faultOf('email')}
        />
        <Trouble text={message} />
        <Button type="submit" size="md" loading={isBusy}>
          {t.send}
        </Button>
        <a href="/">{t.back}</a>
      </form>
    </Page>
  );
}

function Choose({ token }: { token: string }) {
  const t = useTexts(doorTexts);
  const [isDone, setDone] = useState(false);
  const { submit, isBusy, message, faultOf } = useSubmit(async ({ password }) => {
    await api.post('/password-reset/confirm', { token, password });
    // The link is used up; nobody shall come back to it.
    history.replaceState(history.state, '', '/password-reset');
    setDone(true);
  });
  if (isDone) {
    return (
      <Page title={t.changed} text={t.changedText}>
        <ToStart label={t.toSignIn} />
      </Page>
    );
  }
  return (
    <Page title={t.chooseTitle} text={t.choose}>
      <form onSubmit={submit}>
        <PasswordInput
          name="password"
          label={t.newPassword}
          description={t.passwordHint}
          required
          autoFocus
          minLength={10}
          maxLength={200}
          autoComplete="new-password"
          size="md"
          error={faultOf('password')}
        />
        <Trouble text={message} />
        <Button type="submit" size="md" loading={isBusy}>
          {t.save}
        </Button>
        <a href="/password-reset">{t.another}</a>
      </form>
    </Page>
  );
}

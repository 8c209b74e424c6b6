import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, Problem } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { doorTexts } from './doorTexts.ts';
import type { Offer } from './InvitationPage.tsx';
import { proofOf } from './mailedLink.ts';
import { Page } from './Page.tsx';
import { ToStart } from './ToStart.tsx';
import { Trouble } from './Trouble.tsx';
import { useSubmit } from './useSubmit.ts';

/** Accepting an invitation: a new password, or the one that somebody known here already has; then one is in. */
export function Accept({ offer, token }: { offer: Offer; token: string }) {
  const t = useTexts(doorTexts);
  const [asksCode, setAsksCode] = useState(false);
  const [isDone, setDone] = useState(false);
  const { submit, isBusy, message, faultOf } = useSubmit(async ({ code = '', name, password }) => {
    const proof = proofOf(code);
    try {
      await api.post('/invitation', { token, password, ...(name === undefined ? {} : { name }), ...proof });
    } catch (refused) {
      setAsksCode(asksCode || (refused instanceof Problem && /second-factor/.test(refused.kind)));
      throw refused;
    }
    try {
      await api.post('/session', { email: offer.email, password, ...proof });
      // A page of its own, so that nothing of whoever was signed in before is left.
      location.replace('/');
    } catch {
      // A code of the authenticator app is good once, and this one is used up.
      setDone(true);
    }
  });
  if (isDone) {
    return (
      <Page title={t.joined(offer.workspace)} text={t.signInNow}>
        <ToStart label={t.toSignIn} />
      </Page>
    );
  }
  return (
    <Page
      title={t.welcomeTo(offer.workspace)}
      text={offer.isKnown ? t.invitedKnown(offer.email) : t.invitedNew}
    >
      <form onSubmit={submit}>
        <TextInput
          name="email"
          label={t.email}
          value={offer.email}
          readOnly
          autoComplete="username"
          size="md"
        />
        {!offer.isKnown && (
          <TextInput
            name="name"
            label={t.name}
            defaultValue={offer.name ?? ''}
            required
            maxLength={100}
            autoComplete="name"
            size="md"
            error={faultOf('name')}
          />
        )}
        <PasswordInput
          name="password"
          label={offer.isKnown ? t.yourPassword : t.newPassword}
          {...(offer.isKnown ? {} : { description: t.passwordHint, minLength: 10 })}
          required
          autoFocus
          maxLength={200}
          autoComplete={offer.isKnown ? 'current-password' : 'new-password'}
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
          {offer.isKnown ? t.join : t.begin}
        </Button>
      </form>
    </Page>
  );
}

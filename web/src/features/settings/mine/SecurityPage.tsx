import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { Group, Page, Wrong } from '../kit/Page.tsx';
import { useSending, useStale } from '../kit/server.ts';
import { Happened } from './Happened.tsx';
import styles from './Mine.module.css';
import { mineTexts } from './mineTexts.ts';
import { SecondFactor } from './SecondFactor.tsx';

/** How one comes in: password, second factor, and what happened with the account. */
export function SecurityPage() {
  const t = useTexts(mineTexts);
  return (
    <Page title={t.security}>
      <Password />
      <SecondFactor />
      <Happened />
    </Page>
  );
}

function Password() {
  const t = useTexts(mineTexts);
  const sending = useSending();
  const stale = useStale();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = async () => {
    if (await sending.send(() => api.post('/me/password', { current, next }))) {
      setCurrent('');
      setNext('');
      toast(t.passwordChanged);
      await stale('/sessions', '/me');
    }
  };
  return (
    <Group title={t.password} intro={t.passwordIntro}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          change();
        }}
      >
        <PasswordInput
          label={t.current}
          autoComplete="current-password"
          value={current}
          error={sending.at('current')}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t.next}
          autoComplete="new-password"
          value={next}
          error={sending.at('next') ?? sending.at('password')}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Wrong>{sending.problem}</Wrong>
        <Button type="submit" loading={sending.isBusy} disabled={!current || !next}>
          {t.changePassword}
        </Button>
      </form>
    </Group>
  );
}

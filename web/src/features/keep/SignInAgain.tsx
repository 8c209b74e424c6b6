import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { signInAgain } from '~/records/session.ts';
import styles from './keep.module.css';
import { keepTexts } from './texts.ts';

/** The session is over while one works: a bar to sign in again, at the page one is at. */
export function SignInAgain({ isLeaseOver }: { isLeaseOver: boolean }) {
  const t = useTexts(keepTexts);
  const [isBusy, setBusy] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  const [trouble, setTrouble] = useState('');
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await signInAgain(String(form.get('password')), String(form.get('code') ?? '').trim());
    } catch (refused) {
      setAsksCode(asksCode || (refused instanceof Problem && /second-factor/.test(refused.kind)));
      setTrouble(refused instanceof Problem ? refused.message : t.noLine);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.bar} aria-label={t.signIn}>
      <p role="status">{isLeaseOver ? t.lease : t.ended}</p>
      <form onSubmit={submit}>
        <PasswordInput
          name="password"
          aria-label={t.password}
          placeholder={t.password}
          required
          autoComplete="current-password"
        />
        {asksCode && (
          <TextInput
            name="code"
            aria-label={t.code}
            placeholder={t.code}
            required
            autoComplete="one-time-code"
          />
        )}
        <Button type="submit" loading={isBusy}>
          {t.signIn}
        </Button>
      </form>
      <p role="alert" className={styles.trouble} hidden={!trouble}>
        {trouble}
      </p>
    </section>
  );
}

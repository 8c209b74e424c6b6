import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { Wrong } from '../kit/Page.tsx';
import { useSending, useServer } from '../kit/server.ts';
import { Window } from '../kit/Window.tsx';
import styles from './Mine.module.css';
import { mineTexts } from './mineTexts.ts';
import { Qr } from './Qr.tsx';

type Begun = { readonly id: string; readonly link: string };

/** A code for the phone's camera that opens a session there, once. */
export function Pairing({ onClose }: { onClose: () => void }) {
  const t = useTexts(mineTexts);
  const sending = useSending();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [isCodeWanted, setCodeWanted] = useState(false);
  const [begun, setBegun] = useState<Begun>();
  const begin = async () => {
    const proof = { password, ...(code ? { code: code.replaceAll(' ', '') } : {}) };
    const made = await sending.send(() => api.post<Begun>('/session/pairing', proof));
    setBegun(made?.value);
  };
  const wantsCode = isCodeWanted || sending.at('code') !== undefined;
  if (wantsCode !== isCodeWanted) {
    setCodeWanted(wantsCode);
  }
  return (
    <Window onClose={onClose} title={t.pair}>
      {begun ? (
        <Shown begun={begun} onAgain={() => setBegun(undefined)} onClose={onClose} />
      ) : (
        <form
          style={{ display: 'grid', gap: 12 }}
          onSubmit={(event) => {
            event.preventDefault();
            begin();
          }}
        >
          <p className={styles.text}>{t.pairText}</p>
          <PasswordInput
            label={t.yourPassword}
            autoComplete="current-password"
            data-autofocus
            value={password}
            error={sending.at('password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {isCodeWanted && (
            <TextInput
              label={t.code}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              error={sending.at('code')}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          <Wrong>{sending.problem}</Wrong>
          <Button type="submit" loading={sending.isBusy} disabled={!password}>
            {t.pairShow}
          </Button>
        </form>
      )}
    </Window>
  );
}

function Shown({ begun, onAgain, onClose }: { begun: Begun; onAgain: () => void; onClose: () => void }) {
  const t = useTexts(mineTexts);
  const { data } = useServer<{ state: 'open' | 'claimed' | 'expired'; device: string | null }>(
    `/session/pairing/${begun.id}`,
    { every: 2_000 },
  );
  const state = data?.state ?? 'open';
  return (
    <div style={{ display: 'grid', justifyItems: 'center', gap: 12 }} role="status">
      {state === 'open' && (
        <>
          <Qr text={begun.link} name={t.pairQr} />
          <p className={styles.text}>{t.pairScan}</p>
        </>
      )}
      {state === 'claimed' && (
        <>
          <p className={styles.text}>{t.pairDone(data?.device ?? t.unknownDevice)}</p>
          <Button onClick={onClose}>{t.done}</Button>
        </>
      )}
      {state === 'expired' && (
        <>
          <p className={styles.text}>{t.pairOver}</p>
          <Button onClick={onAgain}>{t.pairAgain}</Button>
        </>
      )}
    </div>
  );
}

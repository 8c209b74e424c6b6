import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { Group, Setting, Wrong } from '../kit/Page.tsx';
import { useSending, useServer, useStale } from '../kit/server.ts';
import styles from './Mine.module.css';
import { mineTexts } from './mineTexts.ts';
import { Qr } from './Qr.tsx';

type State = {
  readonly isOn: boolean;
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
  readonly policy: 'optional' | 'required';
};

type Codes = { readonly recoveryCodes: readonly string[] };
type Key = { readonly secret: string; readonly uri: string };

/** A second factor: how it stands, and what can be done about it. */
export function SecondFactor() {
  const t = useTexts(mineTexts);
  const formats = useFormats();
  const { data: state } = useServer<State>('/me/second-factor');
  const [doing, setDoing] = useState<'setUp' | 'renew' | 'remove'>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (!state) {
    return null;
  }
  const end = () => setDoing(undefined);
  const isRequired = state.policy === 'required';
  return (
    <Group title={t.factor} intro={t.factorIntro}>
      <Setting
        label={state.isOn ? t.factorOn(formats.when(state.since ?? '')) : t.factorOff}
        help={[isRequired && t.factorRequired, state.isOn && t.codesLeft(state.recoveryCodesLeft)]
          .filter(Boolean)
          .join(' ')}
      >
        {!doing && !codes && !state.isOn && <Button onClick={() => setDoing('setUp')}>{t.setUp}</Button>}
        {!doing && !codes && state.isOn && (
          <>
            <Button variant="default" onClick={() => setDoing('renew')}>
              {t.renew}
            </Button>
            {!isRequired && (
              <Button variant="default" onClick={() => setDoing('remove')}>
                {t.remove}
              </Button>
            )}
          </>
        )}
      </Setting>
      {codes && <Recovery codes={codes} onKept={() => setCodes(undefined)} />}
      {doing === 'setUp' && (
        <SetUp
          onCancel={end}
          onCodes={(made) => {
            setCodes(made);
            end();
          }}
        />
      )}
      {(doing === 'renew' || doing === 'remove') && (
        <Proof
          key={doing}
          verb={doing === 'renew' ? t.renew : t.remove}
          onCancel={end}
          onProof={async (proof) => {
            if (doing === 'renew') {
              setCodes((await api.post<Codes>('/me/second-factor/recovery-codes', proof)).recoveryCodes);
            } else {
              await api.post('/me/second-factor/remove', proof);
              toast(t.factorRemoved);
            }
            end();
          }}
        />
      )}
    </Group>
  );
}

function SetUp({ onCancel, onCodes }: { onCancel: () => void; onCodes: (codes: readonly string[]) => void }) {
  const t = useTexts(mineTexts);
  const sending = useSending();
  const stale = useStale();
  const [password, setPassword] = useState('');
  const [key, setKey] = useState<Key>();
  const [code, setCode] = useState('');
  const goOn = async () => {
    if (!key) {
      const made = await sending.send(() => api.post<Key>('/me/second-factor', { password }));
      setKey(made?.value);
      return;
    }
    const made = await sending.send(() => api.post<Codes>('/me/second-factor/confirm', { code }));
    if (made) {
      await stale('/me', '/sessions');
      onCodes(made.value.recoveryCodes);
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      {key ? (
        <>
          <p className={styles.text}>{t.scan}</p>
          <Qr text={key.uri} name={t.qr} />
          <p className={styles.text}>
            {t.orKey} <code className={styles.key}>{key.secret}</code>
          </p>
          <TextInput
            label={t.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            autoFocus
            value={code}
            error={sending.at('code')}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </>
      ) : (
        <PasswordInput
          label={t.yourPassword}
          autoComplete="current-password"
          autoFocus
          value={password}
          error={sending.at('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      <Wrong>{sending.problem}</Wrong>
      <div className={styles.answers}>
        <Button type="submit" loading={sending.isBusy} disabled={key ? code.trim().length < 6 : !password}>
          {key ? t.confirm : t.goOn}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Password and a code, for what could lock one out. */
function Proof({
  verb,
  onProof,
  onCancel,
}: {
  verb: string;
  onProof: (proof: { password: string; code?: string; recoveryCode?: string }) => Promise<void>;
  onCancel: () => void;
}) {
  const t = useTexts(mineTexts);
  const sending = useSending();
  const stale = useStale();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const send = async () => {
    const digits = code.replaceAll(' ', '');
    const proof = /^\d{6}$/.test(digits) ? { code: digits } : { recoveryCode: code.trim() };
    if (await sending.send(() => onProof({ password, ...proof }))) {
      await stale('/me', '/sessions');
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <PasswordInput
        label={t.yourPassword}
        autoComplete="current-password"
        autoFocus
        value={password}
        error={sending.at('password')}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <TextInput
        label={t.codeOrRecovery}
        autoComplete="one-time-code"
        value={code}
        error={sending.at('code') ?? sending.at('recoveryCode')}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Wrong>{sending.problem}</Wrong>
      <div className={styles.answers}>
        <Button type="submit" loading={sending.isBusy} disabled={!password || !code}>
          {verb}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}

function Recovery({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTexts(mineTexts);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    toast(t.copied);
  };
  return (
    <section className={styles.form} aria-label={t.codes}>
      <h3>{t.codes}</h3>
      <p className={styles.text}>{t.codesText}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.answers}>
        <Button onClick={onKept}>{t.kept}</Button>
        <Button variant="default" onClick={copy}>
          {t.copy}
        </Button>
      </div>
    </section>
  );
}

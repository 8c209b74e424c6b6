import { Button, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Late } from '~/ui/Late.tsx';
import { CallerCard } from './CallerCard.tsx';
import { CallerLine } from './CallerLine.tsx';
import styles from './call.module.css';
import { type Caller, theOne } from './caller.ts';
import { callTexts } from './texts.ts';
import { UnknownCaller } from './UnknownCaller.tsx';
import { useCallers } from './useCallers.ts';

/** A telephone rings: who it is, what there is to know, and a line about it. Any telephone system can open it. */
export function CallPage() {
  const { number = '' } = useSearch({ from: '/w/$slug/call' });
  return number ? <Call key={number} number={number} /> : <AskNumber />;
}

function Call({ number }: { number: string }) {
  'use no memo'; // what the device has is one store that changes within
  const t = useTexts(callTexts);
  const { grato } = useHere();
  const { callers, best, isLooking, isAlone } = useCallers(number);
  const [chosen, setChosen] = useState<Caller>();
  const [isOther, setOther] = useState(false);
  const employer = (id: string) => {
    const company = grato.rows.get('person', id)?.values.company;
    return typeof company === 'string' ? company : undefined;
  };
  const one = chosen ?? (isOther ? undefined : (theOne(callers, employer) ?? best));
  return (
    <div className={styles.page}>
      <p className={styles.number}>{number}</p>
      {one ? (
        <CallerCard
          key={one.id}
          caller={one}
          onOther={() => {
            setChosen(undefined);
            setOther(true);
          }}
        />
      ) : (
        <>
          <h1>{t.title}</h1>
          {callers.length > 0 && (
            <section aria-label={t.choose}>
              <p>{t.choose}</p>
              <ul className={styles.list}>
                {callers.map((caller) => (
                  <CallerLine key={caller.id} caller={caller} onChoose={() => setChosen(caller)} />
                ))}
              </ul>
            </section>
          )}
          {isLooking ? (
            <Late>
              <p className={styles.quiet}>{t.looking}…</p>
            </Late>
          ) : (
            <UnknownCaller number={number} isKnown={callers.length > 0} onChosen={setChosen} />
          )}
        </>
      )}
      {isAlone && <p className={styles.quiet}>{t.offline}</p>}
    </div>
  );
}

function AskNumber() {
  const t = useTexts(callTexts);
  const navigate = useNavigate({ from: '/w/$slug/call' });
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          navigate({ search: { number: String(new FormData(event.currentTarget).get('number')) } });
        }}
      >
        <TextInput name="number" type="tel" label={t.number} required autoFocus size="md" maxLength={40} />
        <Button type="submit" size="md">
          {t.look}
        </Button>
      </form>
    </div>
  );
}

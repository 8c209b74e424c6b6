import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from '../voice/voice.module.css';
import { ABOUT, type About, isHeld } from './council.ts';
import { councilTexts } from './texts.ts';

/** What is held and was held, by whom and why, and what the leader says to it. */
export function Holds({
  holds,
  today,
  mayHold,
  canLead,
}: {
  holds: readonly Row[];
  today: string;
  mayHold: boolean;
  canLead: boolean;
}) {
  const t = useTexts(councilTexts);
  return (
    <section aria-labelledby="council-holds">
      <h2 id="council-holds">{t.holds}</h2>
      <p className={styles.quiet}>{t.holdsText}</p>
      {holds.length === 0 && <p className={styles.quiet}>{t.noHolds}</p>}
      <ul className={styles.requests}>
        {holds.map((hold) => (
          <Hold key={hold.id} hold={hold} today={today} canLead={canLead} />
        ))}
      </ul>
      {mayHold && <Holding />}
    </section>
  );
}

function standingOf(hold: Row, today: string, t: (typeof councilTexts)['en'], formats: Formats): string {
  const { endedOn, until } = hold.values;
  if (endedOn) {
    return t.lifted(formats.day(String(endedOn)));
  }
  if (!until) {
    return '';
  }
  const day = formats.day(String(until));
  return isHeld(hold, today) ? t.inForce(day) : t.over(day);
}

function Hold({ hold, today, canLead }: { hold: Row; today: string; canLead: boolean }) {
  const t = useTexts(councilTexts);
  const formats = useFormats();
  const { me } = useHere();
  const { change } = useCommands();
  const { name, about, reason, answer, heldBy } = hold.values;
  const by = useTitle('user', String(heldBy ?? ''));
  const isOn = isHeld(hold, today);
  const keep = (written: string) => {
    if (written.trim() !== String(answer ?? '')) {
      change('councilHold', hold.id, { answer: written.trim() || null }).catch(sayProblem);
    }
  };
  return (
    <li className={styles.request} data-status={isOn ? 'acknowledged' : 'done'}>
      <div className={styles.line}>
        <strong>{String(name)}</strong>
        <span className={styles.status}>{standingOf(hold, today, t, formats)}</span>
      </div>
      <p className={styles.quiet}>{[t[about as About], by].filter(Boolean).join(', ')}</p>
      <p>{String(reason ?? '')}</p>
      {canLead ? (
        <Textarea
          key={String(answer ?? '')}
          label={t.answer}
          autosize
          minRows={2}
          maxLength={2000}
          mb={8}
          defaultValue={String(answer ?? '')}
          onBlur={(event) => keep(event.currentTarget.value)}
        />
      ) : (
        answer && (
          <p>
            <span className={styles.quiet}>{t.answer}:</span> {String(answer)}
          </p>
        )
      )}
      {isOn && heldBy === me && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t.lift}: ${name}`}
          onClick={() => change('councilHold', hold.id, { endedOn: today }).catch(sayProblem)}
        >
          {t.lift}
        </Button>
      )}
    </li>
  );
}

function Holding() {
  const t = useTexts(councilTexts);
  const { create } = useCommands();
  const [name, setName] = useState('');
  const [about, setAbout] = useState<string>(ABOUT[0]);
  const [reason, setReason] = useState('');
  return (
    <details className={styles.answering}>
      <summary>{t.hold}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create('councilHold', { name: name.trim(), about, reason: reason.trim() })
            .then(() => {
              setName('');
              setReason('');
            })
            .catch(sayProblem);
        }}
      >
        <TextInput
          label={t.what}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.it}
          value={about}
          data={ABOUT.map((value) => ({ value, label: t[value] }))}
          onChange={(event) => setAbout(event.currentTarget.value)}
        />
        <Textarea
          label={t.why}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === '' || reason.trim() === ''}>
          {t.holdIt}
        </Button>
      </form>
    </details>
  );
}

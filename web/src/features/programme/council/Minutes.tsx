import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import styles from '../voice/voice.module.css';
import { councilTexts } from './texts.ts';

/** What the council said and decided, for everybody. */
export function Minutes({
  meetings,
  today,
  mayWrite,
}: {
  meetings: readonly Row[];
  today: string;
  mayWrite: boolean;
}) {
  const t = useTexts(councilTexts);
  const formats = useFormats();
  return (
    <section aria-labelledby="council-minutes">
      <h2 id="council-minutes">{t.meetings}</h2>
      {meetings.length === 0 && <p className={styles.quiet}>{t.noMeetings}</p>}
      <ul className={styles.requests}>
        {meetings.map(({ id, values }) => (
          <li key={id} className={styles.request}>
            <div className={styles.line}>
              <strong>{String(values.name)}</strong>
              <span className={styles.quiet}>{values.heldOn ? formats.day(String(values.heldOn)) : ''}</span>
            </div>
            <p className={styles.written}>{String(values.minutes ?? '')}</p>
          </li>
        ))}
      </ul>
      {mayWrite && <Writing today={today} />}
    </section>
  );
}

function Writing({ today }: { today: string }) {
  const t = useTexts(councilTexts);
  const { create } = useCommands();
  const [name, setName] = useState('');
  const [heldOn, setHeldOn] = useState(today);
  const [minutes, setMinutes] = useState('');
  return (
    <details className={styles.answering}>
      <summary>{t.write}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create('councilMeeting', { name: name.trim(), heldOn, minutes: minutes.trim() })
            .then(() => {
              setName('');
              setMinutes('');
            })
            .catch(sayProblem);
        }}
      >
        <TextInput
          label={t.topic}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t.day}
          value={heldOn}
          onChange={(event) => setHeldOn(event.currentTarget.value)}
        />
        <Textarea
          label={t.text}
          autosize
          minRows={4}
          maxLength={20_000}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === '' || minutes.trim() === '' || heldOn === ''}>
          {t.publish}
        </Button>
      </form>
    </details>
  );
}

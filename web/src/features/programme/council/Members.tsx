import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { Acceptance } from '../Names.tsx';
import { People } from '../People.tsx';
import { PROGRAMME_ID } from '../programme.ts';
import styles from '../voice/voice.module.css';
import { warningsOf } from './council.ts';
import { councilTexts } from './texts.ts';

/** Who sits on the council, until when, and what it lacks. */
export function Members({
  seats,
  today,
  isMicro,
  canLead,
}: {
  seats: readonly Row[];
  today: string;
  isMicro: boolean;
  canLead: boolean;
}) {
  const t = useTexts(councilTexts);
  const formats = useFormats();
  return (
    <section aria-labelledby="council-members">
      <h2 id="council-members">{t.members}</h2>
      {isMicro && <p className={styles.quiet}>{t.everybody}</p>}
      {!isMicro && seats.length === 0 && <p className={styles.quiet}>{t.nobody}</p>}
      <ul className={styles.requests}>
        {seats.map((role) => (
          <li key={role.id} className={styles.request}>
            <div className={styles.line}>
              <strong>{String(role.values.name)}</strong>
              <span className={styles.quiet}>
                {[
                  role.values.seat === 'sceptic' || role.values.seat === 'external'
                    ? t[role.values.seat]
                    : undefined,
                  role.values.until ? t.until(formats.day(String(role.values.until))) : undefined,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </div>
            <Acceptance role={role} canLead={canLead} />
          </li>
        ))}
      </ul>
      {!isMicro && (
        <ul className={styles.lacks}>
          {warningsOf(seats, today).map((warning) => (
            <li key={warning}>{t[warning]}</li>
          ))}
        </ul>
      )}
      {canLead && !isMicro && <Naming />}
    </section>
  );
}

function Naming() {
  const t = useTexts(councilTexts);
  const { create } = useCommands();
  const [person, setPerson] = useState({ user: '', name: '' });
  const [seat, setSeat] = useState('');
  return (
    <form
      className={styles.raise}
      onSubmit={(event) => {
        event.preventDefault();
        create('programmeRole', {
          kind: 'council',
          user: person.user,
          name: person.name,
          seat: seat || null,
          programme: PROGRAMME_ID,
        })
          .then(() => setPerson({ user: '', name: '' }))
          .catch(sayProblem);
      }}
    >
      <People label={t.name} value={person.user} onChoose={(user, name) => setPerson({ user, name })} />
      <NativeSelect
        label={t.seat}
        value={seat}
        data={[
          { value: '', label: t.member },
          { value: 'sceptic', label: t.sceptic },
          { value: 'external', label: t.external },
        ]}
        onChange={(event) => setSeat(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={person.user === ''}>
        {t.add}
      </Button>
    </form>
  );
}

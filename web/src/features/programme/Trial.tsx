import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { dayOf, type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { Decide } from './Decide.tsx';
import { Line } from './Line.tsx';
import styles from './programme.module.css';
import { decideBy, isBlank, type Programme, standingOf } from './programme.ts';
import { programmeTexts } from './texts.ts';

type Words = (typeof programmeTexts)['en'];

/** Three people, three weeks, a day of decision; without a decision it stops. */
export function Trial({ all }: { all: Programme & { canLead: boolean } }) {
  const t = useTexts(programmeTexts);
  const formats = useFormats();
  const [isAgain, setAgain] = useState(false);
  const today = dayOf(new Date(), formats.zone);
  const { pilot, canLead } = all;
  const standing = standingOf(pilot, today);
  const isOpen = standing === 'running' || standing === 'lastDay' || standing === 'over';
  const isDecided = standing === 'promoted' || standing === 'stopped';
  return (
    <section className={styles.part} aria-labelledby="programme-trial">
      <h2 id="programme-trial">{t.trial}</h2>
      <p className={styles.quiet}>{t.trialText}</p>
      {pilot && !isAgain && (
        <p className={styles.standing} data-standing={standing}>
          {saysOf(standing, pilot, today, t, formats)}
        </p>
      )}
      {pilot && isOpen && (
        <>
          <p>
            {String(pilot.values.people ?? '')}
            {!isBlank(pilot.values.hypothesis) && `: ${String(pilot.values.hypothesis)}`}
          </p>
          {canLead && <Decide pilot={pilot} />}
        </>
      )}
      {pilot && isDecided && !isAgain && (
        <>
          <p>{String(pilot.values.reason ?? '')}</p>
          <Line
            object="pilot"
            id={pilot.id}
            field="lesson"
            value={pilot.values.lesson}
            label={t.lesson}
            none={t.none}
            canEdit={canLead}
          />
          {canLead && standing === 'stopped' && (
            <Button variant="default" onClick={() => setAgain(true)}>
              {t.again}
            </Button>
          )}
        </>
      )}
      {canLead && (!pilot || standing === 'planned' || isAgain) && (
        <Plan
          key={isAgain ? 'again' : pilot?.id}
          pilot={isAgain ? undefined : pilot}
          name={String(all.process?.values.name ?? t.trial)}
          process={all.process?.id}
          today={today}
          onDone={() => setAgain(false)}
        />
      )}
      {!canLead && !pilot && <p data-none>{t.none}</p>}
    </section>
  );
}

function saysOf(
  standing: ReturnType<typeof standingOf>,
  pilot: Row,
  today: string,
  t: Words,
  formats: Formats,
): string {
  const day = (value: unknown) => (typeof value === 'string' ? formats.day(value) : '');
  const { startsOn, decideBy: last, decidedOn } = pilot.values;
  switch (standing) {
    case 'running':
      return t.trialRuns(
        formats.days(Math.round((Date.parse(String(last)) - Date.parse(today)) / 86_400_000)),
        day(last),
      );
    case 'lastDay':
      return t.trialLastDay;
    case 'over':
      return t.trialOver;
    case 'promoted':
      return t.promoted(day(decidedOn));
    case 'stopped':
      return t.stopped(day(decidedOn));
    default:
      return t.trialPlanned(day(startsOn), day(last));
  }
}

function Plan({
  pilot,
  name,
  process,
  today,
  onDone,
}: {
  pilot: Row | undefined;
  name: string;
  process: string | undefined;
  today: string;
  onDone: () => void;
}) {
  const t = useTexts(programmeTexts);
  const { create, change } = useCommands();
  const [starts, setStarts] = useState(String(pilot?.values.startsOn ?? today));
  const [last, setLast] = useState(String(pilot?.values.decideBy ?? decideBy(today)));
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? '').trim() || null;
    const values = {
      name,
      people: text('people'),
      hypothesis: text('hypothesis'),
      startsOn: starts,
      decideBy: last,
      status: 'running',
      ...(process ? { process } : {}),
    };
    const done = pilot ? change('pilot', pilot.id, values) : create('pilot', values);
    done.then(onDone).catch(sayProblem);
  };
  return (
    <form className={styles.plan} onSubmit={submit}>
      <div className={styles.two}>
        <TextInput
          name="people"
          label={t.people}
          description={t.peopleHint}
          defaultValue={String(pilot?.values.people ?? '')}
        />
        <TextInput
          name="hypothesis"
          label={t.expect}
          description={t.benefitsHint}
          defaultValue={String(pilot?.values.hypothesis ?? '')}
        />
        <TextInput
          type="date"
          required
          withAsterisk={false}
          label={t.starts}
          value={starts}
          onChange={(event) => {
            setStarts(event.currentTarget.value);
            if (event.currentTarget.value) {
              setLast(decideBy(event.currentTarget.value));
            }
          }}
        />
        <TextInput
          type="date"
          required
          withAsterisk={false}
          min={starts > today ? starts : today}
          label={t.decideBy}
          value={last}
          onChange={(event) => setLast(event.currentTarget.value)}
        />
      </div>
      <Button type="submit">{t.startTrial}</Button>
    </form>
  );
}

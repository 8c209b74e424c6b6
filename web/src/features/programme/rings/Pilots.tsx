import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dayOf, daysBetween, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { Decide } from '../Decide.tsx';
import page from '../programme.module.css';
import { standingOf } from '../programme.ts';
import { Criterion } from './Criterion.tsx';
import { NewCriterion } from './NewCriterion.tsx';
import styles from './rings.module.css';
import { adviceOf, type PilotJudged, pilotsOf, SMALL } from './rings.ts';
import { ringTexts } from './ringTexts.ts';

const PILOTS = { object: 'pilot', sort: ['-createdAt'] } as const;
const CRITERIA = { object: 'criterion', sort: ['createdAt'] } as const;
const OBJECTIVES = { object: 'objective', sort: ['createdAt'] } as const;
const CHANGES = { object: 'criterionChange', sort: ['createdAt'] } as const;
const KINDS = ['success', 'guardrail', 'kill'] as const;
const ORDER = ['running', 'planned', 'promoted', 'stopped'];

/** What is tried out: those that run first, each with all it is judged by and how that stands now. */
export function Pilots({ canLead }: { canLead: boolean }) {
  const t = useTexts(ringTexts);
  const pilots = useView(PILOTS).rows;
  const criteria = useView(CRITERIA).rows;
  const objectives = useView(OBJECTIVES).rows;
  const changes = useView(CHANGES).rows;
  const sorted = [...pilots].sort(
    (one, other) => ORDER.indexOf(String(one.values.status)) - ORDER.indexOf(String(other.values.status)),
  );
  return (
    <section className={page.part} aria-labelledby="rings-pilots">
      <h2 id="rings-pilots">{t.pilots}</h2>
      {pilots.length === 0 && <p className={page.quiet}>{t.noPilots}</p>}
      {pilotsOf(sorted, criteria, objectives, changes).map((pilot) => (
        <Pilot key={pilot.row.id} pilot={pilot} canLead={canLead} />
      ))}
      {canLead && <NewPilot />}
    </section>
  );
}

function Pilot({ pilot, canLead }: { pilot: PilotJudged; canLead: boolean }) {
  const t = useTexts(ringTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { change } = useCommands();
  const { row, criteria } = pilot;
  const { name, hypothesis, decideBy, status, reason } = row.values;
  const today = dayOf(new Date(), formats.zone);
  const standing = standingOf(row, today);
  const isOpen = standing === 'running' || standing === 'lastDay' || standing === 'over';
  const isFew = criteria.some(({ finding }) => finding.of !== undefined && finding.of < SMALL);
  return (
    <article className={styles.pilot} data-status={status} aria-label={String(name)}>
      <header>
        <h3>
          <Link to="/w/$slug/$address/$id" params={{ slug, address: 'pilots', id: row.id }}>
            {String(name)}
          </Link>
        </h3>
        <span className={styles.days} data-over={standing === 'lastDay' || standing === 'over' || undefined}>
          {typeof decideBy !== 'string'
            ? t.noDay
            : isOpen
              ? `${t.decideBy(formats.day(decideBy))} (${formats.days(daysBetween(today, decideBy))})`
              : t.decideBy(formats.day(decideBy))}
        </span>
      </header>
      {typeof hypothesis === 'string' && <p>{hypothesis}</p>}
      {KINDS.map((kind) => {
        const some = criteria.filter(({ row: { values } }) => values.kind === kind);
        return (
          some.length > 0 && (
            <section key={kind} aria-label={t[kind]} className={styles.kind}>
              <h4>{t[kind]}</h4>
              <ul>
                {some.map((each) => (
                  <Criterion key={each.row.id} judged={each} pilot={row} canLead={canLead} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {status === 'planned' && canLead && <NewCriterion pilot={row.id} />}
      {status === 'planned' && canLead && typeof decideBy === 'string' && (
        <Button onClick={() => change('pilot', row.id, { status: 'running' }, t.started).catch(sayProblem)}>
          {t.start}
        </Button>
      )}
      {isOpen && (
        <>
          <p className={styles.advice} data-advice={adviceOf(criteria)}>
            {t[adviceOf(criteria)]}
          </p>
          {isFew && <p className={page.quiet}>{t.caution}</p>}
          {canLead && <Decide pilot={row} />}
        </>
      )}
      {(status === 'promoted' || status === 'stopped') && typeof reason === 'string' && (
        <p className={page.quiet}>{reason}</p>
      )}
    </article>
  );
}

/** A pilot begins as a plan: what is tried, and the day on which it is decided. */
function NewPilot() {
  const t = useTexts(ringTexts);
  const { create } = useCommands();
  const [name, setName] = useState('');
  const [last, setLast] = useState('');
  return (
    <form
      className={styles.fresh}
      onSubmit={(event) => {
        event.preventDefault();
        create('pilot', { name: name.trim(), ...(last ? { decideBy: last } : {}) })
          .then(() => setName(''))
          .catch(sayProblem);
      }}
    >
      <TextInput label={t.newPilot} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        type="date"
        label={t.dayOfDecision}
        value={last}
        onChange={(event) => setLast(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        {t.save}
      </Button>
    </form>
  );
}

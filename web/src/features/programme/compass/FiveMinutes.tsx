import { Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { Acceptance } from '../Names.tsx';
import page from '../programme.module.css';
import { type Programme, roleOf, SIGNED } from '../programme.ts';
import { AlertAnswer, textOf } from '../RadarPart.tsx';
import type { Signal } from '../radar.ts';
import { radarTexts } from '../radarTexts.ts';
import { programmeTexts } from '../texts.ts';
import { useSigning } from '../useSigning.ts';
import { Answering } from '../voice/Objections.tsx';
import styles from './compass.module.css';
import { FIVE_MINUTES, type Task, tasksOf, type Waiting } from './compass.ts';
import { compassTexts } from './compassTexts.ts';

const OBJECTIONS = { object: 'objection', sort: ['createdAt'] } as const;

type All = Programme & { readonly canLead: boolean };

/** What only the sponsor can do, each done where it stands; the others see what waits, since the role is public. */
export function FiveMinutes({
  all,
  signals,
  today,
  onAnswered,
}: {
  all: All;
  signals: readonly Signal[];
  today: string;
  onAnswered: () => void;
}) {
  const t = useTexts(compassTexts);
  const { me } = useHere();
  const objections = useView(OBJECTIONS).rows;
  const tasks = tasksOf(all, { signals, objections, today });
  const sponsor = roleOf(all.roles, 'sponsor');
  const isMine = sponsor?.values.user === me;
  const isOpen = all.canLead || isMine;
  return (
    <section className={page.part} aria-labelledby="compass-five">
      <h2 id="compass-five">
        {isMine ? t.five : t.fiveOf(sponsor ? String(sponsor.values.name) : t.sponsor)}
      </h2>
      <p className={page.quiet}>{tasks.length === 0 ? t.fiveDone : isMine ? t.fiveText : t.fiveOthers}</p>
      <ol className={styles.tasks}>
        {tasks.slice(0, FIVE_MINUTES).map((task) => (
          <li key={keyOf(task)}>
            <One task={task} all={all} isMine={isMine} isOpen={isOpen} onAnswered={onAnswered} />
          </li>
        ))}
      </ol>
      {tasks.length > FIVE_MINUTES && <p className={page.quiet}>{t.more(tasks.length - FIVE_MINUTES)}</p>}
    </section>
  );
}

function keyOf(task: Task): string {
  switch (task.kind) {
    case 'alert':
      return task.signal.code;
    case 'decide':
      return task.waiting.decision.id;
    case 'objection':
      return task.objection.id;
    default:
      return task.kind;
  }
}

function One({
  task,
  all,
  isMine,
  isOpen,
  onAnswered,
}: {
  task: Task;
  all: All;
  isMine: boolean;
  isOpen: boolean;
  onAnswered: () => void;
}) {
  const t = useTexts(compassTexts);
  const of = useTexts(radarTexts);
  const formats = useFormats();
  const { slug } = useHere();
  switch (task.kind) {
    case 'name':
      return (
        <>
          <h3>{t.t_name}</h3>
          <p className={page.quiet}>{t.t_nameText}</p>
          <Link to={`/w/${slug}/programme/case` as '/'}>{t.toNames}</Link>
        </>
      );
    case 'accept':
      return (
        <>
          <h3>{t.t_accept}</h3>
          <p className={page.quiet}>{t.t_acceptText}</p>
          <Acceptance role={task.role} canLead={all.canLead} />
        </>
      );
    case 'trial':
      return (
        <>
          <h3>{t.t_trial(formats.day(task.by))}</h3>
          <p className={page.quiet}>{String(all.pilot?.values.name ?? '')}</p>
          <Link to={`/w/${slug}/programme/case` as '/'}>{t.toTrial}</Link>
        </>
      );
    case 'sign':
      return (
        <>
          <h3>{t.t_sign}</h3>
          <ReadAndSign all={all} isMine={isMine} />
        </>
      );
    case 'decide':
      return <Deciding waiting={task.waiting} isOpen={isOpen} />;
    case 'alert':
      return (
        <>
          <h3>{t.t_alert(textOf(of, task.signal.code))}</h3>
          {isOpen && (
            <details className={styles.here}>
              <summary>{of.first}</summary>
              <p>{textOf(of, `${task.signal.code}_do`)}</p>
            </details>
          )}
          <AlertAnswer signal={task.signal} canLead={isOpen} onAnswered={onAnswered} />
        </>
      );
    case 'objection':
      return (
        <>
          <h3>{t.t_objection(String(task.objection.values.statement))}</h3>
          {isOpen && <Answering objection={task.objection} />}
        </>
      );
  }
}

/** The text once more, and the name under it. */
function ReadAndSign({ all, isMine }: { all: All; isMine: boolean }) {
  const t = useTexts(compassTexts);
  const of = useTexts(programmeTexts);
  const formats = useFormats();
  const { sign } = useSigning(all);
  if (!isMine) {
    return <p className={page.quiet}>{t.t_signOthers}</p>;
  }
  const says = (field: (typeof SIGNED)[number]) => {
    const value = all.programme?.values[field];
    return typeof value !== 'string' || value === ''
      ? of.none
      : field === 'byWhen'
        ? formats.day(value)
        : value;
  };
  return (
    <details className={styles.here}>
      <summary>{t.readFirst}</summary>
      <dl className={styles.text}>
        {SIGNED.map((field) => (
          <div key={field}>
            <dt>{of[field]}</dt>
            <dd>{says(field)}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={sign}>{of.signHere}</Button>
    </details>
  );
}

/** A question answered where it is read; what was decided is kept with its day. */
function Deciding({ waiting, isOpen }: { waiting: Waiting; isOpen: boolean }) {
  const t = useTexts(compassTexts);
  const { change } = useCommands();
  const { slug } = useHere();
  const [answer, setAnswer] = useState('');
  const { id, values } = waiting.decision;
  const decide = () =>
    change('decision', id, { status: 'decided', answer: answer.trim() }, t.decided).catch(sayProblem);
  return (
    <>
      <h3>{t.t_decide(String(values.name))}</h3>
      <p className={page.quiet}>
        {t.age(waiting.age)}
        {typeof values.options === 'string' && values.options !== '' && `: ${values.options}`}
      </p>
      {isOpen && (
        <details className={styles.here}>
          <summary>{t.decideHere}</summary>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              decide();
            }}
          >
            <Textarea
              label={t.decision}
              autosize
              minRows={2}
              value={answer}
              onChange={(event) => setAnswer(event.currentTarget.value)}
            />
            <div className={styles.buttons}>
              <Button type="submit" size="sm" disabled={answer.trim() === ''}>
                {t.decide}
              </Button>
              <Link to="/w/$slug/$address/$id" params={{ slug, address: 'decisions', id }}>
                {t.wholeQuestion}
              </Link>
            </div>
          </form>
        </details>
      )}
    </>
  );
}

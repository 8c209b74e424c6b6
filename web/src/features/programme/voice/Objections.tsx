import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { voiceTexts } from './texts.ts';
import styles from './voice.module.css';

const OBJECTIONS = { object: 'objection', sort: ['-createdAt'] } as const;

/** Doubts with a name, answers with a name, and the author's word whether that settles it. */
export function Objections({ mayAnswer }: { mayAnswer: boolean }) {
  const t = useTexts(voiceTexts);
  const { rows } = useView(OBJECTIONS);
  const [statement, setStatement] = useState('');
  const tell = useTelling();
  const raise = async () => {
    if (await tell('/programme/objections', { statement })) {
      setStatement('');
    }
  };
  return (
    <section aria-labelledby="voice-objections">
      <h2 id="voice-objections">{t.objections}</h2>
      <p className={styles.quiet}>{t.objectionsText}</p>
      <form
        className={styles.raise}
        onSubmit={(event) => {
          event.preventDefault();
          raise();
        }}
      >
        <TextInput
          label={t.objection}
          maxLength={300}
          value={statement}
          onChange={(event) => setStatement(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={statement.trim() === ''}>
          {t.raise}
        </Button>
      </form>
      {rows.length === 0 && <p className={styles.quiet}>{t.objectionsNone}</p>}
      <ul className={styles.requests}>
        {rows.map((objection) => (
          <Objection key={objection.id} objection={objection} mayAnswer={mayAnswer} />
        ))}
      </ul>
    </section>
  );
}

/** Says something to the server; false where it did not take it, which the user has been told then. */
function useTelling() {
  const { grato } = useHere();
  return async (path: string, body: unknown): Promise<boolean> => {
    try {
      await api.post(path, body);
      grato.tryNow();
      return true;
    } catch (problem) {
      sayProblem(problem);
      return false;
    }
  };
}

function Objection({ objection, mayAnswer }: { objection: Row; mayAnswer: boolean }) {
  const t = useTexts(voiceTexts);
  const { me } = useHere();
  const { values, id } = objection;
  const author = useTitle('user', String(values.raisedBy ?? ''));
  const answeredBy = useTitle('user', String(values.answeredBy ?? ''));
  const tell = useTelling();
  const verdict = (values.verdict ?? 'open') as 'open' | 'settled' | 'notSettled';
  const settle = (settled: boolean) => () => tell(`/programme/objections/${id}/settle`, { settled });
  return (
    <li className={styles.request}>
      <div className={styles.line}>
        <strong>{String(values.statement)}</strong>
        <span className={styles.status}>{t[`verdict_${verdict}`]}</span>
      </div>
      <p className={styles.quiet}>{author}</p>
      {values.answer ? (
        <p>
          {String(values.answer)} <span className={styles.quiet}>{answeredBy}</span>{' '}
          {values.evidence ? (
            <a href={String(values.evidence)} target="_blank" rel="noreferrer">
              {t.evidenceLink}
            </a>
          ) : null}
        </p>
      ) : null}
      {values.answer && values.raisedBy === me ? (
        <div className={styles.buttons}>
          <Button size="compact-sm" variant="default" onClick={settle(true)}>
            {t.settled}
          </Button>
          <Button size="compact-sm" variant="default" onClick={settle(false)}>
            {t.notSettled}
          </Button>
        </div>
      ) : null}
      {mayAnswer && values.raisedBy !== me && verdict !== 'settled' && <Answering objection={objection} />}
    </li>
  );
}

/** The answer to a doubt, with a name under it. */
export function Answering({ objection }: { objection: Row }) {
  const t = useTexts(voiceTexts);
  const tell = useTelling();
  const [answer, setAnswer] = useState('');
  const [evidence, setEvidence] = useState('');
  const save = async () => {
    const body = { answer, ...(evidence.trim() ? { evidence: evidence.trim() } : {}) };
    if (await tell(`/programme/objections/${objection.id}/answer`, body)) {
      setAnswer('');
      setEvidence('');
    }
  };
  return (
    <details className={styles.answering}>
      <summary>{t.answering(String(objection.values.statement))}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Textarea
          label={t.answer}
          autosize
          minRows={2}
          maxLength={2000}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <TextInput
          label={t.evidence}
          type="url"
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        <Button type="submit" disabled={answer.trim() === ''}>
          {t.answersIt}
        </Button>
      </form>
    </details>
  );
}

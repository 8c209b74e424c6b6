import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import { ProgrammeNav } from '../ProgrammeNav.tsx';
import page from '../programme.module.css';
import { useProgramme } from '../useProgramme.ts';
import styles from './decide.module.css';
import { topicsOf, USUAL } from './decide.ts';
import { decideTexts } from './decideTexts.ts';
import { Matrix } from './Matrix.tsx';

const TOPICS = { object: 'decisionTopic', sort: ['createdAt'] } as const;
const RIGHTS = { object: 'decisionRight', sort: ['createdAt'] } as const;
const DECISIONS = { object: 'decision', sort: ['-askedOn'] } as const;

/** Topics by parties: who decides, who is asked, who is told, who may not; holes are seen and sent. */
export function DecidePage() {
  const t = useTexts(decideTexts);
  const all = useProgramme();
  const { rows, isLoading } = useView(TOPICS);
  const rights = useView(RIGHTS).rows;
  const decisions = useView(DECISIONS).rows;
  const topics = topicsOf(rows, rights, decisions);
  const holes = topics.filter(({ stands }) => stands !== 'settled').length;
  if (isLoading) {
    return <div className={page.page} />;
  }
  return (
    <div className={page.page}>
      <ProgrammeNav />
      <header className={page.head}>
        <h1>{t.title}</h1>
        <p>{t.about}</p>
      </header>
      {topics.length === 0 ? (
        <p className={page.quiet}>{t.none}</p>
      ) : (
        <>
          <p className={styles.holes} data-holes={holes > 0 || undefined}>
            {t.holes(holes, topics.length)}
          </p>
          {all.canLead && <Send on={all.programme?.values.holesSentOn} />}
          <Matrix topics={topics} canLead={all.canLead} />
        </>
      )}
      {all.canLead && (
        <>
          {topics.length === 0 && <Usual />}
          <Fresh />
        </>
      )}
    </div>
  );
}

/** Tells who can fill the empty places, once a day. */
function Send({ on }: { on: unknown }) {
  const t = useTexts(decideTexts);
  const formats = useFormats();
  const { grato } = useHere();
  const send = () =>
    api
      .post<{ holes: number }>('/programme/holes/send', {})
      .then(({ holes }) => {
        toast(t.sent(holes));
        grato.tryNow();
      })
      .catch(sayProblem);
  return (
    <p className={styles.send}>
      <Button size="sm" variant="default" onClick={send}>
        {t.send}
      </Button>
      {typeof on === 'string' && <span>{t.sentOn(formats.day(on))}</span>}
    </p>
  );
}

function Usual() {
  const t = useTexts(decideTexts);
  const { create } = useCommands();
  const [isBusy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      for (const { key, rights } of USUAL) {
        const topic = await create('decisionTopic', { name: t[`u_${key}`] });
        for (const [party, right] of Object.entries(rights)) {
          await create('decisionRight', { topic, party, right });
        }
      }
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.usual}>
      <p>{t.beginText}</p>
      <Button onClick={take} disabled={isBusy}>
        {t.begin}
      </Button>
    </section>
  );
}

function Fresh() {
  const t = useTexts(decideTexts);
  const { create } = useCommands();
  const [name, setName] = useState('');
  return (
    <form
      className={styles.fresh}
      onSubmit={(event) => {
        event.preventDefault();
        create('decisionTopic', { name: name.trim() })
          .then(() => setName(''))
          .catch(sayProblem);
      }}
    >
      <TextInput
        label={t.fresh}
        placeholder={t.freshExample}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        {t.add}
      </Button>
    </form>
  );
}

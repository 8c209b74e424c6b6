import { Button, Textarea, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { Agenda } from './Agenda.tsx';
import { Answers } from './Answers.tsx';
import { Covenant } from './Covenant.tsx';
import { Names } from './Names.tsx';
import { ProgrammeNav } from './ProgrammeNav.tsx';
import styles from './programme.module.css';
import { PROGRAMME_ID, stepsOf } from './programme.ts';
import { RadarPart } from './RadarPart.tsx';
import { Signing } from './Signing.tsx';
import { StartWith } from './StartWith.tsx';
import { Trial } from './Trial.tsx';
import { programmeTexts } from './texts.ts';
import { useProgramme } from './useProgramme.ts';

/** The whole programme of a small organisation on one page: it fits on a phone and takes ten minutes. */
export function ProgrammePage() {
  const t = useTexts(programmeTexts);
  const all = useProgramme();
  const { slug } = useHere();
  if (all.isLoading) {
    return <div className={styles.page} />;
  }
  if (!all.programme) {
    return (
      <div className={styles.page}>
        <h1>{t.title}</h1>
        {all.canLead ? <FirstQuestion /> : <Empty title={t.notLed} />}
      </div>
    );
  }
  const steps = stepsOf(all);
  return (
    <div className={styles.page}>
      <ProgrammeNav />
      <header className={styles.head}>
        <h1>{t.title}</h1>
        <p>{t.about}</p>
        <ol className={styles.steps} aria-label={t.steps}>
          {steps.map(({ step, isDone }) => (
            <li key={step} data-done={isDone || undefined}>
              {t[`step_${step}`]}
              <VisuallyHidden>: {isDone ? t.done : t.open}</VisuallyHidden>
            </li>
          ))}
        </ol>
      </header>
      <div className={styles.columns}>
        <div>
          <Answers all={all} />
          <Names all={all} />
          <StartWith all={all} />
          <Trial all={all} />
        </div>
        <div>
          <RadarPart canLead={all.canLead} />
          <Agenda all={all} />
          <Signing all={all} />
          <Covenant all={all} />
          <nav className={styles.part} aria-label={t.lists}>
            <h2>{t.lists}</h2>
            <ul className={styles.lists}>
              <OtherLists slug={slug} />
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

/** What the programme consists of beside the page; each is an ordinary list. */
const LISTS = [
  'scopeItem',
  'decision',
  'roleGroup',
  'involvement',
  'budgetLine',
  'costEntry',
  'ring',
  'ringMember',
  'featureRelease',
];

function OtherLists({ slug }: { slug: string }) {
  const model = useModel();
  const { language } = useSettings();
  return LISTS.flatMap((name) => model?.object(name) ?? []).map((object) => (
    <li key={object.name}>
      <Link to="/w/$slug/$address" params={{ slug, address: object.address }}>
        {pluralLabel(object, language)}
      </Link>
    </li>
  ));
}

/** The one question of the first day; its answer begins the programme. */
function FirstQuestion() {
  const t = useTexts(programmeTexts);
  const formats = useFormats();
  const { create } = useCommands();
  const [text, setText] = useState('');
  return (
    <form
      className={styles.first}
      onSubmit={(event) => {
        event.preventDefault();
        const values = {
          name: t.title,
          profile: 'micro',
          startedOn: dayOf(new Date(), formats.zone),
          whereNot: text.trim() || null,
        };
        create('programme', values, undefined, PROGRAMME_ID).catch(sayProblem);
      }}
    >
      <p>{t.about}</p>
      <Textarea
        label={t.firstQuestion}
        description={t.firstHint}
        placeholder={t.firstExample}
        autosize
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">{t.begin}</Button>
    </form>
  );
}

import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { Empty } from '~/ui/Empty.tsx';
import { Agenda } from './Agenda.tsx';
import { Answers } from './Answers.tsx';
import { Covenant } from './Covenant.tsx';
import { Compass } from './compass/Compass.tsx';
import { Growing, Size } from './Growing.tsx';
import { Names } from './Names.tsx';
import { OtherLists } from './OtherLists.tsx';
import { ProgrammeNav } from './ProgrammeNav.tsx';
import styles from './programme.module.css';
import { isMicro, PROGRAMME_ID } from './programme.ts';
import { RadarPart } from './RadarPart.tsx';
import { Signing } from './Signing.tsx';
import { StartWith } from './StartWith.tsx';
import { Steps } from './Steps.tsx';
import { Trial } from './Trial.tsx';
import { programmeTexts } from './texts.ts';
import { useProgramme } from './useProgramme.ts';

/**
 * The whole programme of a small organisation on one page, which fits on a phone and takes ten minutes; of a larger one
 * the Compass.
 */
export function ProgrammePage() {
  const t = useTexts(programmeTexts);
  const all = useProgramme();
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
  if (!isMicro(all.programme)) {
    return <Compass all={all} />;
  }
  return (
    <div className={styles.page}>
      <ProgrammeNav />
      <header className={styles.head}>
        <h1>{t.title}</h1>
        <p>{t.about}</p>
        <Growing all={all} />
        <Steps all={all} />
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
          <OtherLists />
          <Size all={all} />
        </div>
      </div>
    </div>
  );
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

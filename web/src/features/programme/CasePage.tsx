import { useTexts } from '~/platform/texts.ts';
import { Answers } from './Answers.tsx';
import { Covenant } from './Covenant.tsx';
import { Size } from './Growing.tsx';
import { Names } from './Names.tsx';
import { OtherLists } from './OtherLists.tsx';
import { ProgrammeNav } from './ProgrammeNav.tsx';
import styles from './programme.module.css';
import { Signing } from './Signing.tsx';
import { StartWith } from './StartWith.tsx';
import { Steps } from './Steps.tsx';
import { Strategy } from './Strategy.tsx';
import { Trial } from './Trial.tsx';
import { programmeTexts } from './texts.ts';
import { useProgramme } from './useProgramme.ts';
import { Versions } from './Versions.tsx';

/** The whole agreement of a programme of more than fifteen people: strategy, six answers, names, trial, signatures. */
export function CasePage() {
  const t = useTexts(programmeTexts);
  const all = useProgramme();
  if (all.isLoading) {
    return <div className={styles.page} />;
  }
  return (
    <div className={styles.page}>
      <ProgrammeNav />
      <header className={styles.head}>
        <h1>{t.caseTitle}</h1>
        <p>{all.programme ? t.caseAbout : t.notLed}</p>
        {all.programme && <Steps all={all} />}
      </header>
      {all.programme && (
        <div className={styles.columns}>
          <div>
            <Answers all={all} />
            <Strategy all={all} />
            <StartWith all={all} />
            <Trial all={all} />
          </div>
          <div>
            <Names all={all} />
            <Signing all={all} />
            <Versions all={all} />
            <Covenant all={all} />
            <OtherLists />
            <Size all={all} />
          </div>
        </div>
      )}
    </div>
  );
}

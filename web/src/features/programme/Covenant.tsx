import { Button } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { Line } from './Line.tsx';
import styles from './programme.module.css';
import { isBlank, PROGRAMME_ID, type Programme } from './programme.ts';
import { programmeTexts } from './texts.ts';

/** What people promise each other about the CRM; a text to begin with is one tap away. */
export function Covenant({ all }: { all: Programme & { canLead: boolean } }) {
  const t = useTexts(programmeTexts);
  const { change } = useCommands();
  const covenant = all.programme?.values.covenant;
  return (
    <section className={styles.part} aria-labelledby="programme-covenant">
      <h2 id="programme-covenant">{t.covenant}</h2>
      {isBlank(covenant) && all.canLead ? (
        <>
          <p className={styles.quiet}>{t.covenantHint}</p>
          <blockquote className={styles.proposal}>{t.covenantText}</blockquote>
          <Button
            variant="default"
            onClick={() => change('programme', PROGRAMME_ID, { covenant: t.covenantText }).catch(sayProblem)}
          >
            {t.takeCovenant}
          </Button>
        </>
      ) : (
        <Line
          object="programme"
          id={PROGRAMME_ID}
          field="covenant"
          value={covenant}
          label={t.covenant}
          none={t.none}
          canEdit={all.canLead}
        />
      )}
    </section>
  );
}

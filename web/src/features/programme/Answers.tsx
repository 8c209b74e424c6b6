import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Line } from './Line.tsx';
import styles from './programme.module.css';
import { ANSWERS, PROGRAMME_ID, type Programme } from './programme.ts';
import { programmeTexts } from './texts.ts';

/** The six questions as six cards; "where not" is as large as "where". */
export function Answers({ all }: { all: Programme & { canLead: boolean } }) {
  const t = useTexts(programmeTexts);
  const formats = useFormats();
  return (
    <section className={styles.part} aria-labelledby="programme-answers">
      <h2 id="programme-answers">{t.answers}</h2>
      <div className={styles.cards}>
        {ANSWERS.map((answer) => (
          <Line
            key={answer}
            object="programme"
            id={PROGRAMME_ID}
            field={answer}
            value={all.programme?.values[answer]}
            label={t[answer]}
            hint={t[`${answer}Hint`]}
            none={t.none}
            kind={answer === 'byWhen' ? 'date' : 'text'}
            show={answer === 'byWhen' ? (value) => formats.day(value) : undefined}
            canEdit={all.canLead}
            isWide={answer === 'whatFor'}
          />
        ))}
      </div>
    </section>
  );
}

import { useTexts } from '~/platform/texts.ts';
import { Line } from './Line.tsx';
import styles from './programme.module.css';
import { PROGRAMME_ID, type Programme, STRATEGY } from './programme.ts';
import { programmeTexts } from './texts.ts';

/** Whom to win, what to earn with, whom to keep, whom to let go. */
export function Strategy({ all }: { all: Programme & { canLead: boolean } }) {
  const t = useTexts(programmeTexts);
  return (
    <section className={styles.part} aria-labelledby="programme-strategy">
      <h2 id="programme-strategy">{t.strategy}</h2>
      <p className={styles.quiet}>{t.strategyText}</p>
      <div className={styles.cards}>
        {STRATEGY.map((field) => (
          <Line
            key={field}
            object="programme"
            id={PROGRAMME_ID}
            field={field}
            value={all.programme?.values[field]}
            label={t[field]}
            hint={t[`${field}Hint`]}
            none={t.none}
            canEdit={all.canLead}
          />
        ))}
      </div>
    </section>
  );
}

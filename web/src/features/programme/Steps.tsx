import { VisuallyHidden } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import styles from './programme.module.css';
import { isMicro, type Programme, stepsOf } from './programme.ts';
import { programmeTexts } from './texts.ts';

/** What of the agreement is settled, and what is open. */
export function Steps({ all }: { all: Programme }) {
  const t = useTexts(programmeTexts);
  return (
    <ol className={styles.steps} aria-label={t.steps}>
      {stepsOf(all).map(({ step, isDone }) => (
        <li key={step} data-done={isDone || undefined}>
          {(step === 'names' || step === 'accepted') && !isMicro(all.programme)
            ? t[`step_${step}_more`]
            : t[`step_${step}`]}
          <VisuallyHidden>: {isDone ? t.done : t.open}</VisuallyHidden>
        </li>
      ))}
    </ol>
  );
}

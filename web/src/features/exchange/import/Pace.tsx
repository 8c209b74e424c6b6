import { Progress } from '@mantine/core';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import styles from './import.module.css';
import type { Figures } from './imports.ts';
import { spell } from './plan.ts';
import { importTexts } from './texts.ts';

/** How far something is, how fast, and how long it still takes; it goes on when one leaves. */
export function Pace({
  now,
  name,
  stop,
  onStop,
}: {
  now: Figures;
  name: string;
  stop: string;
  onStop: () => void;
}) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const { done, total, perSecond, secondsLeft } = now;
  const time = secondsLeft === null ? undefined : spell(secondsLeft);
  const remaining =
    time &&
    new Intl.NumberFormat(formats.language, { style: 'unit', unit: time.unit, unitDisplay: 'short' }).format(
      time.count,
    );
  const says = [
    t.progress(formats.number(done), formats.number(total ?? done)),
    perSecond > 0 && t.rate(formats.number(perSecond)),
    remaining && t.remaining(remaining),
  ].filter(Boolean);
  return (
    <div className={styles.pace}>
      <Progress value={total ? (100 * done) / total : 0} aria-label={name} />
      <p role="status">{says.join(' · ')}</p>
      <p className={styles.quiet}>{t.leave}</p>
      <button type="button" className={styles.subtle} onClick={onStop}>
        {stop}
      </button>
    </div>
  );
}

import { open } from '~/platform/openings.ts';
import { stored, useStored } from '~/platform/stored.ts';
import { useTexts } from '~/platform/texts.ts';
import { canKeep } from '~/records/session.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './day.module.css';
import { dayTexts } from './texts.ts';

const isDeclined = stored('grato keep declined', (kept) => kept === true);

/** Offers once, quietly, to keep data on this device; the menu of oneself offers it always. */
export function KeepOffer() {
  const t = useTexts(dayTexts);
  const { profile } = useHere();
  const wasDeclined = useStored(isDeclined);
  if (profile === 'field' || wasDeclined || !canKeep()) {
    return null;
  }
  return (
    <aside className={styles.offer} aria-label={t.keepTitle}>
      <p>
        <strong>{t.keepTitle}</strong> {t.keepText}
      </p>
      <button type="button" className={styles.main} onClick={() => open('keepHere')}>
        {t.keepButton}
      </button>
      <button type="button" onClick={() => isDeclined.set(true)}>
        {t.notNow}
      </button>
    </aside>
  );
}

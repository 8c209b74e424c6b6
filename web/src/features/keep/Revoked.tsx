import { Button } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './keep.module.css';
import { saveFile, unsentFileName } from './saveFile.ts';
import { keepTexts } from './texts.ts';

/** The device was told to forget everything: why, and the last chance to save what had not been sent. */
export function Revoked({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useTexts(keepTexts);
  const { grato } = useHere();
  const { length } = grato.revokedUnsent;
  return (
    <section className={styles.bar} data-tone="danger" aria-label={t.goOn}>
      <p role="status">
        {isNarrowed ? t.narrowed : t.revoked}
        {length > 0 && <strong> {t.lost(length)}</strong>}
      </p>
      {length > 0 && (
        <Button onClick={() => saveFile(unsentFileName(), grato.exportUnsent())}>{t.export}</Button>
      )}
      <Button variant="default" onClick={() => location.assign('/')}>
        {t.goOn}
      </Button>
    </section>
  );
}

import { Progress } from '@mantine/core';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import styles from '../bulk/Bulk.module.css';
import { type Export, fileAddress, progress } from './export.ts';
import { exportTexts } from './texts.ts';

/** How far the file is, and where it can be fetched. */
export function ExportProgress({
  now,
  onStop,
  onClose,
}: {
  now: Export;
  onStop: () => void;
  onClose: () => void;
}) {
  const t = useTexts(exportTexts);
  const formats = useFormats();
  const part = progress(now);
  const says =
    now.state === 'done'
      ? t.done(formats.number(now.rows))
      : now.state === 'cancelled'
        ? t.stopped
        : now.state === 'failed'
          ? t.failed
          : now.total === null
            ? t.counting
            : t.written(formats.number(now.rows), formats.number(now.total));
  return (
    <div className={styles.form}>
      <p className={now.state === 'failed' ? styles.problem : undefined} role="status">
        {says}
      </p>
      {now.state === 'running' && (
        <Progress value={(part ?? 0) * 100} animated={part === undefined} aria-label={says} />
      )}
      <div className={styles.foot}>
        <button type="button" className={styles.act} onClick={now.state === 'running' ? onStop : onClose}>
          {now.state === 'running' ? t.cancel : t.close}
        </button>
        {now.state === 'done' && (
          <a className={styles.link} href={fileAddress(now.id)} download={now.name} onClick={onClose}>
            {t.fetch}
          </a>
        )}
      </div>
    </div>
  );
}

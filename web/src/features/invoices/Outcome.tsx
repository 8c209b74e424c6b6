import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import { FoundHere } from './FoundHere.tsx';
import styles from './invoices.module.css';
import { type Run, type Upload, useUploadCalls } from './invoices.ts';
import { invoiceTexts } from './texts.ts';

/** How far the writing is, what came of it, and the way back. */
export function Outcome({ now, run }: { now: Upload; run: Run }) {
  const t = useTexts(invoiceTexts);
  const formats = useFormats();
  const { slug } = useHere();
  if (now.state === 'running') {
    return (
      <section className={styles.found}>
        <Progress value={run.total ? (100 * run.done) / run.total : 0} aria-label={t.s_running} />
        <p role="status">{t.progress(formats.number(run.done), formats.number(run.total ?? run.done))}</p>
        <p className={styles.quiet}>{t.leave}</p>
      </section>
    );
  }
  return (
    <>
      <section className={styles.found} data-is-old={now.state === 'undone' || undefined}>
        <p className={styles.result}>{t.result(formats.number(run.invoices), formats.number(run.lines))}</p>
        <p className={styles.quiet}>
          {t.resultMore(
            formats.number(run.companies),
            formats.number(run.companiesFilled),
            formats.number(run.articles),
          )}
        </p>
        {run.failed > 0 && <p className={styles.wrong}>{t.failed(formats.number(run.failed))}</p>}
        {run.detail && <p className={styles.wrong}>{run.detail}</p>}
      </section>
      <div className={styles.foot}>
        {now.state !== 'undone' && (
          <Button component={Link} to={`/w/${slug}/purchases` as string}>
            {t.see}
          </Button>
        )}
        <Back now={now} />
        <Link to="/w/$slug/invoices" params={{ slug }}>
          {t.another}
        </Link>
      </div>
      <FoundAgain now={now} />
    </>
  );
}

/** What was left out stays to be read. */
function FoundAgain({ now }: { now: Upload }) {
  return now.found.reasons.length > 0 ? <FoundHere found={now.found} /> : null;
}

function Back({ now }: { now: Upload }) {
  const t = useTexts(invoiceTexts);
  const calls = useUploadCalls(now.id);
  const [isBusy, setBusy] = useState(false);
  if (now.undo) {
    return <span role="status">{now.undo.state === 'running' ? t.undoing : t.undone(now.undo.left)}</span>;
  }
  if (!now.undoableUntil || Date.parse(now.undoableUntil) < Date.now()) {
    return null;
  }
  const undo = async () => {
    setBusy(true);
    await calls.undo().catch(sayProblem);
    setBusy(false);
  };
  return (
    <Button variant="default" onClick={undo} loading={isBusy}>
      {t.undo}
    </Button>
  );
}

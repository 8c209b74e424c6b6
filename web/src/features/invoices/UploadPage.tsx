import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { NotFound } from '~/records/NotFound.tsx';
import { useHere } from '~/records/workspace.tsx';
import { FoundHere } from './FoundHere.tsx';
import { TONES } from './InvoicesPage.tsx';
import styles from './invoices.module.css';
import { type Upload, useUpload, useUploadCalls } from './invoices.ts';
import { Outcome } from './Outcome.tsx';
import { Own } from './Own.tsx';
import { invoiceTexts } from './texts.ts';

/** What is in an upload of invoices, and the way on. */
export function UploadPage() {
  const { id = '' } = useParams({ strict: false });
  const t = useTexts(invoiceTexts);
  const { slug } = useHere();
  const { data: now, isError } = useUpload(id);
  if (isError) {
    return <NotFound />;
  }
  if (!now) {
    return null;
  }
  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link to="/w/$slug/invoices" params={{ slug }}>
          {t.title}
        </Link>
      </p>
      <header className={styles.head}>
        <h1>{now.name}</h1>
        {now.state !== 'draft' && (
          <span className={styles.tag} data-tone={TONES[now.state]}>
            {t[`s_${now.state}`]}
          </span>
        )}
      </header>
      {now.run ? <Outcome now={now} run={now.run} /> : <Draft now={now} />}
    </div>
  );
}

function Draft({ now }: { now: Upload }) {
  const t = useTexts(invoiceTexts);
  const { slug } = useHere();
  const navigate = useNavigate();
  const calls = useUploadCalls(now.id);
  const [isBusy, setBusy] = useState(false);
  /** Begins, waits, and shows what it was for, unless one has gone elsewhere meanwhile. */
  const start = async () => {
    setBusy(true);
    try {
      await calls.start();
      const { state, run } = await calls.ended();
      if (state === 'done' && run?.failed === 0 && location.pathname.endsWith(now.id)) {
        await navigate({ to: '/w/$slug/purchases', params: { slug } });
      }
    } catch (refusal) {
      sayProblem(refusal);
    } finally {
      setBusy(false);
    }
  };
  const isAny = now.found.new > 0;
  return (
    <>
      <Own now={now} />
      <FoundHere found={now.found} />
      {isAny && now.mayStart && (
        <div className={styles.foot}>
          <Button onClick={start} loading={isBusy}>
            {t.start}
          </Button>
          <span className={styles.quiet}>{t.startNote}</span>
        </div>
      )}
      {isAny && !now.mayStart && <p className={styles.wrong}>{t.mayNotStart}</p>}
    </>
  );
}

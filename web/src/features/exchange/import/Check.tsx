import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import { Alike } from './Alike.tsx';
import { Happens } from './Happens.tsx';
import styles from './import.module.css';
import { type Import, useImportCalls } from './imports.ts';
import { LeftColumns } from './LeftColumns.tsx';
import { Pace } from './Pace.tsx';
import { rowsOf } from './plan.ts';
import { importTexts } from './texts.ts';
import { watch } from './watch.ts';

/** What would come of it: tries it out with exact numbers, and starts it. */
export function Check({
  now,
  answered,
  onOpen,
}: {
  now: Import /** The questions somebody has answered: `1 dates`. */;
  answered: ReadonlySet<string>;
  onOpen: (file: number) => void;
}) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const calls = useImportCalls(now.id);
  const [isBusy, setBusy] = useState(false);
  const { dryRun, problems } = now;
  const rows = rowsOf(now);
  const isTried = dryRun?.state === 'done' && !dryRun.isStale;
  const isReady = problems.length === 0;
  const act = (call: () => Promise<unknown>) => async () => {
    setBusy(true);
    await call().catch(sayProblem);
    setBusy(false);
  };
  const start = act(async () => {
    await calls.start();
    watch(now.id, now.name, () => navigate({ to: '/w/$slug/import/$id', params: { slug, id: now.id } }));
  });
  const forget = act(async () => {
    await calls.forget();
    await queries.invalidateQueries({ queryKey: ['/imports'], exact: true });
    await navigate({ to: '/w/$slug/import', params: { slug } });
  });
  const fileOf = (path: string) => Number(/^files\[(\d+)]/.exec(path)?.[1] ?? -1);
  return (
    <aside className={styles.check}>
      <h2>{isTried ? t.ready : t.check}</h2>
      {dryRun?.state === 'running' ? (
        <Pace now={dryRun} name={t.checking} onStop={act(calls.cancel)} stop={t.stop} />
      ) : dryRun?.state === 'done' ? (
        <>
          {dryRun.isStale && <p className={styles.note}>{t.stale}</p>}
          <Happens now={now} figures={dryRun} isOld={dryRun.isStale} onOpen={onOpen} />
          <Alike now={now} />
        </>
      ) : (
        <p className={styles.quiet}>{t.checkText}</p>
      )}
      <LeftColumns now={now} />
      <Undecided now={now} answered={answered} onOpen={onOpen} />
      {!isReady && (
        <div className={styles.mend} role="status">
          <strong>{t.mend}</strong>
          <ul>
            {problems.map(({ path, code, message }) => (
              <li key={path + code}>
                {now.files.length > 1 && fileOf(path) >= 0 ? (
                  <button type="button" className={styles.subtle} onClick={() => onOpen(fileOf(path))}>
                    {now.files[fileOf(path)]?.name}
                  </button>
                ) : null}{' '}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.stack}>
        {isTried ? (
          <Button onClick={start} loading={isBusy} disabled={!isReady}>
            {t.start(rows, formats.number(rows))}
          </Button>
        ) : (
          <Button
            onClick={act(calls.check)}
            loading={isBusy}
            disabled={!isReady || dryRun?.state === 'running'}
          >
            {dryRun ? t.checkAgain : t.check}
          </Button>
        )}
        {!isTried && isReady && dryRun?.state !== 'running' && (
          <button type="button" className={styles.subtle} onClick={start}>
            {t.startAnyway}
          </button>
        )}
        {dryRun?.state !== 'running' && (
          <button type="button" className={styles.subtle} onClick={forget}>
            {t.forget}
          </button>
        )}
      </div>
    </aside>
  );
}

/** The questions of other files that nobody has answered yet. */
function Undecided({
  now,
  answered,
  onOpen,
}: {
  now: Import;
  answered: ReadonlySet<string>;
  onOpen: (file: number) => void;
}) {
  const t = useTexts(importTexts);
  const open = now.files.flatMap(({ name, questions }, at) =>
    now.plan.files[at]?.isLeftOut
      ? []
      : questions
          .filter(({ about }) => !answered.has(`${at} ${about}`))
          .map(({ about }) => ({ at, about, says: `${name}: ${about === 'dates' ? t.order : t.decimals}` })),
  );
  return open.length === 0 ? null : (
    <div className={styles.decide}>
      <strong>{t.undecided}</strong>
      {open.map(({ at, about, says }) => (
        <button key={`${at} ${about}`} type="button" className={styles.subtle} onClick={() => onOpen(at)}>
          {says}
        </button>
      ))}
    </div>
  );
}

import { Button, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Happens } from './Happens.tsx';
import styles from './import.module.css';
import { type Figures, type Import, useImportCalls } from './imports.ts';
import { LeftColumns } from './LeftColumns.tsx';
import { Pace } from './Pace.tsx';
import { importTexts } from './texts.ts';

/** How far an import is, what came of it, and the way back. */
export function Outcome({ now, run }: { now: Import; run: Figures }) {
  const t = useTexts(importTexts);
  const { slug } = useHere();
  const { language } = useSettings();
  const model = useModel();
  const calls = useImportCalls(now.id);
  const [asked, setAsked] = useState<'stop' | 'undo'>();
  const objects = [...new Set(now.plan.files.map((file) => (file.isLeftOut ? null : file.object)))].flatMap(
    (name) => (name ? (model?.object(name) ?? []) : []),
  );
  if (run.state === 'running') {
    return (
      <section className={styles.outcome}>
        <Pace now={run} name={t.s_running} stop={t.stop} onStop={() => setAsked('stop')} />
        <Happens now={now} figures={run} />
        {asked && (
          <Sure
            title={t.stopAsk}
            text={t.stopText}
            verb={t.stop}
            onYes={calls.cancel}
            onClose={() => setAsked(undefined)}
          />
        )}
      </section>
    );
  }
  return (
    <section className={styles.outcome}>
      <p>
        <span
          className={styles.tag}
          data-tone={now.state === 'done' ? 'good' : now.state === 'failed' ? 'danger' : 'slate'}
        >
          {t[`s_${now.state}`]}
        </span>
      </p>
      {now.state === 'failed' && (
        <p className={styles.wrong}>{[t.failed, run.detail].filter(Boolean).join(' ')}</p>
      )}
      <h2>{t.happened}</h2>
      <Happens now={now} figures={run} isOld={now.state === 'undone'} />
      <LeftColumns now={now} />
      <TakenBack now={now} onUndo={() => setAsked('undo')} />
      <div className={styles.ends}>
        {now.state !== 'undone' &&
          objects.map((object) => (
            <Link
              key={object.name}
              to="/w/$slug/$address"
              params={{ slug, address: object.address }}
              search={{ sort: '-createdAt' }}
              className={styles.link}
            >
              {t.seeList(pluralLabel(object, language))}
            </Link>
          ))}
        {now.state !== 'undone' && (
          <Link to="/w/$slug/duplicates" params={{ slug }} className={styles.link}>
            {t.duplicates}
          </Link>
        )}
        {isRepeatable(now) && (
          <Link to={`/w/${slug}/settings/feeds/new/${now.id}` as string} className={styles.link}>
            {t.repeat}
          </Link>
        )}
        <Link to="/w/$slug/import" params={{ slug }} className={styles.link}>
          {t.another}
        </Link>
      </div>
      {asked && (
        <Sure
          title={t.undoAsk}
          text={t.undoText}
          verb={t.undo}
          onYes={calls.undo}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

/** Whether it can repeat itself: one file, whose rows find their records by a key. */
function isRepeatable({ state, plan }: Import): boolean {
  const used = plan.files.filter(({ object, isLeftOut }) => object && !isLeftOut);
  return state === 'done' && used.length === 1 && used.every(({ key, mode }) => key && mode !== 'create');
}

/** The way back, how far it is, or what came of it. */
function TakenBack({ now, onUndo }: { now: Import; onUndo: () => void }) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { undo, undoableUntil, run } = now;
  if (!undo) {
    const wrote = (run?.created ?? 0) + (run?.updated ?? 0) > 0;
    return wrote && undoableUntil && Date.parse(undoableUntil) > Date.now() ? (
      <div className={styles.undo}>
        <Button variant="default" onClick={onUndo}>
          {t.undo}
        </Button>
        <span className={styles.quiet}>{t.undoUntil(formats.day(undoableUntil.slice(0, 10)))}</span>
      </div>
    ) : null;
  }
  const back = undo.done - undo.left;
  return (
    <div className={styles.note} role="status">
      {undo.state === 'running' ? (
        `${t.undoing}: ${t.progress(formats.number(undo.done), formats.number(undo.total ?? undo.done))}`
      ) : (
        <>
          {t.undone(back, formats.number(back))}{' '}
          {undo.left > 0 && t.undoLeft(undo.left, formats.number(undo.left))}{' '}
          <Link to={`/w/${slug}/settings/batches/${undo.batch}` as string}>{t.details}</Link>
        </>
      )}
    </div>
  );
}

/** Asks before what reaches many records. */
function Sure({
  title,
  text,
  verb,
  onYes,
  onClose,
}: {
  title: string;
  text: string;
  verb: string;
  onYes: () => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useTexts(importTexts);
  const [isBusy, setBusy] = useState(false);
  const yes = async () => {
    setBusy(true);
    await onYes().catch(sayProblem);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t.close }}>
      <div className={styles.form}>
        <p>{text}</p>
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.cancel}
          </Button>
          <Button onClick={yes} loading={isBusy}>
            {verb}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Check } from './Check.tsx';
import { Columns } from './Columns.tsx';
import { Files } from './Files.tsx';
import styles from './import.module.css';
import { type FileChange, type Import, useImportCalls } from './imports.ts';
import { Preview } from './Preview.tsx';
import { Questions } from './Questions.tsx';
import { Reading } from './Reading.tsx';
import { Rows } from './Rows.tsx';
import { importTexts } from './texts.ts';

/** What is to become of the files, at the left; what would come of it, at the right. */
export function Draft({ now }: { now: Import }) {
  const t = useTexts(importTexts);
  const { slug } = useHere();
  const model = useModel();
  const navigate = useNavigate();
  const calls = useImportCalls(now.id);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const { file: wanted = 0 } = useSearch({ from: '/w/$slug/import/$id' });
  const at = Math.min(wanted, now.files.length - 1);
  const file = now.files[at];
  const plan = now.plan.files[at];
  if (!file || !plan) {
    return null;
  }
  const object = plan.object ? model?.object(plan.object) : undefined;
  const change = (changed: FileChange) => calls.change(at, changed).then(() => {}, sayProblem);
  const answer = (about: string, changed: FileChange) => {
    setAnswered((before) => new Set([...before, `${at} ${about}`]));
    return change(changed);
  };
  const open = (next: number) =>
    navigate({ to: '/w/$slug/import/$id', params: { slug, id: now.id }, search: { file: next } });
  return (
    <div className={styles.both}>
      <div className={styles.plan}>
        {now.files.length > 1 && <Files now={now} at={at} onOpen={open} />}
        <Reading key={at} file={file} plan={plan} onChange={change} />
        {plan.isLeftOut ? (
          <p className={styles.note}>{t.fileLeft}</p>
        ) : (
          <>
            <Questions key={at} file={file} plan={plan} onAnswer={answer} />
            <Rows plan={plan} object={object} onChange={change} />
            {object && (
              <>
                <Columns key={`${at} ${object.name}`} now={now} at={at} object={object} onChange={change} />
                <Preview now={now} at={at} object={object} />
              </>
            )}
          </>
        )}
        {now.files.length > 1 && (
          <button
            type="button"
            className={styles.subtle}
            onClick={() => change({ isLeftOut: !plan.isLeftOut })}
          >
            {plan.isLeftOut ? t.takeFile : t.leaveFile}
          </button>
        )}
      </div>
      <Check now={now} answered={answered} onOpen={open} />
    </div>
  );
}

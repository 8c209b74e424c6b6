import { useQuery } from '@tanstack/react-query';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { RecordLink } from '~/records/RecordLink.tsx';
import { Choice } from './Choice.tsx';
import styles from './import.module.css';
import { type AlikeRow, type Import, useImportCalls } from './imports.ts';
import { importTexts } from './texts.ts';

/** As many examples are shown. */
const FEW = 8;

/** New rows that are likely here already, and the choice what becomes of them; nothing where there are none. */
export function Alike({ now }: { now: Import }) {
  const files = now.dryRun?.files.flatMap(({ duplicates }, file) => (duplicates > 0 ? [file] : [])) ?? [];
  const path = `/imports/${now.id}/duplicates?limit=200`;
  const { data } = useQuery({
    queryKey: [path, now.dryRun?.batch],
    queryFn: () => api.get<{ items: readonly AlikeRow[] }>(path),
    enabled: files.length > 0,
  });
  return files.map((file) => (
    <OfFile key={file} now={now} at={file} rows={data?.items.filter((row) => row.file === file) ?? []} />
  ));
}

function OfFile({ now, at, rows }: { now: Import; at: number; rows: readonly AlikeRow[] }) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const calls = useImportCalls(now.id);
  const plan = now.plan.files[at];
  const count = now.dryRun?.files[at]?.duplicates ?? 0;
  const shown = plan?.columns.filter(({ field }) => field).slice(0, 4) ?? [];
  return (
    <section className={styles.why}>
      <h3>{t.alike(count, formats.number(count))}</h3>
      {now.files.length > 1 && <p className={styles.quiet}>{now.files[at]?.name}</p>}
      <Choice
        label={t.alikeChoice}
        value={plan?.duplicates ?? 'create'}
        choices={[
          ['create', t.a_create],
          ['skip', t.a_skip],
          ['update', t.a_update],
        ]}
        onChange={(duplicates) => calls.change(at, { duplicates }).catch(sayProblem)}
      />
      <details className={styles.details}>
        <summary>{t.alikeRows}</summary>
        <ul>
          {rows.slice(0, FEW).map((row) => (
            <li key={row.position}>
              <b>{formats.number(row.row)}</b>
              <span>
                {shown
                  .map(({ column }) => row.cells[column])
                  .filter(Boolean)
                  .join(' · ')}{' '}
                <span className={styles.quiet}>
                  {t.isLike} {plan?.object && <RecordLink object={plan.object} id={row.record} />}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

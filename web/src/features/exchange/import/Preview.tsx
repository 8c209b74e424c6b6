import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api, type Fault } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldLabel } from '~/records/naming.ts';
import styles from './import.module.css';
import type { Import, PreviewRow } from './imports.ts';
import { fieldOfPath, type Part } from './plan.ts';
import { importTexts } from './texts.ts';

const ROWS = 12;

/** The first rows as they would be read; what is wrong stands in the cell it is about. */
export function Preview({ now, at, object }: { now: Import; at: number; object: ObjectJson }) {
  const t = useTexts(importTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const [isWrongOnly, setWrongOnly] = useState(false);
  const plan = now.plan.files[at];
  const path = `/imports/${now.id}/files/${at}/rows?limit=${ROWS}${isWrongOnly ? '&problems=true' : ''}`;
  const { data } = useQuery({
    queryKey: [path, JSON.stringify(plan)],
    queryFn: () => api.get<{ items: readonly PreviewRow[] }>(path),
    placeholderData: (before) => before,
  });
  const columns = plan?.columns.filter(({ field }) => field) ?? [];
  const names = columns.map(({ field }) => {
    const known = object.fields.find(({ name }) => name === field);
    return known ? fieldLabel(known, language) : '';
  });
  const parts = columns.map(({ part }) => (part ? t[`p_${part as Part}`] : '')); // the server knows no others
  const isAlone = columns.map(
    ({ field, part }) => !part && columns.filter((each) => each.field === field).length === 1,
  );
  const read = (row: PreviewRow, place: number): string | undefined => {
    const column = columns[place];
    const value = column?.field && isAlone[place] ? row.values[column.field] : undefined;
    const cell = row.cells[column?.column ?? 0] ?? '';
    if ((typeof value !== 'string' && typeof value !== 'number') || String(value) === cell.trim()) {
      return undefined;
    }
    const text = String(value);
    return /^\d{4}-\d\d-\d\d$/.test(text) ? formats.day(text) : text;
  };
  if (columns.length === 0) {
    return null;
  }
  return (
    <section aria-label={t.preview}>
      <div className={styles.sectionHead}>
        <h2>{t.preview}</h2>
        <span className={styles.quiet}>{t.previewText}</span>
        <label className={styles.inline}>
          <input
            type="checkbox"
            checked={isWrongOnly}
            onChange={(event) => setWrongOnly(event.currentTarget.checked)}
          />
          {t.onlyProblems}
        </label>
      </div>
      {data?.items.length === 0 ? (
        <p className={styles.quiet}>{isWrongOnly ? t.noProblems : t.noRows}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        <section className={styles.scroll} tabIndex={0} aria-label={t.previewText}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t.row}</th>
                {columns.map(({ column }, place) => (
                  <th key={column} scope="col">
                    {names[place]}
                    {parts[place] && <span className={styles.quiet}> {parts[place]}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data?.items.map((row) => {
                const faults = byColumn(row.errors, columns);
                return (
                  <tr key={row.row} data-wrong={row.errors.length > 0 || undefined}>
                    <th scope="row">
                      {formats.number(row.row)}
                      <Wrong faults={faults.rest} />
                    </th>
                    {columns.map(({ column }, place) => (
                      <td key={column} data-wrong={(faults.of[place]?.length ?? 0) > 0 || undefined}>
                        {row.cells[column] ?? ''}
                        {read(row, place) && <span className={styles.read}>{read(row, place)}</span>}
                        <Wrong faults={faults.of[place] ?? []} />
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Wrong({ faults }: { faults: readonly Fault[] }) {
  return faults.map(({ path, code, message }) => (
    <span key={path + code} className={styles.fault}>
      {message}
    </span>
  ));
}

/** The faults of a row at the first column of the field they are about; the others are about the whole row. */
function byColumn(errors: readonly Fault[], columns: readonly { readonly field: string | null }[]) {
  const of: Fault[][] = columns.map(() => []);
  const rest: Fault[] = [];
  for (const fault of errors) {
    const place = columns.findIndex(({ field }) => field === fieldOfPath(fault.path));
    (of[place] ?? rest).push(fault);
  }
  return { of, rest };
}

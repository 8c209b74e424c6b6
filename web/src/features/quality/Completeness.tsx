import { Link } from '@tanstack/react-router';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldLabel } from '~/records/naming.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './quality.module.css';
import { byEmptiness, type Report } from './quality.ts';
import { qualityTexts } from './texts.ts';

/** By field how many records have something there, the emptiest first; each leads to those that have nothing. */
export function Completeness({ object, report }: { object: ObjectJson; report: Report }) {
  const t = useTexts(qualityTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const { slug } = useHere();
  const rows = byEmptiness(report).flatMap(({ field, filled }) => {
    const found = object.fields.find(({ name }) => name === field);
    return found ? [{ field, filled, label: fieldLabel(found, language) }] : [];
  });
  return (
    <section aria-labelledby="quality-complete">
      <h2 id="quality-complete">{t.complete}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.filled}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, filled, label }) => (
            <tr key={field}>
              <th scope="row">
                {filled < report.looked ? (
                  <Link
                    to="/w/$slug/$address"
                    params={{ slug, address: object.address }}
                    search={{ filter: { field, op: 'isEmpty' } }}
                    aria-label={t.missing(label)}
                    title={t.missing(label)}
                  >
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </th>
              <td>
                <span className={styles.share}>
                  <span className={styles.bar} aria-hidden="true">
                    <span style={{ inlineSize: `${(100 * filled) / report.looked}%` }} />
                  </span>
                  {formats.percent((100 * filled) / report.looked)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import type { Json } from '~/data/model/schema.ts';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import styles from './programme.module.css';
import { type Programme, type Signed, versionsOf } from './programme.ts';
import { programmeTexts } from './texts.ts';

/** Everything somebody has signed, with what reads differently today beside it. */
export function Versions({ all }: { all: Programme }) {
  const t = useTexts(programmeTexts);
  const formats = useFormats();
  const versions = versionsOf(all);
  if (versions.length === 0) {
    return null;
  }
  const says = (field: Signed, value: Json) =>
    typeof value !== 'string' ? t.none : field === 'byWhen' ? formats.day(value) : value;
  return (
    <section className={styles.part} aria-labelledby="programme-versions">
      <h2 id="programme-versions">{t.versions}</h2>
      <ul className={styles.versions}>
        {versions.map(({ key, signatures, changes }) => {
          const first = signatures.map(({ values }) => String(values.signedAt)).sort()[0] ?? '';
          const names = formats.list(signatures.map(({ values }) => String(values.name)));
          return (
            <li key={key}>
              <details>
                <summary>{t.versionOf(formats.day(dayOf(new Date(first), formats.zone)), names)}</summary>
                {changes.length === 0 && <p className={styles.good}>{t.versionSame}</p>}
                {changes.map(({ field, before, today }) => (
                  <div key={field} className={styles.difference}>
                    <h3>{t[field]}</h3>
                    <p>
                      <span className={styles.quiet}>{t.versionThen}: </span>
                      <del>{says(field, before)}</del>
                    </p>
                    <p>
                      <span className={styles.quiet}>{t.versionNow}: </span>
                      <ins>{says(field, today)}</ins>
                    </p>
                  </div>
                ))}
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

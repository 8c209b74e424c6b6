import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldLabel, pluralLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import styles from './import.module.css';
import { type Figures, type Import, rejectsAddress } from './imports.ts';
import { fieldOfPath, rowsIn } from './plan.ts';
import { importTexts } from './texts.ts';

/** The numbers of a dry run or a run, why rows are rejected, and what was left out. */
export function Happens({
  now,
  figures,
  isOld = false,
  onOpen,
}: {
  now: Import;
  figures: Figures;
  isOld?: boolean /** Goes to the file whose columns can still be changed. */;
  onOpen?: (file: number) => void;
}) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const model = useModel();
  const several = now.files.length > 1;
  const named = (file: number, path: string) => {
    const name = fieldOfPath(path);
    const object = now.plan.files[file]?.object;
    const field = object ? model?.field(object, name) : undefined;
    const says = field ? fieldLabel(field, language) : name;
    return [several && now.files[file]?.name, says].filter(Boolean).join(' · ');
  };
  const made = Object.entries(figures.made).map(([name, count]) => {
    const object = model?.object(name);
    return `${formats.number(count)} ${object ? pluralLabel(object, language) : name}`;
  });
  const refused = figures.files.flatMap(({ rejected }, file) => (rejected > 0 ? [file] : []));
  return (
    <div className={styles.happens} data-old={isOld || undefined}>
      <dl className={styles.numbers}>
        {(['created', 'updated', 'skipped', 'rejected'] as const).map((each) => (
          <div key={each} data-kind={each} data-none={figures[each] === 0 || undefined}>
            <dd>{formats.number(figures[each])}</dd>
            <dt>{t[each]}</dt>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        {t.sum(formats.number(rowsIn(figures)))}
        {figures.unchanged > 0 && `, ${t.unchanged(formats.number(figures.unchanged))}`}
      </p>
      {several && (
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">
                <span className="spoken">{t.files}</span>
              </th>
              {(['created', 'updated', 'skipped', 'rejected'] as const).map((each) => (
                <th key={each} scope="col">
                  {t[each]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.files.map((counts, file) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
              <tr key={file}>
                <th scope="row">{now.files[file]?.name}</th>
                {(['created', 'updated', 'skipped', 'rejected'] as const).map((each) => (
                  <td key={each}>{formats.number(counts[each])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {made.length > 0 && <p>{t.made(formats.list(made))}</p>}
      {figures.reasons.length > 0 && (
        <section className={styles.why}>
          <h3>{t.whyRejected}</h3>
          <ul>
            {figures.reasons.map(({ file, field, reason, count, message }) => (
              <li key={`${file} ${field} ${reason}`}>
                <b>{formats.number(count)}</b>
                <span>
                  {field && <span className={styles.name}>{named(file, field)}: </span>}
                  {message}
                </span>
              </li>
            ))}
          </ul>
          {refused.map((file) => (
            <a key={file} className={styles.link} href={rejectsAddress(now.id, file)} download>
              {several ? t.rejectsOf(now.files[file]?.name ?? '') : t.rejects}
            </a>
          ))}
        </section>
      )}
      {figures.leftOut.length > 0 && (
        <section className={styles.why}>
          <h3>{t.leftValues}</h3>
          <ul>
            {figures.leftOut.map(({ file, field, count }) => (
              <li key={`${file} ${field}`}>
                <b>{formats.number(count)}</b>
                {onOpen && several ? (
                  <button type="button" className={styles.subtle} onClick={() => onOpen(file)}>
                    {named(file, field)}
                  </button>
                ) : (
                  <span>{named(file, field)}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

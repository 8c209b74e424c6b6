import { Link } from '@tanstack/react-router';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { DropZone } from './DropZone.tsx';
import styles from './import.module.css';
import { type ImportLine, useImports } from './imports.ts';
import { importTexts } from './texts.ts';

/** Where files come in, and what came in before. */
export function ImportsPage() {
  const t = useTexts(importTexts);
  const { abilities, isAdministrator } = useHere();
  if (!isAdministrator && !abilities.includes('import')) {
    return <Empty title={t.mayNot} text={t.mayNotText} />;
  }
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      <p className={styles.quiet}>{t.about}</p>
      <DropZone />
      <Earlier />
    </div>
  );
}

function Earlier() {
  const t = useTexts(importTexts);
  const { data } = useImports();
  if (!data) {
    return null;
  }
  return (
    <section aria-label={t.earlier}>
      <h2>{t.earlier}</h2>
      {data.items.length === 0 ? (
        <p className={styles.quiet}>{t.none}</p>
      ) : (
        <ul className={styles.lines}>
          {data.items.map((line) => (
            <li key={line.id}>
              <Line line={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const TONES = { running: 'accent', checking: 'accent', done: 'good', failed: 'danger' } as const;

function Line({ line }: { line: ImportLine }) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { id, name, state, run, createdAt } = line;
  const counts = run
    ? ([
        [run.created, t.created],
        [run.updated, t.updated],
        [run.rejected, t.rejected],
      ] as const)
    : [];
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formats.number(count)} ${word}`);
  const tone = TONES[state as keyof typeof TONES]; // others have none
  return (
    <Link to="/w/$slug/import/$id" params={{ slug, id }} className={styles.line}>
      <span className={styles.name}>{name}</span>
      <span className={styles.tag} data-tone={tone}>
        {t[`s_${state}`]}
      </span>
      <span className={styles.quiet}>{[formats.when(createdAt), ...said].join(' · ')}</span>
    </Link>
  );
}

import { Link, useParams } from '@tanstack/react-router';
import { Problem } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { Draft } from './Draft.tsx';
import styles from './import.module.css';
import { useImport } from './imports.ts';
import { Outcome } from './Outcome.tsx';
import { importTexts } from './texts.ts';

/** One import: while it is a draft what becomes of what, later how far it is and what came of it. */
export function ImportPage() {
  const t = useTexts(importTexts);
  const { slug } = useHere();
  const { id = '' } = useParams({ strict: false });
  const { data, error } = useImport(id);
  if (error) {
    return <Empty title={error instanceof Problem ? t.gone : t.noLine} />;
  }
  if (!data) {
    return null;
  }
  return (
    <div className={styles.wide}>
      <header className={styles.head}>
        <Link to="/w/$slug/import" params={{ slug }} className={styles.back}>
          {t.allImports}
        </Link>
        <h1>{data.name}</h1>
      </header>
      {data.run ? <Outcome now={data} run={data.run} /> : <Draft now={data} />}
    </div>
  );
}

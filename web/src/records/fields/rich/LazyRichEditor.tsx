import { lazy, Suspense } from 'react';
import type { EditorProps } from '../editors/editor.ts';
import styles from './Rich.module.css';
import { RichText } from './RichText.tsx';

const RichEditor = lazy(() => import('./RichEditor.tsx').then((module) => ({ default: module.RichEditor })));

/** The editor of formatted text, fetched when one first writes such a text; till then the text stays as it is. */
export function LazyRichEditor(props: EditorProps) {
  const { value } = props;
  return (
    <Suspense
      fallback={
        <div className={styles.waiting}>{typeof value === 'string' && <RichText html={value} />}</div>
      }
    >
      <RichEditor {...props} />
    </Suspense>
  );
}

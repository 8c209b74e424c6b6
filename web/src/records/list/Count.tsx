import type { Query } from '~/data/filter/query.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useRecords } from '../source/useRecords.ts';
import styles from './ListPage.module.css';
import { listTexts } from './texts.ts';

/** How many records the list means, as exactly as is known. */
export function Count({ query, fields }: { query: Query; fields: readonly string[] }) {
  const { count, isEstimate } = useRecords(query, fields);
  const t = useTexts(listTexts);
  const formats = useFormats();
  if (count === undefined) {
    return null;
  }
  const text = isEstimate ? t.about(formats.number(rounded(count))) : formats.number(count);
  return (
    <span className={styles.count} role="status">
      {text}
    </span>
  );
}

/** An estimate to two digits: more would say more than is known. */
export function rounded(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / step) * step;
}

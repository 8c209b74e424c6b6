import { TextInput } from '@mantine/core';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import styles from './purchases.module.css';
import { type PurchaseSearch, type Purchases, SHOWN } from './purchases.ts';
import { purchaseTexts } from './texts.ts';

/** Which customers are wanted. */
export function Narrow({
  search,
  counts,
  onChange,
}: {
  search: PurchaseSearch;
  counts: Purchases['counts'];
  onChange: (to: PurchaseSearch) => void;
}) {
  const t = useTexts(purchaseTexts);
  const formats = useFormats();
  return (
    <div className={styles.narrow}>
      <fieldset className={styles.chips} aria-label={t.filter}>
        {SHOWN.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.chip}
            aria-pressed={(search.show ?? 'all') === each}
            onClick={() => onChange({ show: each })}
          >
            {t[each]} <span>{formats.number(counts[each])}</span>
          </button>
        ))}
      </fieldset>
      <TextInput
        className={styles.search}
        type="search"
        aria-label={t.search}
        placeholder={t.search}
        defaultValue={search.q ?? ''}
        maxLength={100}
        onChange={(event) => onChange({ q: event.currentTarget.value })}
      />
    </div>
  );
}

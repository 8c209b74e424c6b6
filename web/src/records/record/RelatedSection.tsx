import { IconPlus, IconUnlink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { RecordPicker } from '../fields/editors/RecordPicker.tsx';
import type { Hit } from '../fields/editors/useHits.ts';
import styles from './Related.module.css';
import { relatedTexts } from './relatedTexts.ts';

/** How many stand there unasked. */
const FEW = 5;

/** Records of one kind that belong to this one: a heading with their number, a way to add, and the first few. */
export function RelatedSection({
  name,
  count,
  items,
  all,
  picks,
  made,
  onAdd,
}: {
  name: string;
  count: number;
  items: readonly ReactNode[];
  /** Where all of them are listed. */
  all?: { readonly address: string; readonly slug: string; readonly filter: string } | undefined;
  /** What can be added: a record of these objects. */
  picks: readonly ObjectJson[];
  /** What a record made here has beside its title. */
  made?: { readonly [field: string]: string };
  onAdd?: ((hit: Hit) => void) | undefined;
}) {
  const t = useTexts(relatedTexts);
  const formats = useFormats();
  const [isAdding, setAdding] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, FEW);
  return (
    <section className={styles.section} aria-label={name}>
      <div className={styles.heading}>
        <h2>
          {name}
          {count > 0 && <span className={styles.count}>{formats.number(count)}</span>}
        </h2>
        {onAdd && (
          <button
            type="button"
            className={styles.icon}
            aria-label={t.add(name)}
            title={t.add(name)}
            onClick={() => setAdding(true)}
          >
            <Icon of={IconPlus} size={16} />
          </button>
        )}
      </div>
      {isAdding && (
        <RecordPicker
          objects={picks}
          label={t.find(name)}
          placeholder={t.find(name)}
          {...(made ? { made } : {})}
          onDone={(hit) => {
            setAdding(false);
            if (hit) {
              onAdd?.(hit);
            }
          }}
        />
      )}
      {shown.length > 0 && <ul className={styles.items}>{shown}</ul>}
      {items.length > FEW && (
        <button type="button" className={styles.more} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.fewer : t.all(formats.number(items.length))}
        </button>
      )}
      {isWhole && all && count > items.length && (
        <Link
          className={styles.more}
          to="/w/$slug/$address"
          params={{ slug: all.slug, address: all.address }}
          search={{ filter: JSON.parse(all.filter) }}
        >
          {t.all(formats.number(count))}
        </Link>
      )}
    </section>
  );
}

/** One of them: its name, what is worth knowing of it, and a way to unlink it. */
export function RelatedItem({
  name,
  children,
  onUnlink,
}: {
  name: ReactNode;
  children?: ReactNode;
  onUnlink?: { readonly label: string; readonly run: () => void } | undefined;
}) {
  return (
    <li className={styles.item}>
      <span className={styles.name}>{name}</span>
      {children && <span className={styles.facts}>{children}</span>}
      {onUnlink && (
        <button
          type="button"
          className={styles.unlink}
          aria-label={onUnlink.label}
          title={onUnlink.label}
          onClick={onUnlink.run}
        >
          <Icon of={IconUnlink} size={14} />
        </button>
      )}
    </li>
  );
}

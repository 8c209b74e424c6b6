import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { FieldJson, Json } from '~/data/model/schema.ts';
import { type Formats, useFormats } from '~/platform/formats.ts';
import { spacedNumber } from '~/platform/phones.ts';
import { useTexts } from '~/platform/texts.ts';
import { optionLabel } from '../naming.ts';
import styles from './FieldValue.module.css';
import { ratingMax, siteOf, textOf } from './fieldText.ts';
import { RecordLink } from './RecordName.tsx';
import { RichText } from './rich/RichText.tsx';
import { fieldTexts } from './texts.ts';

type Part = { readonly [name: string]: Json };

type Props = {
  readonly field: FieldJson;
  readonly value: Json | undefined;
  /** In a cell one line, and links that Tab passes by; on a page all there is. */
  readonly as?: 'cell' | 'page';
};

/** A field's value as people read it; nothing where it is empty. */
export function FieldValue({ field, value, as = 'cell' }: Props) {
  const formats = useFormats();
  if (value === undefined || value === null) {
    return null;
  }
  const tab = as === 'cell' ? { tabIndex: -1 } : {};
  const target = field.type === 'user' ? 'user' : field.target;
  if (target && typeof value === 'string') {
    return <RecordLink object={target} id={value} {...tab} />;
  }
  const type = field.resultType ?? field.type;
  if (type === 'polymorphicRelation' && typeof value === 'object' && 'object' in value) {
    return <RecordLink object={String(value.object)} id={String(value.id)} {...tab} />;
  }
  if (type === 'select' || type === 'multiSelect') {
    return <Options field={field} value={value} formats={formats} />;
  }
  if (type === 'rating' && typeof value === 'number') {
    return <Stars field={field} count={value} />;
  }
  if (type === 'emailList' || type === 'phoneList' || type === 'urlList') {
    return <Handles type={type} value={value} as={as} />;
  }
  const text = textOf(field, value, formats);
  if (type === 'taxId') {
    return <TaxId text={text} isDoubtful={typeof value === 'object' && 'isDoubtful' in value} />;
  }
  if (as === 'page' && type === 'json') {
    return <span className={styles.code}>{JSON.stringify(value, null, 2)}</span>;
  }
  if (as === 'page' && type === 'richText') {
    return <RichText html={String(value)} />;
  }
  return as === 'page' && type === 'longText' ? <span className={styles.text}>{text}</span> : text;
}

function Options({ field, value, formats }: { field: FieldJson; value: Json; formats: Formats }) {
  const keys: readonly Json[] = Array.isArray(value) ? value : [value];
  return (
    <span className={styles.options}>
      {keys.map((key) => {
        const option = field.options?.find((other) => other.key === key);
        return (
          <span key={String(key)} className={styles.option} data-color={option?.color ?? undefined}>
            {option ? optionLabel(option, formats.language) : String(key)}
          </span>
        );
      })}
    </span>
  );
}

function Stars({ field, count }: { field: FieldJson; count: number }) {
  const t = useTexts(fieldTexts);
  const most = ratingMax(field);
  return (
    <span className={styles.stars} role="img" aria-label={t.stars(count, most)}>
      {Array.from({ length: most }, (_, i) => i).map((i) =>
        i < count ? <IconStarFilled key={i} size={14} /> : <IconStar key={i} size={14} stroke={1.5} />,
      )}
    </span>
  );
}

function TaxId({ text, isDoubtful }: { text: string; isDoubtful: boolean }) {
  const t = useTexts(fieldTexts);
  return (
    <>
      {text}
      {isDoubtful && <span className={styles.doubt}>{t.doubtful}</span>}
    </>
  );
}

const SCHEMES: { readonly [type: string]: string } = { emailList: 'mailto:', phoneList: 'tel:', urlList: '' };

/** Addresses, numbers and pages as what one can use; in a cell the main one. */
function Handles({ type, value, as }: { type: string; value: Json; as: 'cell' | 'page' }) {
  const t = useTexts(fieldTexts);
  const list = (Array.isArray(value) ? value : [value]) as readonly Json[]; // one alone may come as text
  const items = list.map(
    (item): Part => (typeof item === 'object' && item !== null ? (item as Part) : { url: item }),
  );
  const ordered = items.toSorted((a, b) => Number(b.isPrimary === true) - Number(a.isPrimary === true));
  const shown = as === 'cell' ? ordered.slice(0, 1) : ordered;
  return (
    <span className={as === 'page' ? styles.lines : undefined}>
      {shown.map((item) => {
        const text = String(item.address ?? item.number ?? item.url ?? '');
        return (
          <span key={text}>
            <a
              className={styles.link}
              data-type={type}
              href={hrefOf(type, text)}
              onClick={(event) => event.stopPropagation()}
              {...(type === 'urlList' ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
              {...(as === 'cell' ? { tabIndex: -1 } : {})}
            >
              {type === 'urlList' ? siteOf(text) : type === 'phoneList' ? spacedNumber(text) : text}
            </a>
            {as === 'page' && typeof item.extension === 'string' && (
              <span className={styles.note}>
                {'#'}
                {item.extension}
              </span>
            )}
            {as === 'page' && typeof item.label === 'string' && (
              <span className={styles.note}>{labelText(item.label, t)}</span>
            )}
          </span>
        );
      })}
      {as === 'cell' && items.length > 1 && (
        <span className={styles.note}>
          {'+'}
          {items.length - 1}
        </span>
      )}
    </span>
  );
}

const LABELS = ['work', 'home', 'mobile', 'fax', 'other'] as const;
type Labels = { readonly [L in (typeof LABELS)[number]]: string };

/** The usual labels in the user's language, others as somebody wrote them. */
function labelText(label: string, t: Labels): string {
  const known = LABELS.find((each) => each === label.toLowerCase());
  return known ? t[known] : label;
}

/** Only what the web may open: a page whose address is a script stays text. */
function hrefOf(type: string, text: string): string | undefined {
  const scheme = SCHEMES[type] ?? '';
  return scheme || /^https?:/i.test(text) ? `${scheme}${text}` : undefined;
}

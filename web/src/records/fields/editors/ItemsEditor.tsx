import { IconPlus, IconStar, IconStarFilled, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { parseItem } from '../parse/parseValue.ts';
import { doubtTexts } from '../parse/texts.ts';
import { fieldTexts } from '../texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, focusAndSelect } from './editor.ts';
import { FloatingForm } from './FloatingForm.tsx';

type Item = { readonly [part: string]: Json };

const KINDS: {
  readonly [type: string]: {
    key: 'address' | 'number' | 'url';
    doubt: 'email' | 'phone' | 'web';
    input: string;
  };
} = {
  emailList: { key: 'address', doubt: 'email', input: 'email' },
  phoneList: { key: 'number', doubt: 'phone', input: 'tel' },
  urlList: { key: 'url', doubt: 'web', input: 'url' },
};

/** E-mail addresses, telephone numbers or web pages, one to a line; a star marks the main one. */
export function ItemsEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label } = props;
  const t = useTexts(fieldTexts);
  const why = useTexts(doubtTexts);
  const { key, doubt, input } = KINDS[field.type] ?? { key: 'url', doubt: 'web', input: 'url' };
  const [items, setItems] = useState<readonly Item[]>(() => itemsOf(value, key));
  const [wrong, setWrong] = useState<number>();
  const change = (i: number, item: Item) => {
    setItems(items.map((other, j) => (j === i ? item : other)));
    setWrong(undefined);
  };
  const save = () => {
    const filled = items.filter((item) => String(item[key] ?? '').trim() !== '');
    const bad = filled.findIndex((item) => parseItem(field.type, String(item[key])) === undefined);
    if (bad >= 0) {
      setItems(filled);
      setWrong(bad);
      return;
    }
    const next = itemsFrom(filled, field.type, key);
    finish(props, next.length > 0 ? next : null);
  };
  return (
    <FloatingForm
      label={label}
      shown={items.map((item) => String(item[key] ?? '')).join(', ')}
      onSave={save}
      onCancel={() => onDone(undefined)}
    >
      <div className={styles.items}>
        {items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <div key={i}>
            <div className={styles.item}>
              <input
                ref={isAutoFocus && i === items.length - 1 ? focusAndSelect : undefined}
                className={styles.input}
                type="text"
                inputMode={input as 'email' | 'tel' | 'url'} // as in KINDS
                value={String(item[key] ?? '')}
                aria-label={`${label} ${i + 1}`}
                aria-invalid={wrong === i || undefined}
                autoComplete="off"
                onChange={(event) => change(i, { ...item, [key]: event.target.value })}
              />
              {key !== 'url' && items.length > 1 && (
                <button
                  type="button"
                  className={styles.icon}
                  aria-label={t.primary}
                  aria-pressed={item.isPrimary === true}
                  title={t.primary}
                  onClick={() => setItems(items.map((other, j) => ({ ...other, isPrimary: j === i })))}
                >
                  <Icon of={item.isPrimary === true ? IconStarFilled : IconStar} size={16} />
                </button>
              )}
              <button
                type="button"
                className={styles.icon}
                aria-label={`${t.remove}: ${String(item[key] ?? '')}`}
                title={t.remove}
                onClick={() => setItems(items.filter((_, j) => j !== i))}
              >
                <Icon of={IconX} size={16} />
              </button>
            </div>
            {wrong === i && (
              <p className={styles.why} role="alert">
                {why[doubt]}
              </p>
            )}
          </div>
        ))}
      </div>
      <button type="button" className={styles.link} onClick={() => setItems([...items, { [key]: '' }])}>
        <Icon of={IconPlus} size={14} /> {t.add}
      </button>
    </FloatingForm>
  );
}

function itemsOf(value: Json | undefined, key: string): readonly Item[] {
  const list: readonly Json[] = Array.isArray(value) ? value : value ? [value as Json] : []; // never parts alone
  const items = list.map((item): Item => (typeof item === 'object' ? (item as Item) : { [key]: item })); // parts or text
  return items.length > 0 ? items : [{ [key]: '' }];
}

/** The items as the server wants them: tidy, none twice, one of them the main one. */
export function itemsFrom(items: readonly Item[], type: string, key: string): readonly Item[] {
  const seen = new Set<string>();
  const tidy = items.flatMap((item): Item[] => {
    const text = parseItem(type, String(item[key])) ?? '';
    const isNew = text !== '' && !seen.has(text.toLowerCase());
    seen.add(text.toLowerCase());
    return isNew ? [{ ...item, [key]: text }] : [];
  });
  if (type === 'urlList') {
    return tidy;
  }
  const main = Math.max(
    0,
    tidy.findIndex((item) => item.isPrimary === true),
  );
  return tidy.map((item, i) => ({ ...item, isPrimary: i === main }));
}

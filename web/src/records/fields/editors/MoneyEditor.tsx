import { useId, useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { useModel } from '../../workspace.tsx';
import { parseNumber, typedNumber } from '../parse/numbers.ts';
import { doubtTexts } from '../parse/texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, focusAndSelect, hasLeft } from './editor.ts';

const texts = defineTexts({
  en: { currency: 'Currency' },
  es: { currency: 'Moneda' },
  it: { currency: 'Valuta' },
});

const COMMON = ['EUR', 'USD', 'GBP', 'CHF'];
const SIGNS: { readonly [sign: string]: string } = { '€': 'EUR', $: 'USD', '£': 'GBP' };

/** An amount and its currency; `500 USD` or `£20` in the amount say the currency, too. */
export function MoneyEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label } = props;
  const { language } = useSettings();
  const t = useTexts(texts);
  const why = useTexts(doubtTexts);
  const id = useId();
  const workspace = useModel()?.schema.workspace.currency ?? 'EUR';
  const before = moneyOf(value);
  const shown = before ? typedNumber(before.amount, language) : '';
  const [text, setText] = useState(shown);
  const [currency, setCurrency] = useState(before?.currency ?? workspace);
  const [doubt, setDoubt] = useState<string>();
  const save = () => {
    if (text.trim() === '') {
      return field.isRequired ? setDoubt(why.required) : finish(props, null);
    }
    const { rest, said } = apart(text);
    const amount = parseNumber(rest, language);
    if (amount === undefined) {
      return setDoubt(why.number);
    }
    const isUntouched = text === shown && currency === before?.currency;
    return isUntouched ? onDone(undefined) : finish(props, { amount, currency: said ?? currency });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the inputs within
    <span
      className={styles.whole}
      onBlur={(event) => hasLeft(event) && save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          event.key === 'Enter' ? save() : onDone(undefined);
        }
      }}
    >
      <span className={styles.pair}>
        <input
          ref={isAutoFocus ? focusAndSelect : undefined}
          className={styles.input}
          inputMode="decimal"
          data-align="end"
          value={text}
          aria-label={label}
          aria-invalid={doubt ? true : undefined}
          aria-describedby={doubt ? id : undefined}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setDoubt(undefined);
          }}
        />
        <select
          className={`${styles.input} ${styles.short}`}
          value={currency}
          aria-label={t.currency}
          onChange={(event) => setCurrency(event.target.value)}
        >
          {currencies(currency, workspace).map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      </span>
      {doubt && (
        <span className={styles.why} id={id} role="alert">
          {doubt}
        </span>
      )}
    </span>
  );
}

function moneyOf(value: Json | undefined): { amount: number; currency: string } | undefined {
  return value && typeof value === 'object' && 'amount' in value
    ? { amount: Number(value.amount), currency: String(value.currency) }
    : undefined;
}

/** The number and the currency that may stand before or behind it. */
export function apart(text: string): { rest: string; said?: string } {
  const found = /([A-Z]{3}|[€$£])/i.exec(text);
  const word = found?.[1]?.toUpperCase();
  const said =
    word && (SIGNS[word] ?? (Intl.supportedValuesOf('currency').includes(word) ? word : undefined));
  return found && said ? { rest: text.replace(found[0], ''), said } : { rest: text };
}

function currencies(present: string, workspace: string): readonly string[] {
  return [...new Set([present, workspace, ...COMMON, ...Intl.supportedValuesOf('currency')])];
}

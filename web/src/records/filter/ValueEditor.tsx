import { useRef, useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { optionLabel } from '../naming.ts';
import { Choices } from './Choices.tsx';
import { DateValue } from './DateValue.tsx';
import styles from './Filter.module.css';
import type { Asked } from './fieldPaths.ts';
import type { Condition } from './filterTree.ts';
import { valueKind } from './operators.ts';
import { RecordChoices } from './RecordChoices.tsx';
import { filterTexts } from './texts.ts';

type Props = { asked: Asked; condition: Condition; onChange: (condition: Condition) => void };

/** What a condition compares with, put in as the field's type wants it. */
export function ValueEditor({ asked, condition, onChange }: Props) {
  const t = useTexts(filterTexts);
  const { language } = useSettings();
  const kind = valueKind(asked, condition.op);
  const { value } = condition;
  const set = (next: Json) => onChange({ ...condition, value: next });
  const setSome = (some: readonly string[]) => {
    const op = { eq: 'in', ne: 'notIn' }[condition.op] ?? condition.op;
    onChange({ ...condition, op, value: some });
  };
  if (asked.kind === 'many' || kind === 'none') {
    return null;
  }
  const { field } = asked;
  const values: readonly Json[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const texts = values.filter((each) => typeof each === 'string');
  switch (kind) {
    case 'options': {
      const options = (field.options ?? []).filter(({ key, retired }) => !retired || texts.includes(key));
      const choices = options.map((option) => ({ id: option.key, name: optionLabel(option, language) }));
      return <Choices name={asked.label} choices={choices} chosen={texts} onChange={setSome} />;
    }
    case 'records':
      return (
        <RecordChoices
          name={asked.label}
          object={field.type === 'user' ? 'user' : (field.target ?? '')}
          chosen={texts}
          onChange={setSome}
        />
      );
    case 'boolean':
      return (
        <select
          className={styles.input}
          aria-label={t.value}
          value={String(value)}
          onChange={(event) => set(event.currentTarget.value === 'true')}
        >
          <option value="true">{t.yes}</option>
          <option value="false">{t.no}</option>
        </select>
      );
    case 'date':
      return <DateValue condition={condition} onChange={onChange} />;
    case 'range':
      return (
        <div className={styles.pair}>
          <Typed
            key="from"
            label={t.from}
            type="number"
            value={values[0]}
            onChange={(next) => set([next, values[1] ?? null])}
          />
          <Typed
            key="to"
            label={t.to}
            type="number"
            value={values[1]}
            onChange={(next) => set([values[0] ?? null, next])}
          />
        </div>
      );
    case 'number':
    case 'text': {
      const isList = Array.isArray(value);
      return (
        <Typed
          label={t.value}
          type={kind}
          value={values[0]}
          onChange={(next) => set(isList ? [next] : next)}
        />
      );
    }
  }
}

/** How long one pauses before what was typed counts. */
const PAUSE = 250;

function Typed({
  label,
  type,
  value,
  onChange,
}: {
  label: string;
  type: 'number' | 'text';
  value: Json | undefined;
  onChange: (value: Json) => void;
}) {
  const [typed, setTyped] = useState(value === undefined || value === null ? '' : String(value));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const take = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const number = Number(text);
      onChange(type === 'text' ? text.trim() : text.trim() === '' || Number.isNaN(number) ? null : number);
    }, PAUSE);
  };
  return (
    <input
      className={styles.input}
      type={type}
      step="any"
      aria-label={label}
      placeholder={label}
      value={typed}
      data-autofocus
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
}

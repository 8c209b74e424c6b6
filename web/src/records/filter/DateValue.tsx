import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { askFor, askForDays, daysOf, SPANS, type SpanName, spanOf } from './dates.ts';
import styles from './Filter.module.css';
import type { Condition } from './filterTree.ts';
import { filterTexts } from './texts.ts';

/** A time: in words that move along with the day, or from one day to another. */
export function DateValue({
  condition,
  onChange,
}: {
  condition: Condition;
  onChange: (condition: Condition) => void;
}) {
  const t = useTexts(filterTexts);
  const { field, op, value } = condition;
  const span = spanOf(op, value);
  const days = daysOf(op, value);
  const [isDays, setDays] = useState(days.from !== '' || days.to !== '');
  const setSpan = (name: string) => {
    const found = SPANS.find((each) => each === name);
    setDays(!found);
    if (found) {
      onChange({ field, ...askFor(found) });
    }
  };
  const setDay = (from: string, to: string) =>
    onChange({ field, ...(askForDays(from, to) ?? { op: 'between', value: [null, null] }) });
  const chosen: SpanName | 'days' | '' = isDays ? 'days' : (span ?? '');
  return (
    <div>
      <select
        className={styles.input}
        aria-label={t.value}
        value={chosen}
        data-autofocus
        onChange={(event) => setSpan(event.currentTarget.value)}
      >
        <option value="" disabled>
          {'…'}
        </option>
        {SPANS.map((name) => (
          <option key={name} value={name}>
            {t[name]}
          </option>
        ))}
        <option value="days">{t.days}</option>
      </select>
      {chosen === 'days' && (
        <div className={styles.pair}>
          <input
            className={styles.input}
            type="date"
            aria-label={t.from}
            value={days.from}
            onChange={(event) => setDay(event.currentTarget.value, days.to)}
          />
          <input
            className={styles.input}
            type="date"
            aria-label={t.to}
            value={days.to}
            onChange={(event) => setDay(days.from, event.currentTarget.value)}
          />
        </div>
      )}
    </div>
  );
}

import { useId } from 'react';
import styles from './import.module.css';

/** One of a few, as the browser asks for it. */
export function Choice<T extends string>({
  label,
  name,
  value,
  choices,
  onChange,
}: {
  label?: string;
  /** How it is called where no label stands. */
  name?: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}) {
  const id = useId();
  const select = (
    <select
      id={id}
      className={styles.input}
      aria-label={name}
      value={value}
      onChange={(event) => {
        const chosen = choices.find(([each]) => each === event.currentTarget.value);
        if (chosen) {
          onChange(chosen[0]);
        }
      }}
    >
      {choices.map(([each, says]) => (
        <option key={each} value={each}>
          {says}
        </option>
      ))}
    </select>
  );
  return label ? (
    <div className={styles.label}>
      <label htmlFor={id}>{label}</label>
      {select}
    </div>
  ) : (
    select
  );
}

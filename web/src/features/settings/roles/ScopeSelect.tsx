import { useId } from 'react';
import { useTexts } from '~/platform/texts.ts';
import type { Scope } from './matrix.ts';
import styles from './Roles.module.css';
import { roleTexts } from './roleTexts.ts';

/** A scope as a word to choose; with `otherwise` it can be left to the role. Plain, since there are many. */
export function ScopeSelect({
  label,
  isLabelled = false,
  value,
  choices,
  otherwise,
  onChange,
}: {
  label: string;
  isLabelled?: boolean;
  /** Undefined where it is left to the role. */
  value: Scope | undefined;
  choices: readonly Scope[];
  otherwise?: string;
  onChange: (scope: Scope | undefined) => void;
}) {
  const t = useTexts(roleTexts);
  const id = useId();
  const select = (
    <select
      id={id}
      {...(isLabelled ? {} : { 'aria-label': label })}
      className={styles.select}
      data-said={otherwise !== undefined && value !== undefined ? true : undefined}
      value={value ?? ''}
      onChange={(event) => onChange(choices.find((scope) => scope === event.currentTarget.value))}
    >
      {otherwise !== undefined && <option value="">{otherwise}</option>}
      {choices.map((scope) => (
        <option key={scope} value={scope}>
          {t[`s_${scope}`]}
        </option>
      ))}
    </select>
  );
  return isLabelled ? (
    <div className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      {select}
    </div>
  ) : (
    select
  );
}

import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import styles from './Filter.module.css';
import { filterTexts } from './texts.ts';

/** How many choices one looks through without a search. */
const FEW = 8;

/** Some of several: boxes to tick, with a search where they are many. */
export function Choices({
  name,
  choices,
  chosen,
  onChange,
}: {
  name: string;
  choices: readonly { readonly id: string; readonly name: string }[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTexts(filterTexts);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const shown = choices.filter((choice) => choice.name.toLowerCase().includes(wanted));
  return (
    <div>
      {choices.length > FEW && (
        <input
          className={styles.input}
          type="search"
          aria-label={t.find}
          placeholder={t.find}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ChoiceList name={name} shown={shown} chosen={chosen} onChange={onChange} />
    </div>
  );
}

/** The boxes themselves. */
export function ChoiceList({
  name,
  shown,
  chosen,
  onChange,
}: {
  name: string;
  shown: readonly { readonly id: string; readonly name: string }[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTexts(filterTexts);
  return (
    <fieldset className={styles.choices}>
      <legend className="spoken">{name}</legend>
      {shown.map((choice) => (
        <label key={choice.id} className={styles.tick}>
          <input
            type="checkbox"
            checked={chosen.includes(choice.id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, choice.id]
                  : chosen.filter((id) => id !== choice.id),
              )
            }
          />
          {choice.name}
        </label>
      ))}
      {shown.length === 0 && <p className={styles.quiet}>{t.nothing}</p>}
    </fieldset>
  );
}

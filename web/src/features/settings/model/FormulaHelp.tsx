import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { useItems } from '../kit/server.ts';
import type { FormulaFunction } from './completion.ts';
import styles from './Formula.module.css';
import { modelTexts } from './modelTexts.ts';

/** The functions there are, in the user's language. */
export function useFunctions(): readonly FormulaFunction[] {
  return useItems<FormulaFunction>('/model/formula/functions') ?? [];
}

/** The functions with what they do; one is put into the formula by choosing it. */
export function FormulaHelp({
  functions,
  onPick,
}: {
  functions: readonly FormulaFunction[];
  onPick: (name: string) => void;
}) {
  const t = useTexts(modelTexts);
  const [wanted, setWanted] = useState('');
  const word = wanted.trim().toLocaleLowerCase();
  const shown = functions.filter(({ name, localName, description }) =>
    `${name} ${localName} ${description}`.toLocaleLowerCase().includes(word),
  );
  return (
    <details className={styles.functions}>
      <summary>{t.functions}</summary>
      <TextInput
        mt={8}
        aria-label={t.findFunction}
        placeholder={t.findFunction}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <ul className={styles.list}>
        {shown.map((each) => (
          <li key={each.name}>
            <button type="button" className={styles.function} onClick={() => onPick(each.localName)}>
              <code>
                <b>{each.localName}</b>({each.arguments})
              </code>
              <span>{each.description}</span>
              <span>
                <code>{each.example}</code>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

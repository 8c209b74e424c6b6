import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useModel } from '../workspace.tsx';
import styles from './Filter.module.css';
import { type Asked, askedOf, DEEPEST, findAsked, targetOf } from './fieldPaths.ts';
import { filterTexts } from './texts.ts';

type Level = { readonly object: ObjectJson; readonly at: string; readonly words: string };

/** Finds what a condition is to ask: a field of the object, or of what it is related with. */
export function FieldPicker({ object, onPick }: { object: ObjectJson; onPick: (asked: Asked) => void }) {
  const t = useTexts(filterTexts);
  const { language } = useSettings();
  const model = useModel();
  const [typed, setTyped] = useState('');
  const [levels, setLevels] = useState<readonly Level[]>([]);
  const here = levels.at(-1) ?? { object, at: '', words: '' };
  const found = !model
    ? []
    : typed.trim() !== ''
      ? findAsked(model, object, language, typed)
      : askedOf(model, here.object, language, here.at, '');
  return (
    <div className={styles.picker}>
      <input
        className={styles.input}
        type="search"
        aria-label={t.findField}
        placeholder={t.findField}
        value={typed}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first) {
            event.preventDefault();
            onPick(first);
          }
        }}
      />
      {levels.length > 0 && typed === '' && (
        <button type="button" className={styles.back} onClick={() => setLevels(levels.slice(0, -1))}>
          <Icon of={IconChevronLeft} size={16} />
          {here.words}
        </button>
      )}
      <ul className={styles.list}>
        {found.map((asked) => {
          const target = model && asked.kind === 'field' ? targetOf(model, asked.field) : undefined;
          const isDeeper = target && levels.length < DEEPEST && typed.trim() === '';
          return (
            <li key={asked.path}>
              <button type="button" className={styles.choice} onClick={() => onPick(asked)}>
                {asked.label}
              </button>
              {isDeeper && (
                <button
                  type="button"
                  className={styles.deeper}
                  aria-label={t.into(asked.label)}
                  title={t.into(asked.label)}
                  onClick={() =>
                    setLevels([...levels, { object: target, at: `${asked.path}.`, words: asked.label }])
                  }
                >
                  <Icon of={IconChevronRight} size={16} />
                </button>
              )}
            </li>
          );
        })}
        {found.length === 0 && <li className={styles.quiet}>{t.noField}</li>}
      </ul>
    </div>
  );
}

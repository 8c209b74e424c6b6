import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { TYPE_GROUPS, type TypeGroup, type TypeKey, typeIcon } from './fieldTypes.ts';
import styles from './Model.module.css';
import { modelTexts } from './modelTexts.ts';
import { typeTexts } from './typeTexts.ts';

const GROUPS = Object.keys(TYPE_GROUPS) as TypeGroup[]; // keys of a constant

/** The types there are, each with a sentence; what is typed narrows them. */
export function TypePicker({
  onPick,
  hasInverses,
}: {
  onPick: (type: TypeKey) => void;
  /** Whether records point here, so that there is something to roll up. */
  hasInverses: boolean;
}) {
  const t = useTexts(modelTexts);
  const types = useTexts(typeTexts);
  const [wanted, setWanted] = useState('');
  const word = wanted.trim().toLocaleLowerCase();
  const fits = (type: TypeKey) =>
    (type !== 'rollUp' || hasInverses) &&
    `${types[type]} ${types[`${type}_`]}`.toLocaleLowerCase().includes(word);
  return (
    <>
      <TextInput
        aria-label={t.findType}
        placeholder={t.findType}
        leftSection={<Icon of={IconSearch} size={16} />}
        value={wanted}
        data-autofocus
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <div>
        {GROUPS.map((group) => {
          const shown = TYPE_GROUPS[group].filter(fits);
          return (
            shown.length > 0 && (
              <section key={group} aria-label={types[`g_${group}`]}>
                <h3 className={styles.groupName}>{types[`g_${group}`]}</h3>
                <ul className={styles.types}>
                  {shown.map((type) => (
                    <li key={type}>
                      <button type="button" className={styles.type} onClick={() => onPick(type)}>
                        <Icon of={typeIcon(type)} />
                        <span>
                          <span className={styles.typeName}>{types[type]}</span>
                          <span className={styles.typeText}>{types[`${type}_`]}</span>
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </>
  );
}

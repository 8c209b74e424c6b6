import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { fold } from '~/data/filter/folding.ts';
import type { FieldJson, Json } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { optionLabel } from '../../naming.ts';
import { FieldValue } from '../FieldValue.tsx';
import { textOf } from '../fieldText.ts';
import { fieldTexts } from '../texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, focusAndSelect } from './editor.ts';

type Choice = { readonly key: string; readonly name: string; readonly value: Json };

/** One of some options, or several; typing narrows them. */
export function ChoiceEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label } = props;
  const t = useTexts(fieldTexts);
  const formats = useFormats();
  const isMany = field.type === 'multiSelect';
  const combobox = useCombobox({ defaultOpened: true });
  const [search, setSearch] = useState('');
  const [marked, setMarked] = useState<readonly Json[]>(Array.isArray(value) ? value : []);
  const isOver = useRef(false);
  const end = (next: Json | undefined) => {
    if (!isOver.current) {
      isOver.current = true;
      next === undefined ? onDone(undefined) : finish(props, next);
    }
  };
  const all = choicesOf(field, formats.language, t);
  const found = all.filter(({ name }) => fold(name).includes(fold(search)));
  const ordered = () => all.map((choice) => choice.value).filter((one) => marked.includes(one));
  const leave = () => end(isMany ? (marked.length > 0 ? ordered() : null) : undefined);
  const submit = (key: string) => {
    const choice = all.find((other) => other.key === key);
    if (!choice) {
      end(null);
    } else if (isMany) {
      const { value: one } = choice;
      setMarked(marked.includes(one) ? marked.filter((other) => other !== one) : [...marked, one]);
      setSearch('');
    } else {
      end(choice.value);
    }
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" width={260} offset={2}>
      <Combobox.Target>
        <input
          ref={isAutoFocus ? focusAndSelect : undefined}
          className={styles.input}
          aria-label={label}
          value={search}
          placeholder={textOf(field, isMany ? marked : value, formats)}
          title={isMany ? t.chooseMany : undefined}
          autoComplete="off"
          onFocus={() => combobox.openDropdown()}
          onChange={(event) => {
            setSearch(event.target.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              end(undefined);
            } else if (event.key === 'Enter') {
              event.stopPropagation();
              if (event.ctrlKey || event.metaKey) {
                leave();
              }
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={320} style={{ overflowY: 'auto' }}>
          {!isMany && !field.isRequired && value !== undefined && value !== null && search === '' && (
            <Combobox.Option className={styles.choice} value="" key="">
              <span className={styles.option}>
                <span className={styles.mark} />
                {t.clear}
              </span>
            </Combobox.Option>
          )}
          {found.map(({ key, value: one }) => {
            const isOn = isMany ? marked.includes(one) : one === value;
            return (
              <Combobox.Option
                className={styles.choice}
                value={key}
                key={key}
                active={isOn}
                aria-selected={isOn}
              >
                <span className={styles.option}>
                  <span className={styles.mark}>{isOn && <Icon of={IconCheck} size={16} />}</span>
                  <FieldValue field={field} value={isMany ? [one] : one} />
                </span>
              </Combobox.Option>
            );
          })}
          {found.length === 0 && <Combobox.Empty>{t.nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function choicesOf(
  field: FieldJson,
  language: 'en' | 'es' | 'it',
  t: { readonly yes: string; readonly no: string },
): readonly Choice[] {
  if (field.type === 'boolean') {
    return [
      { key: 'true', name: t.yes, value: true },
      { key: 'false', name: t.no, value: false },
    ];
  }
  return (field.options ?? [])
    .filter(({ retired }) => !retired)
    .map((option) => ({ key: option.key, name: optionLabel(option, language), value: option.key }));
}

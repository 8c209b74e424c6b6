import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { LabelFields } from '../kit/LabelFields.tsx';
import { written } from '../kit/labels.ts';
import { Sortable } from '../kit/Sortable.tsx';
import type { Sending } from '../kit/server.ts';
import { COLORS, colorValue } from './colors.ts';
import { newOption, type OptionDraft } from './draft.ts';
import styles from './Model.module.css';
import { modelTexts } from './modelTexts.ts';

/** The choices of a field: their words, colours and order. Pasting several lines makes several choices. */
export function OptionsEditor({
  options,
  onChange,
  sending,
}: {
  options: readonly OptionDraft[];
  onChange: (next: readonly OptionDraft[]) => void;
  sending: Sending;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const [focus, setFocus] = useState<string>();
  const change = (id: string, changes: Partial<OptionDraft>) =>
    onChange(options.map((option) => (option.id === id ? { ...option, ...changes } : option)));
  const addAfter = (place: number, labels: readonly string[] = ['']) => {
    const added = labels.map((text) => ({ ...newOption(), label: written({}, language, text, language) }));
    onChange(options.toSpliced(place, 0, ...added));
    setFocus(added.at(-1)?.id);
  };
  const nameOf = (option: OptionDraft) => option.label[language] || t.newOption;
  const wrong = sending.faults.find(({ path }) => path.startsWith('options'))?.message;
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <legend style={{ padding: '0 0 4px', fontWeight: 500 }}>{t.options}</legend>
      <Sortable items={options} keyOf={({ id }) => id} nameOf={nameOf} onSort={onChange}>
        {(option, place) => (
          <div className={styles.option}>
            <ColorPicker
              name={t.colorOf(nameOf(option))}
              color={option.color}
              onPick={(color) => change(option.id, { color })}
            >
              <LabelFields
                label={t.optionLabel}
                value={option.label}
                onChange={(label) => change(option.id, { label })}
              />
            </ColorPicker>
            <TextInput
              aria-label={t.optionAt(place + 1)}
              value={option.label[language] ?? ''}
              autoFocus={option.id === focus}
              onChange={(event) =>
                change(option.id, {
                  label: written(option.label, language, event.currentTarget.value, language),
                })
              }
              onPaste={(event) => {
                const lines = event.clipboardData
                  .getData('text')
                  .split(/\r?\n/)
                  .map((line) => line.trim())
                  .filter(Boolean);
                if (lines.length > 1) {
                  event.preventDefault();
                  addAfter(place + 1, lines);
                }
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') {
                  event.preventDefault();
                  addAfter(place + 1);
                }
              }}
            />
            <ActionIcon
              aria-label={t.removeOption(nameOf(option))}
              onClick={() => onChange(options.filter(({ id }) => id !== option.id))}
            >
              <Icon of={IconX} size={16} />
            </ActionIcon>
          </div>
        )}
      </Sortable>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Icon of={IconPlus} size={16} />}
        onClick={() => addAfter(options.length)}
      >
        {t.addOption}
      </Button>
      <p className={styles.note}>{t.optionsHelp}</p>
      {wrong && (
        <p role="alert" style={{ color: 'var(--danger)' }}>
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

function ColorPicker({
  name,
  color,
  onPick,
  children,
}: {
  name: string;
  color: string | null;
  onPick: (color: string | null) => void;
  children: ReactNode;
}) {
  const t = useTexts(modelTexts);
  return (
    <Popover position="bottom-start" trapFocus width={320}>
      <Popover.Target>
        <button type="button" className={styles.color} aria-label={name}>
          <span className={styles.swatch} style={{ background: colorValue(color) }} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div style={{ display: 'grid', gap: 12 }}>
          <div className={styles.colors}>
            {[null, ...COLORS].map((each) => (
              <button
                key={each ?? 'none'}
                type="button"
                className={styles.color}
                aria-label={each ? t[`c_${each}`] : t.c_none}
                aria-pressed={each === color}
                onClick={() => onPick(each)}
              >
                <span className={styles.swatch} style={{ background: colorValue(each) }} />
              </button>
            ))}
          </div>
          {children}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

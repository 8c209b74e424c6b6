import { Select } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldLabel } from '~/records/naming.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './import.module.css';
import type { ColumnPlan, FileColumn } from './imports.ts';
import { type Part, type Target, targetsOf, targetWord } from './plan.ts';
import { importTexts } from './texts.ts';

const NewField = lazy(() => import('./NewField.tsx').then((m) => ({ default: m.NewField })));

const NOWHERE = '-';
const NEW = '+';

/** Where a column goes; the list of all places is only made when one asks for it, since files may be very wide. */
export function TargetPicker({
  importId,
  file,
  object,
  column,
  name,
  plan,
  onChange,
}: {
  importId: string;
  file: number;
  object: ObjectJson;
  column: FileColumn;
  name: string;
  plan: ColumnPlan;
  onChange: (change: Partial<ColumnPlan>) => Promise<void>;
}) {
  const t = useTexts(importTexts);
  const { language } = useSettings();
  const { abilities, isAdministrator } = useHere();
  const [isOpen, setOpen] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const says = (field: string, part: Part | null) => (part ? `${field}: ${t[`p_${part}`]}` : field);
  const word = ({ field, part }: Target) => says(fieldLabel(field, language), part);
  const field = object.fields.find((each) => each.name === plan.field);
  // parts come from the server as words; those it knows are those of the texts
  const now = field ? word({ field, part: plan.part as Part | null }) : t.leaveOut;
  const close = () => {
    flushSync(() => setOpen(false));
    button.current?.focus();
  };
  const choose = (chosen: string | null) => {
    close();
    if (chosen === NEW) {
      setMaking(true);
    } else if (chosen === NOWHERE) {
      onChange({ field: null, part: null });
    } else if (chosen) {
      const [to = '', part = null] = chosen.split('.');
      onChange({ field: to, part });
    }
  };
  const mayMake = isAdministrator || abilities.includes('manageModel');
  if (!isOpen) {
    return (
      <>
        <button
          ref={button}
          type="button"
          className={styles.target}
          data-left={!field || undefined}
          aria-haspopup="listbox"
          aria-label={`${t.targetOf(name)}: ${now}`}
          onClick={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              setOpen(true);
            }
          }}
        >
          {now}
        </button>
        {isMaking && (
          <Suspense>
            <NewField
              importId={importId}
              file={file}
              object={object}
              column={column}
              name={name}
              onMade={(made) => onChange({ field: made, part: null })}
              onClose={() => setMaking(false)}
            />
          </Suspense>
        )}
      </>
    );
  }
  const targets = targetsOf(object)
    .map((target) => ({ value: targetWord(target.field.name, target.part), label: word(target) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
  return (
    <Select
      aria-label={t.targetOf(name)}
      data={[
        { value: NOWHERE, label: t.leaveOut },
        ...(mayMake ? [{ value: NEW, label: t.newField }] : []),
        ...targets,
      ]}
      value={plan.field ? targetWord(plan.field, plan.part) : NOWHERE}
      searchable
      autoFocus
      defaultDropdownOpened
      selectFirstOptionOnChange
      nothingFoundMessage={t.noTarget}
      maxDropdownHeight={320}
      allowDeselect={false}
      onFocus={(event) => event.currentTarget.select()}
      onOptionSubmit={choose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      }}
      onBlur={() => setOpen(false)}
    />
  );
}

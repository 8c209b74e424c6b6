import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { type Completion, completionsAt, inserted } from './completion.ts';
import styles from './Formula.module.css';
import { FormulaHelp, useFunctions } from './FormulaHelp.tsx';
import { FormulaResult } from './FormulaResult.tsx';
import type { ModelObject, WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';

/** What the server says of an expression. */
export type Checked = {
  readonly type: string | null;
  readonly errors: readonly {
    readonly offset: number | null;
    readonly length: number | null;
    readonly message: string;
  }[];
  readonly hasValue: boolean;
  readonly value: Json | null;
  readonly inputs: readonly string[];
};

/** Writes a formula: names are completed, what is wrong is marked in its place, and the result is live. */
export function FormulaEditor({
  model,
  object,
  value,
  onChange,
  error,
}: {
  model: WholeModel;
  object: ModelObject;
  value: string;
  onChange: (next: string) => void;
  error?: string | undefined;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [offered, setOffered] = useState<readonly Completion[]>([]);
  const [at, setAt] = useState(0);
  const [record, setRecord] = useState<string>();
  const functions = useFunctions();
  const checked = useCheck(object, value, record);
  const fault = value.trim() ? checked?.errors[0] : undefined;

  const look = (text: string, cursor: number) => {
    setOffered(completionsAt(text, cursor, { model, object, functions, language }));
    setAt(0);
  };
  const take = (completion: Completion) => {
    const cursor = area.current?.selectionStart ?? value.length;
    const next = inserted(value, cursor, completion);
    onChange(next.text);
    setOffered([]);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  const handleKey = (event: KeyboardEvent) => {
    const chosen = offered[at];
    if (!chosen) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setOffered([]);
    }
  };
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {t.formula}
      </label>
      <div className={styles.box} data-wrong={fault ? true : undefined}>
        <pre className={styles.marks} aria-hidden>
          <Marked text={value} fault={fault} />
        </pre>
        <textarea
          ref={area}
          id={id}
          className={styles.area}
          value={value}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(offered.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          aria-describedby={`${id}-says`}
          placeholder={t.formulaExample}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            look(event.currentTarget.value, event.currentTarget.selectionStart);
          }}
          onKeyDown={handleKey}
          onBlur={() => setOffered([])}
        />
        {offered.length > 0 && (
          <div className={styles.offered} id={`${id}-list`} role="listbox" aria-label={t.completions}>
            {offered.map((completion, place) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the text field has the focus and says which is chosen
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text field's keys choose it
              <div
                key={completion.insert}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === at}
                className={styles.completion}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(completion)}
              >
                <code>{completion.insert}</code>
                <span>{completion.says}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      <p
        id={`${id}-says`}
        className={styles.says}
        role="status"
        data-wrong={fault || error ? true : undefined}
      >
        {fault?.message ?? error ?? (checked?.type ? '' : t.formulaHelp)}
      </p>
      {checked?.type && !fault && (
        <FormulaResult object={object} checked={checked} record={record} onRecord={setRecord} />
      )}
      <FormulaHelp
        functions={functions}
        onPick={(name) => take({ insert: `${name}(`, says: '', replaces: 0 })}
      />
    </div>
  );
}

/** The text again, invisible, with a mark under what is wrong. */
function Marked({ text, fault }: { text: string; fault: Checked['errors'][number] | undefined }) {
  if (!fault || fault.offset === null) {
    return text;
  }
  const from = Math.min(fault.offset, Math.max(text.length - 1, 0));
  const to = Math.max(from + 1, from + (fault.length ?? 1));
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to) || ' '}</mark>
      {text.slice(to)}
    </>
  );
}

function useCheck(object: ModelObject, expression: string, record: string | undefined): Checked | undefined {
  const [calm] = useDebouncedValue(expression, 200);
  return useQuery({
    queryKey: ['formula check', object.name, calm, record],
    queryFn: () =>
      api.post<Checked>('/model/formula/check', {
        object: object.name,
        expression: calm,
        ...(record ? { record } : {}),
      }),
    enabled: calm.trim() !== '',
    placeholderData: keepPreviousData,
  }).data;
}

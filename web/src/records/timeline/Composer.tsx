import {
  IconCalendar,
  IconChecklist,
  IconNote,
  IconPhone,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { type Action, useActions } from '~/platform/actions.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useCommands } from '../commands.ts';
import { useRowHere } from '../workspace.tsx';
import styles from './Composer.module.css';
import { concerning, created, type Draft, EMPTY, KINDS, type Kind } from './composing.ts';

const ICONS: { readonly [K in Kind]: TablerIcon } = {
  note: IconNote,
  task: IconChecklist,
  call: IconPhone,
  meeting: IconCalendar,
};

const KEYS: { readonly [K in Kind]: string } = { note: 'n', task: 't', call: 'l', meeting: 'm' };

const texts = defineTexts({
  en: {
    add: 'Add to the timeline',
    note: 'Note',
    task: 'Task',
    call: 'Call',
    meeting: 'Meeting',
    noteHint: 'What is worth remembering?',
    taskHint: 'What is to be done?',
    callHint: 'What was said on the phone?',
    meetingHint: 'What is the meeting about?',
    due: 'Due',
    when: 'When',
    inbound: 'They called',
    save: 'Save',
    noteSaved: 'Note saved.',
    taskSaved: 'Task planned.',
    callSaved: 'Call logged.',
    meetingSaved: 'Meeting saved.',
  },
  es: {
    add: 'Añadir a la cronología',
    note: 'Nota',
    task: 'Tarea',
    call: 'Llamada',
    meeting: 'Reunión',
    noteHint: '¿Qué merece la pena recordar?',
    taskHint: '¿Qué hay que hacer?',
    callHint: '¿Qué se habló por teléfono?',
    meetingHint: '¿De qué trata la reunión?',
    due: 'Vence',
    when: 'Cuándo',
    inbound: 'Llamaron ellos',
    save: 'Guardar',
    noteSaved: 'Nota guardada.',
    taskSaved: 'Tarea prevista.',
    callSaved: 'Llamada registrada.',
    meetingSaved: 'Reunión guardada.',
  },
  it: {
    add: 'Aggiungi alla cronologia',
    note: 'Nota',
    task: 'Attività',
    call: 'Chiamata',
    meeting: 'Riunione',
    noteHint: 'Che cosa vale la pena ricordare?',
    taskHint: 'Che cosa c’è da fare?',
    callHint: 'Che cosa si è detto al telefono?',
    meetingHint: 'Di che cosa tratta la riunione?',
    due: 'Scadenza',
    when: 'Quando',
    inbound: 'Hanno chiamato loro',
    save: 'Salva',
    noteSaved: 'Nota salvata.',
    taskSaved: 'Attività pianificata.',
    callSaved: 'Chiamata registrata.',
    meetingSaved: 'Riunione salvata.',
  },
});

/** Writes a note, plans a task or a meeting, logs a call: one field, and one more where time matters. */
export function Composer({ object, id }: { object: ObjectJson; id: string }) {
  const t = useTexts(texts);
  const commands = useCommands();
  const row = useRowHere(object.name, id);
  const [draft, setDraft] = useDraft(id);
  const field = useRef<HTMLTextAreaElement>(null);
  const actions = useMemo(
    (): readonly Action[] =>
      KINDS.map((kind) => ({
        id: `timeline.${kind}`,
        name: `${t.add}: ${t[kind]}`,
        group: t.add,
        keys: KEYS[kind],
        run: () => {
          setDraft((before) => ({ ...before, kind }));
          field.current?.focus();
        },
      })),
    [t, setDraft],
  );
  useActions(actions);
  const { kind } = draft;
  const isTimed = kind !== 'note';
  const save = async () => {
    if (!row || !draft.text.trim()) {
      field.current?.focus();
      return;
    }
    const { object: made, values } = created(draft, concerning(object, row), new Date());
    setDraft(() => ({ ...EMPTY, kind }));
    await commands.create(made, values, t[`${kind}Saved`]);
  };
  return (
    <form
      className={styles.composer}
      aria-label={t.add}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className={styles.kinds} aria-label={t.add}>
        {KINDS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === kind}
            onClick={() => {
              setDraft((before) => ({ ...before, kind: each }));
              field.current?.focus();
            }}
          >
            <Icon of={ICONS[each]} size={16} />
            {t[each]}
          </button>
        ))}
      </fieldset>
      <textarea
        ref={field}
        rows={2}
        maxLength={20_000}
        placeholder={t[`${kind}Hint`]}
        aria-label={t[`${kind}Hint`]}
        value={draft.text}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setDraft((before) => ({ ...before, text }));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            save();
          } else if (event.key === 'Escape') {
            event.currentTarget.blur();
          }
        }}
      />
      <div className={styles.more}>
        {isTimed && (
          <label>
            {kind === 'task' ? t.due : t.when}{' '}
            <input
              type="datetime-local"
              value={draft.at}
              onChange={(event) => {
                const at = event.currentTarget.value;
                setDraft((before) => ({ ...before, at }));
              }}
            />
          </label>
        )}
        {kind === 'call' && (
          <label>
            <input
              type="checkbox"
              checked={draft.isInbound}
              onChange={(event) => {
                const isInbound = event.currentTarget.checked;
                setDraft((before) => ({ ...before, isInbound }));
              }}
            />{' '}
            {t.inbound}
          </label>
        )}
        <button type="submit" className={styles.save} disabled={!draft.text.trim()}>
          {t.save}
        </button>
      </div>
    </form>
  );
}

/** What is being written at a record; it survives a reload of the tab. */
function useDraft(id: string): [Draft, (change: (before: Draft) => Draft) => void] {
  const name = `grato draft ${id}`;
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = sessionStorage.getItem(name);
    return kept ? { ...EMPTY, ...JSON.parse(kept) } : EMPTY;
  });
  const change = useMemo(
    () => (how: (before: Draft) => Draft) =>
      setDraft((before) => {
        const next = how(before);
        if (next.text) {
          sessionStorage.setItem(name, JSON.stringify(next));
        } else {
          sessionStorage.removeItem(name);
        }
        return next;
      }),
    [name],
  );
  return [draft, change];
}

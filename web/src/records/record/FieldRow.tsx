import { Tooltip } from '@mantine/core';
import { IconLock, IconPencil } from '@tabler/icons-react';
import { useRef } from 'react';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { isEditable } from '../fields/editable.ts';
import { FieldEditor } from '../fields/FieldEditor.tsx';
import { FieldValue } from '../fields/FieldValue.tsx';
import { fieldLabel, inLanguage } from '../naming.ts';
import { FieldStory } from './FieldStory.tsx';
import styles from './Fields.module.css';
import type { Origin } from './origins.ts';
import { isEmpty } from './sections.ts';
import { recordTexts } from './texts.ts';
import { useSave } from './useSave.ts';

type Props = {
  readonly object: ObjectJson;
  readonly row: Row;
  readonly field: FieldJson;
  /** The feed that alone writes the field. */
  readonly master?: Origin | undefined;
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  readonly onEnd: () => void;
  /** Goes on editing the field after this one, or the one before. */
  readonly onStep: (step: 1 | -1) => void;
};

/** A field with its value; a click, Enter or `e` edits it where it stands. */
export function FieldRow({ object, row, field, master, isEditing, onEdit, onEnd, onStep }: Props) {
  const { language } = useSettings();
  const t = useTexts(recordTexts);
  const save = useSave(object, row.id);
  const isOver = useRef(false);
  const label = labelOf(field, language, t);
  const value = row.values[field.name];
  const canEdit = isEditable(object, field) && !master;
  const help = field.help ? inLanguage(field.help, language, '') : '';
  const isMissing = field.isRequired && isEmpty(value);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Tab of the editor within
    <div
      className={styles.row}
      data-field={field.name}
      data-missing={isMissing || undefined}
      data-long={/^(longText|richText|json)$/.test(field.type) || undefined}
      onKeyDown={(event) => {
        if (isEditing && event.key === 'Tab' && isLastStop(event.target, event.shiftKey)) {
          event.preventDefault();
          isOver.current = false;
          (document.activeElement as HTMLElement | null)?.blur(); // which saves
          if (isOver.current) {
            onStep(event.shiftKey ? -1 : 1);
          }
        }
      }}
    >
      <FieldStory object={object} id={row.id} field={field} label={label} help={help} />
      {isEditing && !master ? (
        <div className={styles.editor}>
          <FieldEditor
            object={object}
            field={field}
            value={value}
            draftName={`${row.id} ${field.name}`}
            onDone={(next) => {
              isOver.current = true;
              onEnd();
              if (next !== undefined) {
                save(field, next);
              }
            }}
          />
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the button beside it is for the keyboard
        // biome-ignore lint/a11y/useKeyWithClickEvents: likewise
        <div
          className={styles.value}
          data-editable={canEdit || undefined}
          onClick={(event) => {
            const isLink = event.target instanceof Element && event.target.closest('a, button');
            if (canEdit && !isLink && !getSelection()?.toString()) {
              onEdit();
            }
          }}
        >
          <span className={styles.text}>
            {isEmpty(value) ? (
              <span className={styles.empty}>{isMissing ? t.required : canEdit ? t.add : '–'}</span>
            ) : (
              <FieldValue field={field} value={value} as="page" />
            )}
          </span>
          {canEdit && (
            <button type="button" className={styles.pencil} aria-label={t.edit(label)} onClick={onEdit}>
              <Icon of={IconPencil} size={14} />
            </button>
          )}
          {master && <Mastered feed={master} />}
        </div>
      )}
      {isMissing && help && !isEditing && <p className={styles.reason}>{help}</p>}
    </div>
  );
}

/** Says before anybody types who writes the field instead. */
function Mastered({ feed }: { feed: Origin }) {
  const t = useTexts(recordTexts);
  const formats = useFormats();
  const reason = t.masteredBy(feed.name, feed.asOf ? formats.when(feed.asOf) : '');
  return (
    <Tooltip label={reason} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={styles.lock} aria-label={reason}>
        <Icon of={IconLock} size={14} />
      </button>
    </Tooltip>
  );
}

type Words = { readonly createdAt: string; readonly updatedAt: string };

export function labelOf(field: FieldJson, language: 'en' | 'es' | 'it', t: Words): string {
  if (field.name === 'createdAt' || field.name === 'updatedAt') {
    return t[field.name];
  }
  return fieldLabel(field, language);
}

/** Whether Tab would leave the editor here. */
function isLastStop(target: EventTarget, isBack: boolean): boolean {
  const within =
    target instanceof Element ? (target.closest('form, [role="group"]') ?? target.closest('div')) : null;
  const stops = [
    ...(within?.querySelectorAll<HTMLElement>(
      'input, select, textarea, button:not([hidden]), [contenteditable="true"]',
    ) ?? []),
  ].filter(({ tabIndex }) => tabIndex >= 0);
  return stops.length === 0 || target === (isBack ? stops[0] : stops.at(-1));
}

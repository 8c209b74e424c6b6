import { useState } from 'react';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { isEditable } from '../fields/editable.ts';
import { FieldEditor } from '../fields/FieldEditor.tsx';
import { FieldValue } from '../fields/FieldValue.tsx';
import { FollowButton } from '../follow/FollowButton.tsx';
import { fieldLabel, titleOf } from '../naming.ts';
import { iconOf } from '../places.ts';
import type { Story } from '../timeline/useTimeline.ts';
import { labelOf } from './FieldRow.tsx';
import styles from './RecordHeader.module.css';
import { RecordMenu } from './RecordMenu.tsx';
import { figureFields, isEmpty, stateFields } from './sections.ts';
import { recordTexts } from './texts.ts';
import { useSave } from './useSave.ts';

const CONTACTS = new Set(['email', 'call', 'meeting', 'chat', 'post', 'form']);

/** Who or what it is, how it stands, whose it is, and when one spoke last and will speak next. */
export function RecordHeader({ object, row, story }: { object: ObjectJson; row: Row; story: Story }) {
  const t = useTexts(recordTexts);
  const formats = useFormats();
  const title = titleOf(object, row);
  const last = story.past.find(({ kind }) => CONTACTS.has(kind));
  const [next] = story.planned;
  const asOf = row.values.asOf;
  const hasContacts =
    object.hasTimeline && (last || next || object.name === 'company' || object.name === 'person');
  return (
    <header className={styles.header}>
      <div className={styles.first}>
        {object.name === 'company' || object.name === 'person' ? (
          <Avatar name={title || '?'} size={40} isRound={object.name === 'person'} />
        ) : (
          <span className={styles.symbol}>
            <Icon of={iconOf(object.name)} size={22} />
          </span>
        )}
        <div className={styles.naming}>
          <Name object={object} row={row} title={title} />
          <div className={styles.states}>
            {stateFields(object).map((field) => (
              <Fact key={field.name} object={object} row={row} field={field} />
            ))}
          </div>
        </div>
        <FollowButton object={object.name} id={row.id} />
        <RecordMenu object={object} row={row} title={title} />
      </div>
      {object.isErpMastered && (
        <p className={styles.notice}>{typeof asOf === 'string' ? t.erpAsOf(formats.when(asOf)) : t.erp}</p>
      )}
      <dl className={styles.facts}>
        {figureFields(object)
          .filter((field) => !isEmpty(row.values[field.name]))
          .map((field) => (
            <div key={field.name}>
              <dt>{labelOf(field, formats.language, t)}</dt>
              <dd className="numbers">
                <FieldValue field={field} value={row.values[field.name]} as="page" />
              </dd>
            </div>
          ))}
        {hasContacts && (
          <>
            <div>
              <dt>{t.lastContact}</dt>
              <dd>{last ? formats.when(last.occurredAt) : story.isLoading ? '\u2026' : t.never}</dd>
            </div>
            <div data-attention={(!story.isLoading && (!next || isPast(next.occurredAt))) || undefined}>
              <dt>{t.nextContact}</dt>
              <dd title={next?.title ?? undefined}>
                {next ? formats.when(next.occurredAt) : story.isLoading ? '\u2026' : t.nothingPlanned}
              </dd>
            </div>
          </>
        )}
      </dl>
    </header>
  );
}

function isPast(moment: string): boolean {
  return Date.parse(moment) < Date.now();
}

/** The name; a click or Enter edits it. */
function Name({ object, row, title }: { object: ObjectJson; row: Row; title: string }) {
  const t = useTexts(recordTexts);
  const formats = useFormats();
  const save = useSave(object, row.id);
  const [isEditing, setEditing] = useState(false);
  const field = object.fields.find(({ name }) => name === object.title);
  if (!field || !isEditable(object, field)) {
    return <h1 className={styles.name}>{title || t.noTitle}</h1>;
  }
  return isEditing ? (
    <div className={styles.name}>
      <FieldEditor
        object={object}
        field={field}
        value={row.values[field.name]}
        onDone={(next) => {
          setEditing(false);
          if (next !== undefined) {
            save(field, next);
          }
        }}
      />
    </div>
  ) : (
    <h1 className={styles.name}>
      <button
        type="button"
        className={styles.rename}
        title={t.edit(fieldLabel(field, formats.language))}
        onClick={() => setEditing(true)}
      >
        {title || t.noTitle}
      </button>
    </h1>
  );
}

/** A value that says how the record stands, to be changed where it stands. */
function Fact({ object, row, field }: { object: ObjectJson; row: Row; field: FieldJson }) {
  const t = useTexts(recordTexts);
  const formats = useFormats();
  const save = useSave(object, row.id);
  const [isEditing, setEditing] = useState(false);
  const value = row.values[field.name];
  const label = labelOf(field, formats.language, t);
  if (isEditing) {
    return (
      <span className={styles.editing}>
        <FieldEditor
          object={object}
          field={field}
          value={value}
          onDone={(next) => {
            setEditing(false);
            if (next !== undefined) {
              save(field, next);
            }
          }}
        />
      </span>
    );
  }
  const shown = isEmpty(value) ? (
    <span className={styles.quiet}>{label}</span>
  ) : (
    <FieldValue field={field} value={value} />
  );
  if (!isEditable(object, field)) {
    return isEmpty(value) ? null : <span className={styles.state}>{shown}</span>;
  }
  return (
    <button type="button" className={styles.state} title={t.edit(label)} onClick={() => setEditing(true)}>
      <span className="spoken">{label}</span>
      {shown}
    </button>
  );
}

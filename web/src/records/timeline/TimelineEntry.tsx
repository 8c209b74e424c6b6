import { useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { dayOf, type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { FieldValue } from '../fields/FieldValue.tsx';
import { textOf } from '../fields/fieldText.ts';
import { plainOf } from '../fields/parse/richText.ts';
import { RichText } from '../fields/rich/RichText.tsx';
import { fieldLabel } from '../naming.ts';
import { useHere, useModel, useRecord } from '../workspace.tsx';
import { ConcernLink, EntryTitle } from './EntryTitle.tsx';
import type { Entry } from './entries.ts';
import { kindIcon, kindLabel } from './kinds.ts';
import { TaskBox } from './TaskBox.tsx';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';

/** One thing that happened or is planned. */
export function TimelineEntry({ entry, about }: { entry: Entry; about: string }) {
  const t = useTexts(timelineTexts);
  const formats = useFormats();
  const model = useModel();
  const label = model ? kindLabel(model, entry.kind, formats.language) : entry.kind;
  const others = entry.concerns.filter(({ id, object }) => id !== about && object !== 'user');
  return (
    <li className={styles.entry} data-kind={entry.kind}>
      <span className={styles.icon}>
        {entry.object === 'task' ? <TaskBox entry={entry} /> : <Icon of={kindIcon(entry.kind)} size={16} />}
      </span>
      <div className={styles.body}>
        <p className={styles.head}>
          <EntryTitle entry={entry} label={label} />
          <Told entry={entry} />
          <span className={styles.time}>
            {entry.isPending && <em>{t.pending}</em>}
            <When entry={entry} />
          </span>
        </p>
        <Summary entry={entry} />
        {entry.edits && <Edited object={entry.object} fields={entry.edits.fields} />}
        {others.length > 0 && (
          <p className={styles.concerns}>
            {others.slice(0, 4).map(({ id, object, title }) => (
              <ConcernLink key={id} object={object} id={id} title={title ?? ''} />
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

/** The hour of what has happened; day and hour of what is planned. */
function When({ entry }: { entry: Entry }) {
  const t = useTexts(timelineTexts);
  const formats = useFormats();
  const now = new Date();
  if (!entry.isPlanned) {
    return entry.isDay ? null : (
      <time dateTime={entry.occurredAt}>
        {formats.time(entry.occurredAt)}
        {until(entry, formats)}
      </time>
    );
  }
  const isLate = dayOf(new Date(entry.occurredAt), formats.zone) < dayOf(now, formats.zone);
  return (
    <time dateTime={entry.occurredAt} data-late={isLate || undefined}>
      {formats.when(entry.occurredAt)}
      {until(entry, formats)}
      {isLate && entry.object === 'task' && ` · ${t.overdue}`}
    </time>
  );
}

/** When a meeting ends, on the day on which it begins. */
function until({ fields, occurredAt }: Entry, formats: Formats): string {
  const { endsAt } = fields;
  const day = (moment: string) => dayOf(new Date(moment), formats.zone);
  const isSameDay = typeof endsAt === 'string' && day(endsAt) === day(occurredAt);
  return isSameDay ? `–${formats.time(endsAt)}` : '';
}

const MOMENTS = ['created', 'opened', 'resolved', 'closed', 'won', 'lost'] as const;

/** What happened to it, where its being there does not say so. */
function Told({ entry }: { entry: Entry }) {
  const t = useTexts(timelineTexts);
  const word = MOMENTS.find((moment) => moment === entry.moment);
  return word ? <span className={styles.word}>{t[word]}</span> : null;
}

/** Which fields were edited; what they were is in their history. */
function Edited({ object, fields }: { object: string; fields: readonly string[] }) {
  const model = useModel();
  const { language, list } = useFormats();
  const names = fields.flatMap((name) => model?.field(object, name) ?? []);
  return <p className={styles.facts}>{list(names.map((field) => fieldLabel(field, language)))}</p>;
}

const LONG = new Set(['longText', 'richText']);

/** A few of its values, and what was written. */
function Summary({ entry }: { entry: Entry }) {
  const model = useModel();
  const formats = useFormats();
  const parts = Object.entries(entry.fields).flatMap(([name, value]) => {
    const field = model?.field(entry.object, name);
    return field && name !== 'kind' && name !== 'endsAt' ? [{ field, value }] : [];
  });
  const short = parts.filter(({ field, value }) => !LONG.has(field.type) && value !== 'normal');
  const long = parts.filter(({ field }) => LONG.has(field.type));
  return (
    <>
      {short.length > 0 && (
        <p className={styles.facts}>
          {short.map(({ field, value }) =>
            isChange(value) ? (
              <span key={field.name}>
                <span className={styles.name}>{fieldLabel(field, formats.language)}</span>{' '}
                <Side field={field} value={value.before} /> {'→'} <Side field={field} value={value.after} />
              </span>
            ) : (
              <span key={field.name}>
                <FieldValue field={field} value={value} />
              </span>
            ),
          )}
        </p>
      )}
      {long.map(({ field, value }) => (
        <Words
          key={field.name}
          entry={entry}
          field={field.name}
          text={textOf(field, sideOf(value), formats)}
        />
      ))}
    </>
  );
}

type Change = { readonly before: Json; readonly after: Json };

function isChange(value: Json): value is Json & Change {
  return typeof value === 'object' && value !== null && 'before' in value && 'after' in value;
}

function sideOf(value: Json): Json {
  return isChange(value) ? value.after : value;
}

function Side({ field, value }: { field: Parameters<typeof FieldValue>[0]['field']; value: Json }) {
  if (value === null) {
    return '–';
  }
  return typeof value === 'object' && 'label' in value ? (
    String(value.label)
  ) : (
    <FieldValue field={field} value={value} />
  );
}

/** How much of a text comes with the story. */
const CUT = 158;

/** What was written; cut, until one wants to read it all. */
function Words({ entry, field, text }: { entry: Entry; field: string; text: string }) {
  const t = useTexts(timelineTexts);
  const [isWhole, setWhole] = useState(false);
  const plain = plainOf(text);
  return (
    <div className={styles.words}>
      {isWhole ? <Whole entry={entry} field={field} otherwise={plain} /> : plain}
      {plain.length >= CUT && (
        <button type="button" className={styles.inline} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.less : t.whole}
        </button>
      )}
    </div>
  );
}

function Whole({ entry, field, otherwise }: { entry: Entry; field: string; otherwise: string }) {
  'use no memo'; // what the device has is one store that changes within
  const { grato } = useHere();
  const row = useRecord(entry.object, entry.record) ?? grato.rows.get(entry.object, entry.record);
  const value = row?.values[field];
  if (typeof value !== 'string') {
    return otherwise;
  }
  const isRich = grato.model?.field(entry.object, field)?.type === 'richText';
  return isRich ? <RichText html={value} /> : value;
}

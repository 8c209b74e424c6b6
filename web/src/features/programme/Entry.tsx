import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Row, Values } from '~/data/store/rows.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { FieldValue } from '~/records/fields/FieldValue.tsx';
import { fieldLabel, titleOf } from '~/records/naming.ts';
import { FieldRow } from '~/records/record/FieldRow.tsx';
import { isEmpty } from '~/records/record/sections.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import styles from './entry.module.css';
import { entryTexts } from './entryTexts.ts';

/** Records of one kind, one below the other. */
export function Entries({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={styles.entries} aria-label={label}>
      {children}
    </ul>
  );
}

/**
 * A record of the programme in a line that opens: there its fields are written where they stand by who leads, and read
 * by everybody else.
 */
export function Entry({
  object: name,
  row,
  fields,
  canLead,
  says,
  hole,
  children,
}: {
  object: string;
  row: Row;
  fields: readonly string[];
  canLead: boolean;
  /** What is said of it beside its name. */
  says?: ReactNode;
  /** What is missing, in red. */
  hole?: string | false | undefined;
  children?: ReactNode;
}) {
  const object = useModel()?.object(name);
  if (!object) {
    return null;
  }
  return (
    <li className={styles.entry} data-hole={Boolean(hole) || undefined}>
      <details>
        <summary>
          <strong>{titleOf(object, row)}</strong>
          <span className={styles.says}>
            {hole && <em>{hole}</em>}
            {says}
          </span>
        </summary>
        <Inside object={name} row={row} fields={fields} canLead={canLead}>
          {children}
        </Inside>
      </details>
    </li>
  );
}

/** What opens below a record's line: its fields, what belongs to it, and the ways on. */
export function Inside({
  object: name,
  row,
  fields,
  canLead,
  children,
}: {
  object: string;
  row: Row;
  fields: readonly string[];
  canLead: boolean;
  children?: ReactNode;
}) {
  const t = useTexts(entryTexts);
  const { slug } = useHere();
  const object = useModel()?.object(name);
  const { remove } = useCommands();
  const [editing, setEditing] = useState<string>();
  if (!object) {
    return null;
  }
  const title = titleOf(object, row);
  const shown = fields.flatMap((each) => object.fields.find((field) => field.name === each) ?? []);
  const filled = shown.filter((field) => !isEmpty(row.values[field.name]));
  const step = (from: string, by: 1 | -1) =>
    setEditing(shown[shown.findIndex((field) => field.name === from) + by]?.name);
  return (
    <div className={styles.inside}>
      {canLead
        ? shown.map((field) => (
            <FieldRow
              key={field.name}
              object={object}
              row={row}
              field={field}
              isEditing={editing === field.name}
              onEdit={() => setEditing(field.name)}
              onEnd={() => setEditing(undefined)}
              onStep={(by) => step(field.name, by)}
            />
          ))
        : filled.length > 0 && <Read row={row} fields={filled} />}
      {children}
      <p className={styles.ways}>
        <Link to="/w/$slug/$address/$id" params={{ slug, address: object.address, id: row.id }}>
          {t.open(title)}
        </Link>
        {canLead && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => remove(name, row.id, t.removed).catch(sayProblem)}
          >
            {t.remove(title)}
          </Button>
        )}
      </p>
    </div>
  );
}

function Read({ row, fields }: { row: Row; fields: readonly Parameters<typeof FieldValue>[0]['field'][] }) {
  const { language } = useSettings();
  return (
    <dl className={styles.read}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{fieldLabel(field, language)}</dt>
          <dd>
            <FieldValue field={field} value={row.values[field.name]} as="page" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Makes a record of one sentence; the rest is written where it stands. */
export function NewEntry({
  object,
  given,
  label,
  example,
  children,
  isReady = true,
}: {
  object: string;
  /** What is known of it already. */
  given: Values;
  label: string;
  example?: string;
  /** What else is asked, between the sentence and the button. */
  children?: ReactNode;
  /** Whether what else is asked has been answered. */
  isReady?: boolean;
}) {
  const t = useTexts(entryTexts);
  const { create } = useCommands();
  const [name, setName] = useState('');
  return (
    <form
      className={styles.fresh}
      onSubmit={(event) => {
        event.preventDefault();
        create(object, { ...given, name: name.trim() })
          .then(() => setName(''))
          .catch(sayProblem);
      }}
    >
      <TextInput
        label={label}
        placeholder={example}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {children}
      <Button type="submit" variant="default" disabled={name.trim() === '' || !isReady}>
        {t.add}
      </Button>
    </form>
  );
}

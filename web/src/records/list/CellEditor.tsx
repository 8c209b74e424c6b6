import { useEffect, useRef } from 'react';
import type { FieldJson, Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { FieldEditor } from '../fields/FieldEditor.tsx';
import { fieldLabel } from '../naming.ts';
import { useHere } from '../workspace.tsx';
import type { Cursor } from './cursor.ts';
import styles from './RecordTable.module.css';
import { listTexts } from './texts.ts';

/** A cell while it is edited; Tab goes on to the next one. */
export function CellEditor({
  object,
  row,
  field,
  cursor,
  columns,
}: {
  object: ObjectJson;
  row: Row;
  field: FieldJson;
  cursor: Cursor;
  columns: number;
}) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const commands = useCommands();
  const { grato } = useHere();
  const frame = useRef<HTMLDivElement>(null);
  const next = useRef(0);
  useEffect(() => {
    // by the time it is changed the record is here, so that the change is shown at once
    grato.open(object.name, row.id).catch(() => undefined);
  }, [grato, object, row.id]);
  const done = (value: Json | undefined) => {
    const grid = frame.current?.closest<HTMLElement>('[role=grid]');
    const isLeft = document.activeElement !== document.body && !grid?.contains(document.activeElement);
    cursor.edit(false);
    if (next.current !== 0) {
      cursor.aside(next.current, columns);
      cursor.edit(true);
    } else if (!isLeft) {
      grid?.focus({ preventScroll: true });
    }
    if (value !== undefined) {
      const says = t.changed(fieldLabel(field, language));
      commands.change(object.name, row.id, { [field.name]: value }, says).catch(sayProblem);
    }
  };
  return (
    <div
      ref={frame}
      className={styles.editor}
      onKeyDownCapture={(event) => {
        const { target } = event;
        if (event.key === 'Tab' && target instanceof HTMLElement) {
          event.preventDefault();
          next.current = event.shiftKey ? -1 : 1;
          target.blur();
        }
      }}
    >
      <FieldEditor object={object} field={field} value={row.values[field.name]} onDone={done} />
    </div>
  );
}

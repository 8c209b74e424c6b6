import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useTexts } from '~/platform/texts.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { isEditableInCell } from '../fields/editable.ts';
import { FieldValue } from '../fields/FieldValue.tsx';
import { titleOf } from '../naming.ts';
import { useHere } from '../workspace.tsx';
import { CellEditor } from './CellEditor.tsx';
import { isNumeric } from './columns.ts';
import { type Cursor, useCursor } from './cursor.ts';
import styles from './RecordTable.module.css';
import { listTexts } from './texts.ts';

type RowProps = {
  object: ObjectJson;
  row: Row;
  columns: readonly FieldJson[];
  cursor: Cursor;
  index: number;
  top: number;
  height: number;
  template: string;
};

/** One record as a row. Kept as it is while one scrolls: the table around it is drawn with every step. */
export const TableRow = memo(function TableRow(props: RowProps) {
  const { object, row, columns, cursor, index, top, height, template } = props;
  const t = useTexts(listTexts);
  const isActive = useCursor(cursor, (each) => each.active === row.id);
  const column = useCursor(cursor, (each) => (each.active === row.id ? each.column : -1));
  const isEditing = useCursor(cursor, (each) => each.editing === row.id);
  const isPicked = useCursor(cursor, (each) => each.isAll || each.picked.has(row.id));
  const title = titleOf(object, row) || t.untitled;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows come and go as one scrolls
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isPicked}
      className={styles.row}
      data-active={isActive || undefined}
      data-picked={isPicked || undefined}
      style={{ transform: `translateY(${top}px)`, height, gridTemplateColumns: template }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a cell of the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div role="gridcell" className={styles.pick}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isPicked}
          aria-label={`${t.pick}: ${title}`}
          onChange={() => {}}
          onClick={(event) => (event.shiftKey ? cursor.extend(row.id) : cursor.toggle(row.id))}
        />
      </div>
      {columns.map((field, i) => (
        // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the grid
        <div
          key={field.name}
          id={`${row.id}-${i}`}
          role="gridcell"
          className={styles.cell}
          data-number={isNumeric(field) || undefined}
          data-active={column === i || undefined}
          data-editing={(isEditing && column === i) || undefined}
          onClick={() => cursor.to(row.id, i)}
          onDoubleClick={() => {
            cursor.to(row.id, i);
            cursor.edit(true);
          }}
        >
          {isEditing && column === i && isEditableInCell(object, field) ? (
            <CellEditor object={object} row={row} field={field} cursor={cursor} columns={columns.length} />
          ) : i === 0 ? (
            <Title object={object} id={row.id} title={title} />
          ) : (
            <span className={styles.value}>
              <FieldValue field={field} value={row.values[field.name]} />
            </span>
          )}
        </div>
      ))}
    </div>
  );
});

const WITH_FACE = new Set(['company', 'person', 'user']);

function Title({ object, id, title }: { object: ObjectJson; id: string; title: string }) {
  const { slug } = useHere();
  return (
    <>
      {WITH_FACE.has(object.name) && <Avatar name={title} size={22} isRound={object.name !== 'company'} />}
      <Link
        className={styles.title}
        to="/w/$slug/$address/$id"
        params={{ slug, address: object.address, id }}
        tabIndex={-1}
        preload={false}
      >
        {title}
      </Link>
    </>
  );
}

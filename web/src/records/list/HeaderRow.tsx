import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { fieldLabel } from '../naming.ts';
import { arrange } from './arrangement.ts';
import { canSort, directionOf, firstWidth, isNumeric, sortedBy } from './columns.ts';
import { type Cursor, useCursor } from './cursor.ts';
import styles from './RecordTable.module.css';
import { moved } from './reorder.ts';
import { listTexts } from './texts.ts';
import { useColumns } from './useColumns.ts';
import type { ListSetting } from './useList.ts';
import { WidthHandle } from './WidthHandle.tsx';

/** The heads of the columns: sort by a click, with Shift as second key; drag to move, drag the edge to widen. */
export function HeaderRow({
  list,
  cursor,
  template,
}: {
  list: ListSetting;
  cursor: Cursor;
  template: string;
}) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const { object, columns, sort, widths } = list;
  const { setColumns } = useColumns(list);
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  const isAll = useCursor(cursor, (each) => each.isFull);
  const isSome = useCursor(cursor, (each) => each.picked.size > 0);
  const drop = (onto: FieldJson) => {
    if (dragged) {
      setColumns(moved(columns, dragged, onto.name));
    }
    setDragged(undefined);
    setOver(undefined);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: template }}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the box within has the focus */}
      <div role="columnheader" className={styles.pick}>
        <input
          type="checkbox"
          aria-label={t.pickAll}
          checked={isAll}
          ref={(box) => {
            if (box) {
              box.indeterminate = isSome && !isAll;
            }
          }}
          onChange={() => (isAll ? cursor.clear() : cursor.pickAll(false))}
        />
      </div>
      {columns.map((field, i) => {
        const direction = directionOf(sort, field.name);
        const label = fieldLabel(field, language);
        return (
          // biome-ignore lint/a11y/useSemanticElements: part of the grid
          // biome-ignore lint/a11y/useFocusableInteractive: the button within has the focus
          <div
            key={field.name}
            role="columnheader"
            aria-sort={direction ?? 'none'}
            className={styles.headCell}
            data-number={isNumeric(field) || undefined}
            data-drop={(over === field.name && dragged !== field.name) || undefined}
            draggable={i > 0}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/x-grato-column', field.name);
              setDragged(field.name);
            }}
            onDragOver={(event) => {
              if (dragged && i > 0) {
                event.preventDefault();
                setOver(field.name);
              }
            }}
            onDragEnd={() => {
              setDragged(undefined);
              setOver(undefined);
            }}
            onDrop={() => drop(field)}
          >
            <button
              type="button"
              className={styles.headButton}
              disabled={!canSort(field)}
              title={label}
              onClick={(event) => list.change({ sort: sortedBy(sort, field.name, event.shiftKey) })}
            >
              <span>{label}</span>
              {direction && <Icon of={direction === 'ascending' ? IconArrowUp : IconArrowDown} size={14} />}
            </button>
            <WidthHandle
              name={t.width(label)}
              width={widths[field.name] ?? firstWidth(object, field)}
              onWidth={(width) => arrange(object.name, { widths: { ...widths, [field.name]: width } })}
            />
          </div>
        );
      })}
    </div>
  );
}

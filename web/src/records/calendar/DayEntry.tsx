import { Link } from '@tanstack/react-router';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import type { Drag } from '../board/useDrag.ts';
import { listTexts } from '../list/texts.ts';
import type { ListSetting } from '../list/useList.ts';
import { titleOf } from '../naming.ts';
import { useHere } from '../workspace.tsx';
import styles from './Calendar.module.css';
import { plusDays } from './days.ts';

const DAYS: { readonly [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const DONE = new Set(['cancelled', 'done', 'held']);

/** A record on its day. */
export function DayEntry({
  list,
  field,
  row,
  day,
  drag,
  onMove,
}: {
  list: ListSetting;
  field: FieldJson;
  row: Row;
  day: string;
  drag: Drag;
  onMove: (id: string, day: string) => void;
}) {
  const words = useTexts(listTexts);
  const formats = useFormats();
  const { slug, grato } = useHere();
  const { object } = list;
  const value = row.values[field.name];
  const isTimed = typeof value === 'string' && value.length > 10 && row.values.isAllDay !== true;
  const isWritable = !field.isReadOnly;
  return (
    <Link
      className={styles.entry}
      to="/w/$slug/$address/$id"
      params={{ slug, address: object.address, id: row.id }}
      preload={false}
      draggable={false}
      aria-describedby="calendar-hint"
      data-done={DONE.has(String(row.values.status)) || undefined}
      data-dragged={drag.card === row.id || undefined}
      onClick={(event) => {
        // a look is enough; the page is a click with Ctrl away, as everywhere
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented) {
          event.preventDefault();
          list.change({ peek: row.id });
        }
      }}
      onKeyDown={(event) => {
        const by = DAYS[event.key];
        if (event.altKey && by && isWritable) {
          event.preventDefault();
          onMove(row.id, plusDays(day, by));
        }
      }}
      onPointerDown={(event) => {
        if (isWritable) {
          grato.open(object.name, row.id).catch(() => undefined);
          drag.begin(event, row.id);
        }
      }}
    >
      {isTimed && <time dateTime={value}>{formats.time(value)}</time>}
      <span>{titleOf(object, row) || words.untitled}</span>
    </Link>
  );
}

import { Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import type { Drag } from '../board/useDrag.ts';
import { NewForm } from '../list/NewForm.tsx';
import type { ListSetting } from '../list/useList.ts';
import styles from './Calendar.module.css';
import { DayEntry } from './DayEntry.tsx';
import { startOn } from './days.ts';
import { calendarTexts } from './texts.ts';

/** How many entries a day of a month shows. */
const FEW = 4;

/** Days beside each other, seven to a line. */
export function DayGrid({
  list,
  field,
  days,
  shown,
  today,
  span,
  month,
  drag,
  onMove,
}: {
  list: ListSetting;
  field: FieldJson;
  days: readonly string[];
  shown: ReadonlyMap<string, readonly Row[]>;
  today: string;
  span: 'month' | 'week';
  month: string;
  drag: Drag;
  onMove: (id: string, day: string) => void;
}) {
  const t = useTexts(calendarTexts);
  const formats = useFormats();
  const weekday = new Intl.DateTimeFormat(formats.language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <section className={styles.grid} data-span={span} aria-label={t.calendar}>
      {days.slice(0, 7).map((day) => (
        <div key={day} className={styles.weekday} aria-hidden>
          {weekday.format(new Date(`${day}T00:00:00Z`))}
        </div>
      ))}
      {days.map((day) => {
        const rows = shown.get(day) ?? [];
        const few = span === 'month' ? rows.slice(0, rows.length > FEW ? FEW - 1 : FEW) : rows;
        return (
          <section
            key={day}
            className={styles.day}
            aria-label={formats.day(day)}
            data-column={day}
            data-over={drag.over === day || undefined}
            data-today={day === today || undefined}
            data-other={(span === 'month' && !day.startsWith(month)) || undefined}
          >
            <div className={styles.dayHead}>
              <span className={styles.number}>{Number(day.slice(8))}</span>
              {list.object.mayCreate && <NewOn list={list} field={field} day={day} />}
            </div>
            {few.map((row) => (
              <DayEntry
                key={row.id}
                list={list}
                field={field}
                row={row}
                day={day}
                drag={drag}
                onMove={onMove}
              />
            ))}
            {few.length < rows.length && (
              <button
                type="button"
                className={styles.more}
                onClick={() => list.change({ span: 'agenda', on: day })}
              >
                {t.more(rows.length - few.length)}
              </button>
            )}
          </section>
        );
      })}
    </section>
  );
}

/** Makes a record on a day. */
export function NewOn({ list, field, day }: { list: ListSetting; field: FieldJson; day: string }) {
  const t = useTexts(calendarTexts);
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.add}
          aria-label={t.newOn(formats.day(day))}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon of={IconPlus} size={14} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={12} w={300}>
        <NewForm
          object={list.object}
          values={{ [field.name]: startOn(day, field.type, formats.zone) }}
          onDone={(id) => {
            setOpen(false);
            if (id) {
              list.change({ peek: id });
            }
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { FieldJson, Json } from '~/data/model/schema.ts';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { firstDayOf } from '~/platform/weeks.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useDrag } from '../board/useDrag.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { Trouble } from '../list/ListStates.tsx';
import { SPANS, type Span } from '../list/listAddress.ts';
import type { ListSetting } from '../list/useList.ts';
import { fieldLabel, titleOf } from '../naming.ts';
import { useRecords } from '../source/useRecords.ts';
import { useHere } from '../workspace.tsx';
import { Agenda } from './Agenda.tsx';
import styles from './Calendar.module.css';
import { calendarFields } from './calendarFields.ts';
import { DayGrid } from './DayGrid.tsx';
import { byDay, daysOf, movedTo, turned } from './days.ts';
import { calendarTexts } from './texts.ts';

/** More records than so many are no calendar any more. */
const MOST = 1_000;

/** Records on the days of one of their dates: by month, week, or one after the other. */
export function Calendar({ list }: { list: ListSetting }) {
  const fields = calendarFields(list.object);
  const field = fields.find(({ name }) => name === list.by) ?? fields[0];
  return field ? <By key={field.name} list={list} field={field} /> : null;
}

function By({ list, field }: { list: ListSetting; field: FieldJson }) {
  const t = useTexts(calendarTexts);
  const { language, weekStart } = useSettings();
  const formats = useFormats();
  const commands = useCommands();
  const { grato } = useHere();
  const { object, query } = list;
  const firstDay = firstDayOf(weekStart, grato.model?.schema.workspace.region ?? '');
  const [today] = useState(() => dayOf(new Date(), formats.zone));
  const [isNarrow] = useState(() => globalThis.matchMedia?.('(max-width: 640px)').matches ?? false);
  const span: Span = list.address.span ?? (isNarrow ? 'agenda' : 'month');
  const on = list.address.on ?? today;
  const days = daysOf(span, on, firstDay);
  const asked: Json = { field: field.name, op: 'between', value: [days[0] ?? on, days.at(-1) ?? on] };
  const filter: Json = query.filter ? { and: [query.filter, asked] } : asked;
  const records = useRecords({ object: object.name, filter, sort: [field.name] });
  const { rows, hasMore, more } = records;
  useEffect(() => {
    if (hasMore && rows.length < MOST) {
      more();
    }
  });
  const endField = field.name === 'startsAt' ? 'endsAt' : undefined;
  const move = async (id: string, day: string) => {
    const row = grato.rows.get(object.name, id) ?? (await grato.open(object.name, id));
    if (row) {
      const values = movedTo(row, field.name, endField, day, formats.zone);
      await commands.change(object.name, id, values, t.moved(titleOf(object, row), formats.day(day)));
    }
  };
  const moveTo = (id: string, day: string) => {
    move(id, day).catch(sayProblem);
  };
  const drag = useDrag(moveTo);
  const shown = byDay(rows, field.name, formats.zone);
  const names = { month: t.month, week: t.week, agenda: t.agenda };
  const all = calendarFields(object);
  const go = (day: string) => list.change({ on: day === today ? undefined : day }, { replace: true });
  return (
    <>
      <Trouble records={records} list={list} />
      <div className={styles.head}>
        <h2>{headOf(span, days, on, language)}</h2>
        <button type="button" aria-label={t.previous} onClick={() => go(turned(span, on, -1))}>
          <Icon of={IconChevronLeft} />
        </button>
        <button type="button" onClick={() => go(today)}>
          {t.today}
        </button>
        <button type="button" aria-label={t.next} onClick={() => go(turned(span, on, 1))}>
          <Icon of={IconChevronRight} />
        </button>
        <span className={styles.grow} />
        {all.length > 1 && (
          <select
            aria-label={t.by}
            value={field.name}
            onChange={(event) => list.change({ by: event.currentTarget.value })}
          >
            {all.map((each) => (
              <option key={each.name} value={each.name}>
                {fieldLabel(each, language)}
              </option>
            ))}
          </select>
        )}
        <fieldset className={styles.spans}>
          <legend className="spoken">{t.span}</legend>
          {SPANS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === span}
              onClick={() => list.change({ span: each }, { replace: true })}
            >
              {names[each]}
            </button>
          ))}
        </fieldset>
      </div>
      {span === 'agenda' ? (
        <Agenda
          list={list}
          field={field}
          days={days}
          shown={shown}
          today={today}
          isLoading={records.isLoading}
        />
      ) : (
        <DayGrid
          list={list}
          field={field}
          days={days}
          shown={shown}
          today={today}
          span={span}
          month={on.slice(0, 7)}
          drag={drag}
          onMove={moveTo}
        />
      )}
      <p className="spoken" id="calendar-hint">
        {t.hint}
      </p>
    </>
  );
}

function headOf(span: Span, days: readonly string[], on: string, language: string): string {
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  const tag = language === 'en' ? 'en-GB' : language;
  if (span === 'month') {
    return new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(on));
  }
  const format = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(at(days[0] ?? on), at(days.at(-1) ?? on));
}

import { Link } from '@tanstack/react-router';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import { RecordName } from '../fields/RecordName.tsx';
import { listTexts } from '../list/texts.ts';
import type { ListSetting } from '../list/useList.ts';
import { titleOf } from '../naming.ts';
import { useHere } from '../workspace.tsx';
import styles from './Calendar.module.css';
import { calendarTexts } from './texts.ts';

/** Days one below the other, only those on which something is. */
export function Agenda({
  list,
  field,
  days,
  shown,
  today,
  isLoading,
}: {
  list: ListSetting;
  field: FieldJson;
  days: readonly string[];
  shown: ReadonlyMap<string, readonly Row[]>;
  today: string;
  isLoading: boolean;
}) {
  const t = useTexts(calendarTexts);
  const words = useTexts(listTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { object } = list;
  const weekday = new Intl.DateTimeFormat(formats.language, { weekday: 'long', timeZone: 'UTC' });
  const about =
    object.fields.find(({ name }) => name === 'company') ??
    object.fields.find(({ name }) => name === 'person');
  const filled = days.filter((day) => shown.has(day));
  if (filled.length === 0) {
    return isLoading ? null : <Empty title={t.nothing} />;
  }
  return (
    <div className={styles.agenda}>
      {filled.map((day) => (
        <section key={day} aria-label={formats.day(day)} data-today={day === today || undefined}>
          <h3>
            {weekday.format(new Date(`${day}T00:00:00Z`))} <span>{formats.day(day)}</span>
          </h3>
          <ul>
            {(shown.get(day) ?? []).map((row) => {
              const value = row.values[field.name];
              const isTimed = typeof value === 'string' && value.length > 10 && row.values.isAllDay !== true;
              const related = about && row.values[about.name];
              return (
                <li key={row.id}>
                  <Link
                    to="/w/$slug/$address/$id"
                    params={{ slug, address: object.address, id: row.id }}
                    preload={false}
                  >
                    <time>{isTimed ? formats.time(value) : t.allDay}</time>
                    <span>{titleOf(object, row) || words.untitled}</span>
                    {about?.target && typeof related === 'string' && (
                      <span className={styles.about}>
                        <RecordName object={about.target} id={related} />
                      </span>
                    )}
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

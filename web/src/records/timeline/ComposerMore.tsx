import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { dayOf } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { parseDuration } from '../fields/parse/durations.ts';
import { momentOf, wallTime } from '../fields/parse/moments.ts';
import { usePeopleOf } from '../record/usePeopleOf.ts';
import { useTitle } from '../titles.ts';
import type { Draft, Kind } from './compose.ts';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';

/** At which hour something is due that is only said to be due on a day. */
const DUE_HOUR = '17:00';

type Props = {
  readonly object: ObjectJson;
  readonly row: Row;
  readonly kind: Kind;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

/** What else there is to say about what one writes down: a few inputs, all of them optional. */
export function ComposerMore({ object, row, kind, draft, onChange }: Props) {
  return (
    <>
      {kind === 'task' && <Due draft={draft} onChange={onChange} />}
      {kind === 'call' && <Call draft={draft} onChange={onChange} />}
      {kind === 'meeting' && <Times draft={draft} onChange={onChange} />}
      {object.name === 'company' && <With company={row.id} draft={draft} onChange={onChange} />}
    </>
  );
}

type Part = Pick<Props, 'draft' | 'onChange'>;

function Due({ draft, onChange }: Part) {
  const t = useTexts(timelineTexts);
  const { zone } = useSettings();
  const inDays = (days: number) =>
    momentOf(`${dayOf(new Date(Date.now() + days * 86_400_000), zone)}T${DUE_HOUR}`, zone);
  const quick = [
    { name: t.today, due: inDays(0) },
    { name: t.tomorrow, due: inDays(1) },
    { name: t.nextWeek, due: inDays(7) },
  ];
  return (
    <>
      {quick.map(({ name, due }) => (
        <button
          key={name}
          type="button"
          className={styles.quick}
          aria-pressed={draft.due === due}
          onClick={() => onChange({ ...draft, due: draft.due === due ? undefined : due })}
        >
          {name}
        </button>
      ))}
      <input
        type="datetime-local"
        className={styles.small}
        aria-label={t.dueOn}
        value={draft.due ? wallTime(draft.due, zone) : ''}
        onChange={({ target }) =>
          onChange({ ...draft, due: target.value ? momentOf(target.value, zone) : undefined })
        }
      />
    </>
  );
}

function Call({ draft, onChange }: Part) {
  const t = useTexts(timelineTexts);
  const { language } = useSettings();
  return (
    <>
      {[false, true].map((isInbound) => (
        <button
          key={String(isInbound)}
          type="button"
          className={styles.quick}
          aria-pressed={draft.isInbound === isInbound}
          onClick={() => onChange({ ...draft, isInbound })}
        >
          {isInbound ? t.theyCalled : t.weCalled}
        </button>
      ))}
      <input
        className={styles.small}
        style={{ width: 110 }}
        aria-label={t.minutes}
        placeholder={t.minutes}
        onChange={({ target }) => onChange({ ...draft, duration: parseDuration(target.value, language) })}
      />
    </>
  );
}

function Times({ draft, onChange }: Part) {
  const t = useTexts(timelineTexts);
  const { zone } = useSettings();
  const begin = (wall: string) => {
    if (wall) {
      const starts = momentOf(wall, zone);
      const length = Date.parse(draft.ends) - Date.parse(draft.starts);
      onChange({ ...draft, starts, ends: new Date(Date.parse(starts) + length).toISOString() });
    }
  };
  return (
    <>
      <label>
        {t.when}
        <input
          type="datetime-local"
          className={styles.small}
          value={wallTime(draft.starts, zone)}
          onChange={({ target }) => begin(target.value)}
        />
      </label>
      <label>
        {t.until}
        <input
          type="datetime-local"
          className={styles.small}
          value={wallTime(draft.ends, zone)}
          onChange={({ target }) =>
            target.value && onChange({ ...draft, ends: momentOf(target.value, zone) })
          }
        />
      </label>
      <label>
        {t.where}
        <input
          className={styles.small}
          value={draft.where}
          onChange={({ target }) => onChange({ ...draft, where: target.value })}
        />
      </label>
    </>
  );
}

function With({ company, draft, onChange }: Part & { company: string }) {
  const t = useTexts(timelineTexts);
  const people = usePeopleOf(company);
  return people.length > 0 ? (
    <label>
      {t.withWhom}
      <select
        className={styles.small}
        value={draft.person}
        onChange={({ target }) => onChange({ ...draft, person: target.value })}
      >
        <option value="">{t.nobody}</option>
        {people.map(({ person }) => (
          <PersonOption key={person} id={person} />
        ))}
      </select>
    </label>
  ) : null;
}

function PersonOption({ id }: { id: string }) {
  const name = useTitle('person', id);
  return name ? <option value={id}>{name}</option> : null;
}

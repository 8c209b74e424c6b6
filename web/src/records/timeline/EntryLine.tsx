import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconBriefcase,
  IconCalendar,
  IconChecklist,
  IconDeviceMobile,
  IconFileInvoice,
  IconHeartHandshake,
  IconHistory,
  IconMail,
  IconMessage,
  IconNote,
  IconPhone,
  IconPoint,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useCommands } from '../commands.ts';
import { textOf } from '../fields/fieldText.ts';
import { fieldLabel } from '../naming.ts';
import { RecordLink } from '../RecordLink.tsx';
import { useHere, useModel, useRowHere } from '../workspace.tsx';
import type { Entry } from './entry.ts';
import styles from './Timeline.module.css';
import { LANES, timelineTexts } from './texts.ts';

const ICONS: { readonly [kind: string]: TablerIcon } = {
  email: IconMail,
  call: IconPhone,
  meeting: IconCalendar,
  chat: IconMessage,
  note: IconNote,
  task: IconChecklist,
  deal: IconHeartHandshake,
  case: IconBriefcase,
  order: IconFileInvoice,
  invoice: IconFileInvoice,
  device: IconDeviceMobile,
  edit: IconHistory,
};

/** From how many letters on a text is folded. */
const LONG = 220;

/** One entry of a timeline: what, when, with whom; a task can be done in place. */
export function EntryLine({ entry, self }: { entry: Entry; self: string }) {
  const t = useTexts(timelineTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const others = entry.concerns.filter(({ id, title }) => id !== self && id !== entry.record && title);
  const department = entry.department && LANES[formats.language][entry.department];
  return (
    <li className={styles.entry}>
      <span className={styles.mark} data-kind={entry.kind}>
        <Icon of={ICONS[entry.kind] ?? IconPoint} size={16} />
      </span>
      <div className={styles.told}>
        <p className={styles.head}>
          {entry.object === 'task' && <TaskBox entry={entry} />}
          <Link
            to="/w/$slug/$address/$id"
            params={{ slug, address: entry.address, id: entry.record }}
            className={styles.title}
          >
            {entry.title || LANES[formats.language][entry.kind] || entry.kind}
          </Link>
          <Direction direction={entry.direction} />
          <span className={styles.what}>
            <What entry={entry} />
          </span>
          <time dateTime={entry.occurredAt} data-late={isLate(entry) || undefined}>
            {isLate(entry) ? t.overdue(timeOf(entry, formats)) : timeOf(entry, formats)}
          </time>
        </p>
        <Body entry={entry} />
        {(others.length > 0 || department || entry.isUnsent) && (
          <p className={styles.around}>
            {others.map((other) => (
              <RecordLink key={other.id} object={other.object} id={other.id} />
            ))}
            {department && <span>{department}</span>}
            {entry.isUnsent && <span>{t.unsent}</span>}
          </p>
        )}
      </div>
    </li>
  );
}

function timeOf(entry: Entry, formats: Formats): string {
  if (entry.isPlanned) {
    return formats.when(entry.occurredAt);
  }
  return entry.isDay ? '' : formats.time(entry.occurredAt);
}

function isLate(entry: Entry): boolean {
  return entry.isPlanned && entry.object === 'task' && Date.parse(entry.occurredAt) < Date.now();
}

function Direction({ direction }: { direction: string | null | undefined }) {
  const t = useTexts(timelineTexts);
  if (direction !== 'inbound' && direction !== 'outbound') {
    return null;
  }
  return (
    <span className={styles.direction} title={t[direction]}>
      <Icon of={direction === 'inbound' ? IconArrowDownLeft : IconArrowUpRight} size={14} />
      <span className="spoken">{t[direction]}</span>
    </span>
  );
}

/** What became of the record: its stage moved, it was closed, its fields were changed. */
function What({ entry }: { entry: Entry }) {
  const t = useTexts(timelineTexts);
  const formats = useFormats();
  const model = useModel();
  const text = (name: string, value: Json | undefined) => {
    const field = model?.field(entry.object, name);
    return field ? textOf(field, labelled(value), formats) : String(labelled(value) ?? '');
  };
  const { stage, amount, total } = entry.fields;
  const money = text(amount ? 'amount' : 'total', amount ?? total);
  if (entry.moment === 'stageChanged' && stage && typeof stage === 'object' && 'after' in stage) {
    const change = stage as { before: Json; after: Json }; // of a change of a field
    return t.stageChanged(text('', change.before), text('', change.after));
  }
  if (entry.kind === 'edit') {
    const fields = Object.keys(entry.fields).map((name) => {
      const field = model?.field(entry.object, name);
      return field ? fieldLabel(field, formats.language) : name;
    });
    return t.edited(fields.join(', '));
  }
  const words = {
    created: entry.kind === 'deal' || entry.kind === 'case' ? t.created : '',
    opened: t.created,
    closed: stage ? text('', stage) : t.closed,
    resolved: t.resolved,
  }[entry.moment];
  return [words, money].filter(Boolean).join(' · ');
}

/** A record that is pointed at comes with its name. */
function labelled(value: Json | undefined): Json | undefined {
  return value && typeof value === 'object' && 'label' in value ? (value.label as Json) : value;
}

/** Long texts of the entry, folded where they are very long. */
function Body({ entry }: { entry: Entry }) {
  const t = useTexts(timelineTexts);
  const [isWhole, setWhole] = useState(false);
  const text = ['outcome', 'body', 'description', 'location']
    .map((field) => entry.fields[field])
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .join('\n');
  if (!text) {
    return null;
  }
  const isLong = text.length > LONG;
  return (
    <p className={styles.body}>
      {isLong && !isWhole ? `${text.slice(0, LONG)}… ` : `${text} `}
      {isLong && (
        <button type="button" className={styles.fold} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.less : t.more}
        </button>
      )}
    </p>
  );
}

function TaskBox({ entry }: { entry: Entry }) {
  const t = useTexts(timelineTexts);
  const commands = useCommands();
  const row = useRowHere('task', entry.record);
  const isDone = row ? row.values.status === 'done' : !entry.isPlanned;
  const toggle = () =>
    commands.change(
      'task',
      entry.record,
      { status: isDone ? 'open' : 'done' },
      isDone ? t.reopened : t.doneToast,
    );
  return (
    <input
      type="checkbox"
      className={styles.box}
      checked={isDone}
      aria-label={t.done(entry.title ?? '')}
      onChange={toggle}
    />
  );
}

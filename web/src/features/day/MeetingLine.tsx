import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { BriefView } from '~/records/brief/BriefView.tsx';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { RecordName } from '~/records/fields/RecordName.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './day.module.css';
import { Line } from './Line.tsx';
import { dayTexts } from './texts.ts';

/** A meeting of today, with the customer in a minute below it. */
export function MeetingLine({ meeting, isNext }: { meeting: Row; isNext: boolean }) {
  const t = useTexts(dayTexts);
  const formats = useFormats();
  const commands = useCommands();
  const [isOpen, setOpen] = useState(isNext);
  const { subject, startsAt, endsAt, location, company, person, status, isAllDay } = meeting.values;
  const name = String(subject ?? '');
  const from = formats.time(String(startsAt));
  const time = isAllDay ? t.allDay : endsAt ? `${from}\u2013${formats.time(String(endsAt))}` : from;
  const isHeld = status === 'held';
  const about = {
    company: typeof company === 'string' ? company : undefined,
    person: typeof person === 'string' ? person : undefined,
  };
  const held = () => {
    commands.change('event', meeting.id, { status: 'held' }, t.heldToast(name)).catch(sayProblem);
  };
  return (
    <Line
      object="event"
      id={meeting.id}
      name={name}
      before={<span className={styles.time}>{time}</span>}
      beside={
        <>
          {about.company && <RecordName object="company" id={about.company} />}
          {about.company && location ? ' · ' : ''}
          {String(location ?? '')}
        </>
      }
      below={
        isOpen &&
        (about.company || about.person) && (
          <div className={styles.brief}>
            <BriefView {...about} without={meeting.id} />
          </div>
        )
      }
    >
      {isHeld ? (
        <span className={styles.held}>
          <Icon of={IconCheck} size={16} />
        </span>
      ) : (
        <button type="button" aria-label={`${t.held}: ${name}`} onClick={held}>
          {t.held}
        </button>
      )}
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={`${t.brief}: ${name}`}
        onClick={() => setOpen(!isOpen)}
      >
        {t.brief}
      </button>
    </Line>
  );
}

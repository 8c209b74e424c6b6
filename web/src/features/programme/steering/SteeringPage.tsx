import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { optionLabel } from '~/records/naming.ts';
import { useModel, useView } from '~/records/workspace.tsx';
import { Entries, Entry, NewEntry } from '../Entry.tsx';
import { ProgrammeNav } from '../ProgrammeNav.tsx';
import page from '../programme.module.css';
import { useProgramme } from '../useProgramme.ts';
import styles from './steering.module.css';
import { isOpen, lackOf, risksInOrder, turnsOf } from './steering.ts';
import { steeringTexts } from './steeringTexts.ts';

const RITUALS = { object: 'ritual', sort: ['startsOn'] } as const;
const MEETINGS = { object: 'ritualMeeting', sort: ['-heldOn'] } as const;
const RISKS = { object: 'risk', sort: ['createdAt'] } as const;
const LESSONS = { object: 'lesson', sort: ['-learnedOn'] } as const;
const PILOTS = { object: 'pilot', sort: ['-decidedOn'] } as const;
/** How many meetings of a ritual are shown. */
const LATEST = 6;

/** Rituals with what came of them, risks with their two owners, and what was learned. */
export function SteeringPage() {
  const t = useTexts(steeringTexts);
  const { canLead, isLoading } = useProgramme();
  if (isLoading) {
    return <div className={page.page} />;
  }
  return (
    <div className={page.page}>
      <ProgrammeNav />
      <header className={page.head}>
        <h1>{t.title}</h1>
        <p>{t.about}</p>
      </header>
      <div className={styles.two}>
        <Rituals canLead={canLead} />
        <Risks canLead={canLead} />
      </div>
      <Lessons canLead={canLead} />
    </div>
  );
}

function Rituals({ canLead }: { canLead: boolean }) {
  const t = useTexts(steeringTexts);
  const formats = useFormats();
  const { rows } = useView(RITUALS);
  const meetings = useView(MEETINGS).rows;
  const today = dayOf(new Date(), formats.zone);
  return (
    <section className={page.part} aria-labelledby="steering-rituals">
      <h2 id="steering-rituals">{t.rituals}</h2>
      {rows.length === 0 && <p className={page.quiet}>{t.noRituals}</p>}
      <Entries>
        {rows.map((ritual) => (
          <Ritual key={ritual.id} ritual={ritual} meetings={meetings} today={today} canLead={canLead} />
        ))}
      </Entries>
      {canLead && (
        <NewEntry object="ritual" given={{ startsOn: today }} label={t.newRitual} example={t.ritualExample} />
      )}
    </section>
  );
}

function Ritual({
  ritual,
  meetings,
  today,
  canLead,
}: {
  ritual: Row;
  meetings: readonly Row[];
  today: string;
  canLead: boolean;
}) {
  const t = useTexts(steeringTexts);
  const formats = useFormats();
  const [withSponsor, setWithSponsor] = useState(false);
  const { planned, held, next } = turnsOf(ritual, meetings, today);
  const own = meetings.filter(({ values }) => values.ritual === ritual.id).slice(0, LATEST);
  return (
    <Entry
      object="ritual"
      row={ritual}
      fields={['purpose', 'everyWeeks', 'startsOn', 'holder', 'endedOn']}
      canLead={canLead}
      says={
        <>
          <span>{t.every(Number(ritual.values.everyWeeks ?? 1))}</span>
          <span data-due={(next !== undefined && next < today) || undefined} className={styles.next}>
            {next === undefined
              ? t.given
              : next < today
                ? t.due(formats.day(next))
                : t.next(formats.day(next))}
          </span>
          {planned > 0 && (
            <span data-few={held / planned < 0.8 || undefined} className={styles.held}>
              {t.held(held, planned)}
            </span>
          )}
        </>
      }
    >
      {canLead && next !== undefined && (
        <NewEntry
          object="ritualMeeting"
          given={{ ritual: ritual.id, heldOn: today, withSponsor }}
          label={t.newMeeting}
          example={t.meetingExample}
        >
          <Checkbox
            label={t.sponsor}
            checked={withSponsor}
            onChange={(event) => setWithSponsor(event.currentTarget.checked)}
          />
        </NewEntry>
      )}
      {own.length > 0 && (
        <ul className={styles.meetings} aria-label={t.meetings}>
          {own.map(({ id, values }) => (
            <li key={id}>
              <span>{formats.day(String(values.heldOn))}</span>
              <span>
                {String(values.name)} {values.withSponsor === true && <small>{t.sponsor}</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Entry>
  );
}

function Risks({ canLead }: { canLead: boolean }) {
  const t = useTexts(steeringTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const object = useModel()?.object('risk');
  const { rows } = useView(RISKS);
  const today = dayOf(new Date(), formats.zone);
  const labelOf = (field: string, value: unknown) => {
    const option = object?.fields
      .find(({ name }) => name === field)
      ?.options?.find(({ key }) => key === value);
    return option ? optionLabel(option, language) : undefined;
  };
  return (
    <section className={page.part} aria-labelledby="steering-risks">
      <h2 id="steering-risks">{t.risks}</h2>
      {rows.length === 0 && <p className={page.quiet}>{t.noRisks}</p>}
      <Entries>
        {risksInOrder(rows).map((risk) => {
          const lack = lackOf(risk, today);
          const likely = labelOf('likelihood', risk.values.likelihood);
          const bad = labelOf('harm', risk.values.harm);
          const look = risk.values.lookOn;
          return (
            <Entry
              key={risk.id}
              object="risk"
              row={risk}
              fields={[
                'likelihood',
                'harm',
                'businessOwner',
                'itOwner',
                'answer',
                'lookOn',
                'outcome',
                'status',
              ]}
              canLead={canLead}
              hole={lack && (lack === 'overdue' ? t.overdue(formats.day(String(look))) : t[lack])}
              says={
                isOpen(risk) ? (
                  <>
                    {likely && <span>{t.likely(likely.toLowerCase())}</span>}
                    {bad && <span>{t.bad(bad.toLowerCase())}</span>}
                    {!lack && typeof look === 'string' && <span>{t.look(formats.day(look))}</span>}
                  </>
                ) : (
                  <span>
                    {labelOf('status', risk.values.status)}: {String(risk.values.outcome ?? '')}
                  </span>
                )
              }
            />
          );
        })}
      </Entries>
      {canLead && <NewEntry object="risk" given={{}} label={t.newRisk} example={t.riskExample} />}
    </section>
  );
}

/** What was written down as a lesson, and what pilots that have ended said of themselves. */
function Lessons({ canLead }: { canLead: boolean }) {
  const t = useTexts(steeringTexts);
  const formats = useFormats();
  const { rows } = useView(LESSONS);
  const pilots = useView(PILOTS).rows;
  const today = dayOf(new Date(), formats.zone);
  const nameOf = (id: unknown) => pilots.find((pilot) => pilot.id === id)?.values.name;
  const told = pilots.filter(({ values }) => typeof values.lesson === 'string');
  return (
    <section className={page.part} aria-labelledby="steering-lessons">
      <h2 id="steering-lessons">{t.lessons}</h2>
      {rows.length + told.length === 0 && <p className={page.quiet}>{t.noLessons}</p>}
      <Entries>
        {rows.map((lesson) => {
          const pilot = nameOf(lesson.values.pilot);
          return (
            <Entry
              key={lesson.id}
              object="lesson"
              row={lesson}
              fields={['consequence', 'learnedOn', 'pilot']}
              canLead={canLead}
              says={
                <>
                  <span>{String(lesson.values.consequence ?? t.nothing)}</span>
                  {pilot !== undefined && <span>{t.fromPilot(String(pilot))}</span>}
                </>
              }
            />
          );
        })}
        {told.map((pilot) => (
          <Entry
            key={pilot.id}
            object="pilot"
            row={pilot}
            fields={['lesson', 'reason']}
            canLead={false}
            says={<span>{String(pilot.values.lesson)}</span>}
          />
        ))}
      </Entries>
      {canLead && (
        <NewEntry
          object="lesson"
          given={{ learnedOn: today }}
          label={t.newLesson}
          example={t.lessonExample}
        />
      )}
    </section>
  );
}

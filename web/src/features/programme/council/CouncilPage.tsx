import { dayOf, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { ProgrammeNav } from '../ProgrammeNav.tsx';
import { useProgramme } from '../useProgramme.ts';
import { useVoice } from '../voice/useVoice.ts';
import styles from '../voice/voice.module.css';
import { type Board, inOrder, isOpen } from '../voice/voice.ts';
import { agendaOf, isMember, type Point, seatsOf, type Warning } from './council.ts';
import { Holds } from './Holds.tsx';
import { Members } from './Members.tsx';
import { Minutes } from './Minutes.tsx';
import { Points } from './Points.tsx';
import { councilTexts } from './texts.ts';

const HOLDS = { object: 'councilHold', sort: ['-createdAt'] } as const;
const MEETINGS = { object: 'councilMeeting', sort: ['-heldOn'] } as const;
const OBJECTIONS = { object: 'objection', sort: ['-createdAt'] } as const;

/** Who speaks for the others, what they talk about next, what they held up and what they said. */
export function CouncilPage() {
  const t = useTexts(councilTexts);
  const formats = useFormats();
  const { me } = useHere();
  const { roles, programme, canLead, isLoading } = useProgramme();
  const { requests } = useVoice();
  const { rows: holds } = useView(HOLDS);
  const { rows: meetings } = useView(MEETINGS);
  const { rows: objections } = useView(OBJECTIONS);
  const { value: board } = useAnswer<Board>('/programme/voice');
  if (isLoading) {
    return <div className={styles.page} />;
  }
  const today = dayOf(new Date(), formats.zone);
  const isMicro = programme !== undefined && (programme.values.profile ?? 'micro') === 'micro';
  const seats = seatsOf(roles, today);
  const isCouncil = isMember(seats, me, isMicro);
  const agenda = agendaOf({ seats, holds, requests, objections, meetings, isMicro }, today);
  const items = new Map(board?.requests.map((item) => [item.request, item]));
  const saysOf = ({ what, name }: Point) =>
    what === 'warning' ? t[name as Warning] : name === '' ? t[what] : `${t[what]}: ${name}`;
  return (
    <div className={styles.page}>
      <ProgrammeNav />
      <header>
        <h1>{t.title}</h1>
        <p className={styles.quiet}>{t.about}</p>
      </header>
      <Members seats={seats} today={today} isMicro={isMicro} canLead={canLead} />
      <section aria-labelledby="council-agenda">
        <h2 id="council-agenda">{t.agenda}</h2>
        {agenda.length === 0 ? (
          <p className={styles.quiet}>{t.nothing}</p>
        ) : (
          <ol>
            {agenda.map((point) => (
              <li key={saysOf(point)}>{saysOf(point)}</li>
            ))}
          </ol>
        )}
      </section>
      <Points
        requests={inOrder(
          requests.filter((request) => isOpen(request) && request.values.kind !== 'feelWatched'),
          items,
        )}
        items={items}
        today={today}
        mayVote={isCouncil}
      />
      <Holds holds={holds} today={today} mayHold={isCouncil} canLead={canLead} />
      <Minutes meetings={meetings} today={today} mayWrite={isCouncil || canLead} />
    </div>
  );
}

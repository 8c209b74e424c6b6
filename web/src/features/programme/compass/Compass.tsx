import { Link } from '@tanstack/react-router';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { Agenda } from '../Agenda.tsx';
import { Growing } from '../Growing.tsx';
import { moneyOf } from '../money/money.ts';
import { objectiveTexts } from '../objectiveTexts.ts';
import { ProgrammeNav } from '../ProgrammeNav.tsx';
import page from '../programme.module.css';
import type { Programme } from '../programme.ts';
import { Shape, saysOf, textOf } from '../RadarPart.tsx';
import type { Signal } from '../radar.ts';
import { radarTexts } from '../radarTexts.ts';
import { Steps } from '../Steps.tsx';
import { nextRitual } from '../steering/steering.ts';
import { steeringTexts } from '../steering/steeringTexts.ts';
import styles from './compass.module.css';
import { type Aim, aimsOf, courseOf, urgentOf, waitingOf } from './compass.ts';
import { compassTexts } from './compassTexts.ts';
import { FiveMinutes } from './FiveMinutes.tsx';
import { Needle } from './Needle.tsx';

const OBJECTIVES = { object: 'objective', sort: ['dueOn', 'createdAt'] } as const;
const LINES = { object: 'budgetLine', sort: ['fromDay'] } as const;
const COSTS = { object: 'costEntry', sort: ['spentOn'] } as const;
const RITUALS = { object: 'ritual', sort: ['startsOn'] } as const;
const MEETINGS = { object: 'ritualMeeting', sort: ['-heldOn'] } as const;
const ALERTS = 3;

/** The page a sponsor opens on Monday: where the programme goes, what it costs, and what waits for a decision. */
export function Compass({ all }: { all: Programme & { readonly canLead: boolean } }) {
  const t = useTexts(compassTexts);
  const formats = useFormats();
  const today = dayOf(new Date(), formats.zone);
  const radar = useAnswer<{ items: readonly Signal[] }>('/programme/radar');
  const signals = radar.value?.items ?? [];
  const objectives = useView(OBJECTIVES).rows;
  const begun = all.programme?.values.startedOn;
  const aims = aimsOf(objectives, typeof begun === 'string' ? begun : undefined, today);
  return (
    <div className={page.page}>
      <ProgrammeNav />
      <header className={page.head}>
        <h1>{t.title}</h1>
        <p>{formats.weekday(new Date().toISOString())}</p>
        <Growing all={all} />
      </header>
      <div className={styles.dials}>
        <Objectives aims={aims} />
        <MoneyCard today={today} />
        <Judgement all={all} today={today} />
      </div>
      <div className={page.columns}>
        <div>
          <FiveMinutes all={all} signals={signals} today={today} onAnswered={radar.again} />
          <Agenda all={all} />
        </div>
        <div>
          <Alerts signals={signals} isOffline={radar.problem === 'offline'} isThere={Boolean(radar.value)} />
          <NextRitual today={today} />
          <section className={page.part} aria-labelledby="compass-settled">
            <h2 id="compass-settled">{t.settled}</h2>
            <Steps all={all} />
            <p className={styles.onward}>
              <To path="programme/case">{t.toCase}</To>
            </p>
          </section>
        </div>
      </div>
    </div>
  );
}

/** When the people who steer meet next; nothing where no ritual was agreed. */
function NextRitual({ today }: { today: string }) {
  const t = useTexts(steeringTexts);
  const formats = useFormats();
  const next = nextRitual(useView(RITUALS).rows, useView(MEETINGS).rows, today);
  return (
    next && (
      <section className={page.part} aria-labelledby="compass-ritual">
        <h2 id="compass-ritual">{t.nextTitle}</h2>
        <p className={styles.says}>
          <strong>{String(next.ritual.values.name)}</strong>
          <span className={page.quiet}>
            {next.next < today ? t.due(formats.day(next.next)) : t.next(formats.day(next.next))}
          </span>
        </p>
        <p className={styles.onward}>
          <To path="programme/steering">{t.title}</To>
        </p>
      </section>
    )
  );
}

function To({ path, children }: { path: string; children: string }) {
  const { slug } = useHere();
  return <Link to={`/w/${slug}/${path}` as '/'}>{children}</Link>;
}

/** The first needle: how many objectives are where their time asks them to be; each is named, none is averaged. */
function Objectives({ aims }: { aims: readonly Aim[] }) {
  const t = useTexts(compassTexts);
  const of = useTexts(objectiveTexts);
  const formats = useFormats();
  const { onCourse, judged, unknown } = courseOf(aims);
  return (
    <section className={styles.card} aria-labelledby="compass-course">
      <h2 id="compass-course">{t.course}</h2>
      <Needle value={judged === 0 ? undefined : onCourse / judged} good={[0.8, 1]} />
      <p className={styles.says}>
        <strong>{judged === 0 ? t.notKnown : t.onCourse(onCourse, judged)}</strong>
        <span className={page.quiet}>
          {aims.length === 0 ? t.noObjectives : unknown > 0 ? t.notJudged(unknown) : t.courseText}
        </span>
      </p>
      <ul className={styles.aims}>
        {aims.slice(0, 7).map(({ objective, way, stands }) => (
          <li key={objective.id} data-standing={stands}>
            <span>{String(objective.values.name)}</span>
            <span className={styles.track} aria-hidden="true">
              {way && (
                <>
                  <i style={{ width: `${way.done * 100}%` }} />
                  <b style={{ left: `${way.passed * 100}%` }} />
                </>
              )}
            </span>
            <small>
              {of[stands]}
              {way && ` · ${formats.percent(Math.round(way.done * 100))}`}
            </small>
          </li>
        ))}
      </ul>
      <p className={styles.onward}>
        <To path="programme/objectives">{t.toObjectives}</To>
      </p>
    </section>
  );
}

/** How far the scale of the money reaches: half as much again as was planned. */
const REACH = 1.5;

/** The second needle: what was spent against what was to be spent by today. */
function MoneyCard({ today }: { today: string }) {
  const t = useTexts(compassTexts);
  const formats = useFormats();
  const money = moneyOf(useView(LINES).rows, useView(COSTS).rows, today);
  const isKnown = money !== undefined && money !== 'mixed' && money.plannedToDate > 0;
  return (
    <section className={styles.card} aria-labelledby="compass-money">
      <h2 id="compass-money">{t.money}</h2>
      <Needle
        value={isKnown ? money.spent / money.plannedToDate / REACH : undefined}
        good={[0.8 / REACH, 1.1 / REACH]}
      />
      {money === undefined || money === 'mixed' ? (
        <p className={styles.says}>
          <strong>{t.notKnown}</strong>
          <span className={page.quiet}>{money === 'mixed' ? t.mixed : t.noMoney}</span>
        </p>
      ) : (
        <>
          <p className={styles.says}>
            <strong>
              {isKnown
                ? t.spentShare(formats.percent(Math.round((money.spent / money.plannedToDate) * 100)))
                : t.notDue}
            </strong>
            <span className={page.quiet}>{t.moneyText}</span>
          </p>
          <dl className={styles.figures}>
            <dt>{t.spent}</dt>
            <dd>{formats.money(money.spent, money.currency)}</dd>
            <dt>{t.plannedToDate}</dt>
            <dd>{formats.money(Math.round(money.plannedToDate), money.currency)}</dd>
            <dt>{t.planned}</dt>
            <dd>{formats.money(money.planned, money.currency)}</dd>
          </dl>
        </>
      )}
      <p className={styles.onward}>
        <To path="programme/money">{t.toMoney}</To>
      </p>
    </section>
  );
}

/** What waits for somebody's judgement, and since when. */
function Judgement({ all, today }: { all: Programme; today: string }) {
  const t = useTexts(compassTexts);
  const { slug } = useHere();
  const waiting = waitingOf(all.decisions, today);
  return (
    <section className={styles.card} aria-labelledby="compass-judgement">
      <h2 id="compass-judgement">{t.judgement}</h2>
      <p className={styles.count}>{waiting.length}</p>
      <p className={styles.says}>
        <strong>{waiting.length === 0 ? t.noneWaits : t.waits(waiting.length)}</strong>
        <span className={page.quiet}>{t.judgementText}</span>
      </p>
      <ul className={styles.waiting}>
        {waiting.slice(0, 5).map(({ decision, age }) => (
          <li key={decision.id}>
            <Link to="/w/$slug/$address/$id" params={{ slug, address: 'decisions', id: decision.id }}>
              {String(decision.values.name)}
            </Link>
            <small data-old={age > 10 || undefined}>{t.age(age)}</small>
          </li>
        ))}
      </ul>
      <p className={styles.onward}>
        <To path="decisions">{t.toDecisions}</To>
      </p>
    </section>
  );
}

function Alerts({
  signals,
  isOffline,
  isThere,
}: {
  signals: readonly Signal[];
  isOffline: boolean;
  isThere: boolean;
}) {
  const t = useTexts(compassTexts);
  const of = useTexts(radarTexts);
  const formats = useFormats();
  const urgent = urgentOf(signals, ALERTS);
  return (
    <section className={page.part} aria-labelledby="compass-alerts">
      <h2 id="compass-alerts">{t.alerts}</h2>
      {isOffline && <p className={page.quiet}>{of.offline}</p>}
      {isThere && urgent.length === 0 && <p className={page.quiet}>{t.noAlerts}</p>}
      <ul className={styles.alerts}>
        {urgent.map((signal) => (
          <li key={signal.code} data-state={signal.state}>
            <Shape state={signal.state} />
            <span>
              <strong>{textOf(of, signal.code)}</strong> <small>{of[signal.state]}</small>
              <br />
              <small>
                {saysOf(signal, signal, of, formats)}
                {signal.alert &&
                  !signal.alert.answeredAt &&
                  ` · ${t.answerBy(formats.day(signal.alert.dueOn))}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.onward}>
        <To path="programme/radar">{t.toRadar}</To>
      </p>
    </section>
  );
}

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { dayOf, daysBetween, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { ProgrammeNav } from '../ProgrammeNav.tsx';
import page from '../programme.module.css';
import type { Programme } from '../programme.ts';
import { useProgramme } from '../useProgramme.ts';
import { Gates } from './Gates.tsx';
import { Pilots } from './Pilots.tsx';
import styles from './rings.module.css';
import { type Gate, USUAL } from './rings.ts';
import { ringTexts } from './ringTexts.ts';

const RINGS = { object: 'ring', sort: ['kind'] } as const;
const PILOTS = { object: 'pilot', sort: ['-createdAt'] } as const;
const CRITERIA = { object: 'criterion', sort: ['createdAt'] } as const;
const MEMBERS = { object: 'ringMember', sort: ['createdAt'] } as const;

/** From a few to everybody: gates, rings, and what is tried out in them. */
export function RingsPage() {
  const t = useTexts(ringTexts);
  const all = useProgramme();
  const { value, problem, again } = useAnswer<{ items: readonly Gate[] }>('/programme/gates');
  useWhatGatesAsk(all, again);
  if (all.isLoading) {
    return <div className={page.page} />;
  }
  return (
    <div className={page.page}>
      <ProgrammeNav />
      <header className={page.head}>
        <h1>{t.title}</h1>
        <p>{t.about}</p>
      </header>
      <div className={page.columns}>
        <div>
          <Pilots canLead={all.canLead} />
        </div>
        <div>
          {problem === 'offline' && <p className={page.quiet}>{t.offline}</p>}
          {value && <Gates gates={value.items} all={all} onPassed={again} />}
          <Rings canLead={all.canLead} />
        </div>
      </div>
    </div>
  );
}

/** Asks again when something has changed here that a gate may ask for, once the server has it. */
function useWhatGatesAsk(all: Programme, again: () => void) {
  const { grato } = useHere();
  const { programme } = all;
  const rings = useView(RINGS).rows;
  const members = useView(MEMBERS).rows;
  const pilots = useView(PILOTS).rows;
  const criteria = useView(CRITERIA).rows;
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is seen is why it asks
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    let isOver = false;
    grato.idle().then(() => isOver || again());
    return () => {
      isOver = true;
    };
  }, [programme, rings, members, pilots, criteria]);
}

function Rings({ canLead }: { canLead: boolean }) {
  const t = useTexts(ringTexts);
  const { create } = useCommands();
  const { rows } = useView(RINGS);
  const members = useView(MEMBERS).rows;
  const setUp = async () => {
    try {
      for (const { kind, minimumWeeks } of USUAL) {
        await create('ring', { name: t[kind], kind, minimumWeeks });
      }
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <section className={page.part} aria-labelledby="rings-rings">
      <h2 id="rings-rings">{t.rings}</h2>
      {rows.length === 0 && <p className={page.quiet}>{t.noRings}</p>}
      <ol className={styles.rings}>
        {rows.map((ring) => (
          <Ring
            key={ring.id}
            ring={ring}
            members={members.filter(({ values }) => values.ring === ring.id).length}
          />
        ))}
      </ol>
      {rows.length === 0 && canLead && (
        <Button variant="default" onClick={setUp}>
          {t.setUp}
        </Button>
      )}
    </section>
  );
}

function Ring({ ring, members }: { ring: Row; members: number }) {
  const t = useTexts(ringTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { startsOn, endedOn, minimumWeeks } = ring.values;
  const today = dayOf(new Date(), formats.zone);
  const gone = typeof startsOn === 'string' ? Math.floor(daysBetween(startsOn, today) / 7) + 1 : 0;
  const stands =
    typeof endedOn === 'string'
      ? t.ended(formats.day(endedOn))
      : typeof startsOn !== 'string'
        ? t.noStart
        : gone < 1
          ? t.starts(formats.day(startsOn))
          : t.weeks(gone, Number(minimumWeeks ?? 1));
  return (
    <li data-runs={(gone >= 1 && !endedOn) || undefined}>
      <Link to="/w/$slug/$address/$id" params={{ slug, address: 'rings', id: ring.id }}>
        {String(ring.values.name)}
      </Link>
      <span>
        {t.members(members)}, {stands}
      </span>
    </li>
  );
}

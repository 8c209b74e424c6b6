import { Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useHere, useView } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import { Line } from '../Line.tsx';
import page from '../programme.module.css';
import { PROGRAMME_ID, type Programme } from '../programme.ts';
import { programmeTexts } from '../texts.ts';
import styles from './rings.module.css';
import { type Gate, type Item, nextOf, PLACES } from './rings.ts';
import { ringTexts } from './ringTexts.ts';

type All = Programme & { readonly canLead: boolean };
type Words = (typeof ringTexts)['en'];

const USERS = { object: 'user', sort: ['name'] } as const;

function wordsOf(t: Words, code: string): string {
  return code in t ? String(t[code as keyof Words]) : code; // checked just now
}

/** The gates in their order; the next one is open and says what is missing and where it is done. */
export function Gates({ gates, all, onPassed }: { gates: readonly Gate[]; all: All; onPassed: () => void }) {
  const t = useTexts(ringTexts);
  const next = nextOf(gates);
  return (
    <section className={page.part} aria-labelledby="rings-gates">
      <h2 id="rings-gates">{t.gates}</h2>
      <ol className={styles.gates}>
        {gates.map((gate) => (
          <One key={gate.code} gate={gate} isNext={gate === next} all={all} onPassed={onPassed} />
        ))}
      </ol>
    </section>
  );
}

function One({
  gate,
  isNext,
  all,
  onPassed,
}: {
  gate: Gate;
  isNext: boolean;
  all: All;
  onPassed: () => void;
}) {
  const t = useTexts(ringTexts);
  const { code, items, passed } = gate;
  const musts = items.filter(({ isMust }) => isMust);
  return (
    <li
      data-passed={passed ? (passed.exception ? 'early' : 'whole') : undefined}
      data-next={isNext || undefined}
    >
      <details open={isNext}>
        <summary>
          <strong>{wordsOf(t, code)}</strong>
          <Standing gate={gate} />
        </summary>
        {passed?.exception && (
          <p className={styles.early}>
            {t.nevertheless(passed.exception)}{' '}
            {t.missing(passed.missing.map((each) => wordsOf(t, each)).join(', '))}
          </p>
        )}
        <ul className={styles.items}>
          {items.map((item) => (
            <Asked key={item.code} item={item} />
          ))}
        </ul>
        {code === 'g1' && <ByHand all={all} />}
        {isNext && (
          <Passing code={code} isWhole={musts.every(({ isDone }) => isDone)} all={all} onPassed={onPassed} />
        )}
      </details>
    </li>
  );
}

function Standing({ gate: { items, passed } }: { gate: Gate }) {
  const t = useTexts(ringTexts);
  const formats = useFormats();
  const users = useView(USERS).rows;
  if (passed) {
    const name = users.find(({ id }) => id === passed.by)?.values.name;
    const day = formats.day(passed.on);
    return <span>{typeof name === 'string' ? t.passedBy(day, name) : t.passedOn(day)}</span>;
  }
  const musts = items.filter(({ isMust }) => isMust);
  return <span>{t.musts(musts.filter(({ isDone }) => isDone).length, musts.length)}</span>;
}

function Asked({ item }: { item: Item }) {
  const t = useTexts(ringTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const place = PLACES[item.code];
  const isCounted = item.part !== null && item.of !== null;
  return (
    <li data-done={item.isDone || undefined} data-must={item.isMust || undefined}>
      <span className={styles.mark} role="img" aria-label={item.isDone ? t.done : t.open} />
      <span>
        {wordsOf(t, item.code)}
        {isCounted && ` (${formats.number(item.part ?? 0)} / ${formats.number(item.of ?? 0)})`}
        <small>{item.isMust ? t.must : t.should}</small>
      </span>
      {place && !item.isDone && (
        <Link to={`/w/${slug}/${place}` as '/'} aria-label={`${t.goTo}: ${wordsOf(t, item.code)}`}>
          {t.goTo}
        </Link>
      )}
    </li>
  );
}

/** What nobody can compute: that data protection was assessed, and that others were asked. */
function ByHand({ all }: { all: All }) {
  const t = useTexts(ringTexts);
  const none = useTexts(programmeTexts).none;
  return (
    <div className={styles.byHand}>
      {(['dpia', 'referenceTalks'] as const).map((field) => (
        <Line
          key={field}
          object="programme"
          id={PROGRAMME_ID}
          field={field}
          value={all.programme?.values[field]}
          label={t[field]}
          none={none}
          canEdit={all.canLead}
          isWide
        />
      ))}
    </div>
  );
}

/** Passing is a press when nothing is missing; otherwise the sponsor's sentence, which everybody reads. */
function Passing({
  code,
  isWhole,
  all,
  onPassed,
}: {
  code: string;
  isWhole: boolean;
  all: All;
  onPassed: () => void;
}) {
  const t = useTexts(ringTexts);
  const { me, grato } = useHere();
  const [reason, setReason] = useState('');
  const isSponsor = all.roles.some(
    ({ values }) => values.kind === 'sponsor' && values.user === me && values.acceptedAt,
  );
  const pass = () =>
    api
      .post(`/programme/gates/${code}/pass`, isWhole ? {} : { exception: reason.trim() })
      .then(() => {
        toast(t.passed);
        grato.tryNow();
        onPassed();
      })
      .catch(sayProblem);
  if (!all.canLead && !isSponsor) {
    return null;
  }
  if (isWhole) {
    return <Button onClick={pass}>{t.pass(wordsOf(t, code))}</Button>;
  }
  return isSponsor ? (
    <div className={styles.nevertheless}>
      <Textarea
        label={t.why}
        description={t.whyText}
        autosize
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button variant="default" disabled={reason.trim() === ''} onClick={pass}>
        {t.passNevertheless}
      </Button>
    </div>
  ) : (
    <p className={page.quiet}>{t.bySponsor}</p>
  );
}

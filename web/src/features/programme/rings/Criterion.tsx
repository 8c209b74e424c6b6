import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { dayOf, type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './rings.module.css';
import { type Finding, isToBePutInForce, type Judged, SMALL } from './rings.ts';
import { ringTexts } from './ringTexts.ts';

type Words = (typeof ringTexts)['en'];

/** What a pilot is judged by, how it stands, and what was changed of it in sight of everybody. */
export function Criterion({ judged, pilot, canLead }: { judged: Judged; pilot: Row; canLead: boolean }) {
  const t = useTexts(ringTexts);
  const formats = useFormats();
  const { row, finding, changes } = judged;
  const { name, threshold, comparison } = row.values;
  const status = pilot.values.status;
  const isRead = Boolean(row.values.objective);
  const limit =
    typeof threshold === 'number'
      ? (comparison === 'atMost' ? t.atMost : t.atLeast)(said(threshold, finding, isRead, formats))
      : undefined;
  return (
    <li className={styles.criterion} data-good={isGood(row, finding)}>
      <div className={styles.line}>
        <span>
          {String(name)}
          {limit && `: ${limit}`}
        </span>
        <span className={styles.stands}>{standsOf(row, finding, isRead, t, formats)}</span>
      </div>
      {canLead && !isRead && status === 'running' && <Count row={row} />}
      {changes.map((change) => (
        <Change key={change.id} change={change} criterion={row} pilot={pilot} canLead={canLead} />
      ))}
      {canLead && status === 'running' && typeof threshold === 'number' && <Propose row={row} />}
    </li>
  );
}

/** A reason to stop is good while it is not reached; all others are good when they are. */
function isGood(row: Row, { isReached }: Finding): boolean | undefined {
  return isReached === undefined ? undefined : (row.values.kind === 'kill') !== isReached;
}

function said(value: number, finding: Finding, isRead: boolean, formats: Formats): string {
  return finding.of !== undefined || !isRead ? formats.percent(Math.round(value)) : formats.number(value, 1);
}

function standsOf(row: Row, finding: Finding, isRead: boolean, t: Words, formats: Formats): string {
  const { part, of, low, high, value, isReached } = finding;
  if (isReached === undefined) {
    return t.notMeasured;
  }
  const words =
    row.values.kind === 'guardrail' ? (isReached ? t.kept : t.broken) : isReached ? t.reached : t.notReached;
  if (part !== undefined && of !== undefined && of < SMALL && low !== undefined && high !== undefined) {
    const range = t.sure(formats.percent(Math.round(low)), formats.percent(Math.round(high)));
    return `${t.counted(part, of)}, ${range}: ${words}`;
  }
  return value === undefined ? words : `${t.now(said(value, finding, isRead, formats))}: ${words}`;
}

/** How many of how many, counted by hand. */
function Count({ row }: { row: Row }) {
  const t = useTexts(ringTexts);
  const { change } = useCommands();
  const [part, setPart] = useState<number | string>(Number(row.values.part ?? '') || '');
  const [of, setOf] = useState<number | string>(Number(row.values.outOf ?? '') || '');
  const isReady = typeof part === 'number' && typeof of === 'number' && of > 0 && part <= of;
  return (
    <details className={styles.small}>
      <summary>{t.count}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change('criterion', row.id, { part, outOf: of }).catch(sayProblem);
        }}
      >
        <NumberInput label={t.part} min={0} value={part} onChange={setPart} hideControls />
        <NumberInput label={t.of} min={1} value={of} onChange={setOf} hideControls />
        <Button type="submit" size="sm" variant="default" disabled={!isReady}>
          {t.keep}
        </Button>
      </form>
    </details>
  );
}

function Propose({ row }: { row: Row }) {
  const t = useTexts(ringTexts);
  const { create } = useCommands();
  const [threshold, setThreshold] = useState<number | string>('');
  const [why, setWhy] = useState('');
  return (
    <details className={styles.small}>
      <summary>{t.propose}</summary>
      <p>{t.waitsFor}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create('criterionChange', { name: why.trim(), criterion: row.id, threshold })
            .then(() => setWhy(''))
            .catch(sayProblem);
        }}
      >
        <NumberInput label={t.newThreshold} value={threshold} onChange={setThreshold} hideControls />
        <TextInput label={t.because} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
        <Button
          type="submit"
          size="sm"
          variant="default"
          disabled={typeof threshold !== 'number' || why.trim() === ''}
        >
          {t.propose}
        </Button>
      </form>
    </details>
  );
}

/** A change with who signed it; it stays readable when it is in force, and when it never was. */
function Change({
  change,
  criterion,
  pilot,
  canLead,
}: {
  change: Row;
  criterion: Row;
  pilot: Row;
  canLead: boolean;
}) {
  const t = useTexts(ringTexts);
  const formats = useFormats();
  const { me } = useHere();
  const { change: write } = useCommands();
  const { name, was, threshold, businessSignedAt, itSignedAt } = change.values;
  const day = (at: unknown) => formats.day(dayOf(new Date(String(at)), formats.zone));
  const sign = (field: 'businessSignedAt' | 'itSignedAt') =>
    write('criterionChange', change.id, { [field]: new Date().toISOString() }).catch(sayProblem);
  const number = (value: unknown) => (typeof value === 'number' ? formats.number(value, 1) : '–');
  return (
    <div className={styles.change}>
      <p>
        <strong>{t.proposed(number(was), number(threshold))}</strong> {String(name)}
      </p>
      <p>
        {[
          businessSignedAt && t.signedBusiness(day(businessSignedAt)),
          itSignedAt && t.signedIt(day(itSignedAt)),
          criterion.values.threshold === threshold && t.isInForce,
        ]
          .filter(Boolean)
          .join('; ') || t.waitsFor}
      </p>
      {!businessSignedAt && pilot.values.businessOwner === me && (
        <Button size="compact-sm" onClick={() => sign('businessSignedAt')}>
          {t.signBusiness}
        </Button>
      )}
      {!itSignedAt && pilot.values.itOwner === me && (
        <Button size="compact-sm" onClick={() => sign('itSignedAt')}>
          {t.signIt}
        </Button>
      )}
      {canLead && isToBePutInForce(change, criterion) && (
        <Button
          size="compact-sm"
          onClick={() => write('criterion', criterion.id, { threshold: threshold ?? null }).catch(sayProblem)}
        >
          {t.inForce}
        </Button>
      )}
    </div>
  );
}

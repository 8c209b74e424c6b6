import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { titleOf } from '../naming.ts';
import { useHere, useModel } from '../workspace.tsx';
import styles from './Brief.module.css';
import type { About } from './brief.ts';
import { briefTexts } from './texts.ts';
import { useBrief } from './useBrief.ts';

/** How many records of a kind are named. */
const NAMED = 3;

/** A customer in a minute, from what is on this device; `without` the meeting it stands beside. */
export function BriefView({ company, person, without }: About & { readonly without?: string }) {
  const t = useTexts(briefTexts);
  const formats = useFormats();
  const brief = useBrief({ company, person });
  const { lastContact, lastContactAt, deals, worth, cases, promises, nextMeeting } = brief;
  const nothing = [
    ...(deals.length === 0 ? [t.noDeals] : []),
    ...(cases.length === 0 ? [t.noCases] : []),
    ...(promises.length === 0 ? [t.noPromises] : []),
  ];
  const sum = worth.map(({ amount, currency }) => formats.money(amount, currency)).join(' + ');
  return (
    <dl className={styles.brief} aria-label={t.title}>
      <Part name={t.lastContact}>
        {lastContact ? (
          <>
            <Named object={lastContact.values.kind ? 'interaction' : 'event'} row={lastContact} />{' '}
            <span>{formats.when(lastContactAt)}</span>
          </>
        ) : (
          <span>{t.noContact}</span>
        )}
      </Part>
      {nextMeeting && nextMeeting.id !== without && (
        <Part name={t.next}>
          <Named object="event" row={nextMeeting} />{' '}
          <span>{formats.when(String(nextMeeting.values.startsAt))}</span>
        </Part>
      )}
      {deals.length > 0 && (
        <Part name={t.deals(deals.length)} aside={sum}>
          <Some object="deal" rows={deals} />
        </Part>
      )}
      {cases.length > 0 && (
        <Part name={t.cases(cases.length)}>
          <Some object="case" rows={cases} />
        </Part>
      )}
      {promises.length > 0 && (
        <Part name={t.promises(promises.length)}>
          <Some object="task" rows={promises} at="dueAt" />
        </Part>
      )}
      {nothing.length > 0 && <Part name={nothing.join(' · ')} />}
    </dl>
  );
}

function Part({ name, aside, children }: { name: string; aside?: string; children?: ReactNode }) {
  return (
    <div>
      <dt>
        {name}
        {aside && <b className="numbers">{aside}</b>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Some({ object, rows, at }: { object: string; rows: readonly Row[]; at?: string }) {
  const formats = useFormats();
  return (
    <ul>
      {rows.slice(0, NAMED).map((row) => {
        const moment = at ? row.values[at] : undefined;
        return (
          <li key={row.id}>
            <Named object={object} row={row} />{' '}
            {typeof moment === 'string' && <span>{formats.when(moment)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Named({ object, row }: { object: string; row: Row }) {
  const { slug } = useHere();
  const described = useModel()?.object(object);
  return described ? (
    <Link to="/w/$slug/$address/$id" params={{ slug, address: described.address, id: row.id }} search={{}}>
      {titleOf(described, row) || '…'}
    </Link>
  ) : null;
}

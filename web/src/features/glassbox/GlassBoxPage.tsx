import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { RecordName } from '~/records/fields/RecordName.tsx';
import { fieldLabel } from '~/records/naming.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { exportOf, type GlassBox, type SecurityEvent, type Stamp } from './glassBox.ts';
import styles from './glassbox.module.css';
import { glassBoxTexts } from './texts.ts';

/** What is recorded about oneself, why, until when, and who could read it. */
export function GlassBoxPage() {
  const t = useTexts(glassBoxTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { value: box, problem } = useAnswer<GlassBox>('/me/glass-box');
  const events = useAnswer<{ items: readonly SecurityEvent[] }>('/me/security-events?limit=100').value?.items;
  if (!box) {
    return (
      <div className={styles.page}>
        <h1>{t.title}</h1>
        {problem && <p className={styles.quiet}>{problem === 'offline' ? t.offline : problem.message}</p>}
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <header>
        <h1>{t.title}</h1>
        <p className={styles.quiet}>{t.about}</p>
      </header>
      <section className={styles.nothing} aria-labelledby="glass-behaviour">
        <h2 id="glass-behaviour">{t.behaviour}</h2>
        <p>{t.behaviourText}</p>
        <p>{box.isSmall ? t.small : t.large}</p>
      </section>
      <Part id="stamps" title={t.stamps} why={t.stampsWhy} who={t.stampsWho} until={t.stampsUntil}>
        <h3>{t.stampsNow}</h3>
        {box.changes.length === 0 && <p className={styles.quiet}>{t.stampsNone}</p>}
        <ul className={styles.sample}>
          {box.changes.map((stamp) => (
            <StampLine key={`${stamp.record} ${stamp.at}`} stamp={stamp} />
          ))}
        </ul>
        <p className={styles.quiet}>{t.stampsAdmin}</p>
      </Part>
      <Part
        id="audit"
        title={t.audit}
        why={t.auditWhy}
        until={t.auditUntil(formats.number(box.auditDays))}
        who={box.isForOneAdministrator ? t.auditWhoOne : t.auditWhoTwo}
      >
        <h3>{t.auditNow}</h3>
        {events?.length === 0 && <p className={styles.quiet}>{t.auditNone}</p>}
        <ul className={styles.sample}>
          {events?.slice(0, 5).map((event) => (
            <li key={event.id}>
              {event.text} <span className={styles.quiet}>{formats.when(event.at)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part id="sessions" title={t.sessions} why={t.sessionsWhy} who={t.sessionsWho} until={t.sessionsUntil}>
        <Link to={`/w/${slug}/settings/devices` as string}>{t.sessionsLink}</Link>
      </Part>
      <Part id="voice" title={t.voice} why={t.voiceWhy} who={t.voiceWho} until={t.voiceUntil}>
        <p>
          {t.voiceNow(box.reports)}{' '}
          <Link to="/w/$slug/programme/voice" params={{ slug }}>
            {t.voiceLink}
          </Link>
        </p>
      </Part>
      <section aria-labelledby="glass-figures">
        <h2 id="glass-figures">{t.figures}</h2>
        <p>{t.figuresText}</p>
      </section>
      <section aria-labelledby="glass-server">
        <h2 id="glass-server">{t.server}</h2>
        <p>{t.serverText}</p>
      </section>
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => save(exportOf(box, events ?? [], new Date()))}>
          {t.take}
        </Button>
        <Link to="/w/$slug/programme/voice" params={{ slug }} hash="voice-objections">
          {t.object}
        </Link>
      </div>
      <p className={styles.quiet}>{t.law}</p>
    </div>
  );
}

function save(text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'grato-glass-box.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function Part({
  id,
  title,
  why,
  who,
  until,
  children,
}: {
  id: string;
  title: string;
  why: string;
  who: string;
  until: string;
  children: ReactNode;
}) {
  const t = useTexts(glassBoxTexts);
  return (
    <section aria-labelledby={`glass-${id}`}>
      <h2 id={`glass-${id}`}>{title}</h2>
      <dl className={styles.facts}>
        <div>
          <dt>{t.why}</dt>
          <dd>{why}</dd>
        </div>
        <div>
          <dt>{t.who}</dt>
          <dd>{who}</dd>
        </div>
        <div>
          <dt>{t.until}</dt>
          <dd>{until}</dd>
        </div>
      </dl>
      {children}
    </section>
  );
}

function StampLine({ stamp }: { stamp: Stamp }) {
  const t = useTexts(glassBoxTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const { slug } = useHere();
  const object = useModel()?.object(stamp.object);
  const words = { create: t.created, update: t.updated, delete: t.deleted, restore: t.restored };
  const fields = stamp.fields.flatMap((name) => {
    const field = object?.fields.find((each) => each.name === name);
    return field ? fieldLabel(field, language) : [];
  });
  const name = <RecordName object={stamp.object} id={stamp.record} />;
  return (
    <li>
      {words[stamp.operation]}{' '}
      {stamp.address && stamp.operation !== 'delete' ? (
        <Link to={`/w/${slug}/${stamp.address}/${stamp.record}` as string}>{name}</Link>
      ) : (
        name
      )}
      {stamp.operation === 'update' && fields.length > 0 && `: ${formats.list(fields)}`}{' '}
      <span className={styles.quiet}>{formats.when(stamp.at)}</span>
    </li>
  );
}

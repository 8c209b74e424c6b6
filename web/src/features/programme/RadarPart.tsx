import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import styles from './radar.module.css';
import { figure, inOrder, isBlind, type Reading, type Signal } from './radar.ts';
import { radarTexts } from './radarTexts.ts';

const FAMILIES = ['people', 'process', 'policy', 'technology'] as const;

type Words = (typeof radarTexts)['en'];

/** The causes of failure, one line each; a line opens to what it measures and what to do first. */
export function RadarPart({ canLead, isByFamily = false }: { canLead: boolean; isByFamily?: boolean }) {
  const t = useTexts(radarTexts);
  const { value, problem, again } = useAnswer<{ items: readonly Signal[] }>('/programme/radar');
  const signals = inOrder(value?.items ?? []);
  const Title = isByFamily ? 'h1' : 'h2';
  const list = (some: readonly Signal[]) => (
    <ul className={styles.signals}>
      {some.map((signal) => (
        <Line key={signal.code} signal={signal} canLead={canLead} onAnswered={again} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="programme-radar" className={styles.radar} data-page={isByFamily || undefined}>
      <Title id="programme-radar">{t.title}</Title>
      <p className={styles.quiet}>{problem === 'offline' ? t.offline : t.about}</p>
      {isBlind(signals) && <p className={styles.blind}>{t.blind}</p>}
      {isByFamily
        ? FAMILIES.map((family) => (
            <section key={family} aria-labelledby={`radar-${family}`} className={styles.family}>
              <h2 id={`radar-${family}`}>{t[family]}</h2>
              {list(signals.filter((signal) => signal.family === family))}
            </section>
          ))
        : list(signals)}
    </section>
  );
}

/** A text of a signal, such as `S01_do`. */
export function textOf(t: Words, key: string): string {
  return key in t ? String(t[key as keyof Words]) : ''; // checked just now
}

export function saysOf(signal: Signal, reading: Reading, t: Words, formats: Formats): string {
  const reason = reading.reason ? textOf(t, reading.reason) : '';
  const said = figure(signal, reading, formats);
  return [said && inWords(signal, reading, said, t), reason].filter(Boolean).join(', ');
}

/** With what is counted, where that is not plain; a figure with a reason, such as "planned", says it there. */
function inWords({ code }: Signal, { value, of, reason }: Reading, said: string, t: Words): string {
  const says = t[`${code}_says` as keyof Words];
  return typeof says === 'function' && value !== null && of === null && reason === null
    ? (says as (said: string, count: number) => string)(said, value)
    : said;
}

function Line({ signal, canLead, onAnswered }: { signal: Signal; canLead: boolean; onAnswered: () => void }) {
  const t = useTexts(radarTexts);
  const formats = useFormats();
  const limit = (value: number) => {
    const said = signal.unit === 'share' ? formats.percent(Math.round(value * 100)) : formats.number(value);
    return signal.isMoreBad ? t.above(said) : t.below(said);
  };
  return (
    <li data-state={signal.state}>
      <details>
        <summary>
          <span className={styles.state}>
            <Shape state={signal.state} />
            {t[signal.state]}
          </span>
          <span className={styles.cause}>{textOf(t, signal.code)}</span>
          <span className={styles.says}>{saysOf(signal, signal, t, formats)}</span>
        </summary>
        <div className={styles.more}>
          <h3>{t.definition}</h3>
          <p>
            {textOf(t, `${signal.code}_is`)} {t.limits(limit(signal.watch), limit(signal.act))}
          </p>
          <h3>{t.first}</h3>
          <p>{textOf(t, `${signal.code}_do`)}</p>
          {signal.weeks.length > 0 && (
            <>
              <h3>{t.weeks}</h3>
              <ol className={styles.weeks}>
                {signal.weeks.slice(-8).map((week) => (
                  <li key={week.week} data-state={week.state}>
                    <Shape state={week.state} />
                    {t.week(
                      formats.day(week.week),
                      [t[week.state], saysOf(signal, week, t, formats)].filter(Boolean).join(', '),
                    )}
                  </li>
                ))}
              </ol>
            </>
          )}
        </div>
      </details>
      {signal.alert && <AlertAnswer signal={signal} canLead={canLead} onAnswered={onAnswered} />}
    </li>
  );
}

/** The state by its shape, for those who do not see its colour. */
export function Shape({ state }: { state: Reading['state'] }) {
  const paths = {
    ok: <circle cx="6" cy="6" r="5" />,
    watch: <path d="M6 0.5 11.5 11h-11z" />,
    act: <path d="M1 1h10v10H1z" />,
    unknown: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeDasharray="2 2" />,
  };
  return (
    <svg
      className={styles.shape}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      fill="currentColor"
      aria-hidden="true"
    >
      {paths[state]}
    </svg>
  );
}

/** What was found out twice in a row, and the answer everybody reads. */
export function AlertAnswer({
  signal,
  canLead,
  onAnswered,
}: {
  signal: Signal;
  canLead: boolean;
  onAnswered: () => void;
}) {
  const t = useTexts(radarTexts);
  const formats = useFormats();
  const [words, setWords] = useState('');
  const { alert } = signal;
  if (!alert) {
    return null;
  }
  if (alert.answer && alert.answeredAt) {
    return (
      <p className={styles.answered}>
        {t.answered(formats.when(alert.answeredAt))} {alert.answer === 'action' ? t.willDo : t.willNot}:{' '}
        {alert.words}
      </p>
    );
  }
  const answer = (kind: 'action' | 'decline') =>
    api
      .post(`/programme/radar/${signal.code}/answer`, { answer: kind, words: words.trim() })
      .then(onAnswered)
      .catch(sayProblem);
  return (
    <div className={styles.open}>
      <p>{t.openSince(formats.day(alert.openedOn), formats.day(alert.dueOn))}</p>
      {canLead && (
        <>
          <Textarea
            label={t.words}
            description={t.wordsHint}
            autosize
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <div className={styles.buttons}>
            <Button size="sm" disabled={!words.trim()} onClick={() => answer('action')}>
              {t.willDo}
            </Button>
            <Button size="sm" variant="default" disabled={!words.trim()} onClick={() => answer('decline')}>
              {t.willNot}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

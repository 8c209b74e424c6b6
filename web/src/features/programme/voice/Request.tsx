import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import { type VoiceWords, voiceTexts } from './texts.ts';
import { useScreenName } from './useVoice.ts';
import styles from './voice.module.css';
import { type Item, isOpen, type Report, STATUSES, type Status } from './voice.ts';

type Props = { request: Row; item: Item | undefined; isMine: boolean; onAnswered: () => void };

/** What is asked for, how many said so, until when, and what was answered. */
export function Request({ request, item, isMine, onAnswered }: Props) {
  const t = useTexts(voiceTexts);
  const formats = useFormats();
  const { values } = request;
  const { create } = useCommands();
  const screenName = useScreenName();
  const answeredBy = useTitle('user', String(values.answeredBy ?? ''));
  const status = values.status as Status;
  const isWatched = values.kind === 'feelWatched';
  const meToo = () =>
    create('frictionReport', {
      kind: values.kind ?? 'idea',
      screen: values.screen ?? null,
      // the narrower choice where nobody was asked
      naming: 'councilOnly',
      request: request.id,
    })
      .then(() => toast(t.joined))
      .catch(sayProblem);
  return (
    <li className={styles.request} data-status={status}>
      <div className={styles.line}>
        <strong>{String(values.name)}</strong>
        <span className={styles.status}>{t[`status_${status}`]}</span>
      </div>
      <p className={styles.quiet}>
        {[
          values.screen ? screenName(String(values.screen)) : undefined,
          item && item.reporters > 0 ? t.reporters(item.reporters) : undefined,
          item?.rank != null ? t.rank(formats.number(item.rank)) : undefined,
          isOpen(request)
            ? dueOf(request, t, formats)
            : values.closedAt
              ? t.closedOn(formats.day(dayOf(new Date(String(values.closedAt)), formats.zone)))
              : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {values.answer ? (
        <p>
          {String(values.answer)} {answeredBy && <span className={styles.quiet}>{answeredBy}</span>}
        </p>
      ) : null}
      {isMine ? (
        <p className={styles.quiet}>{t.mine}</p>
      ) : (
        isOpen(request) &&
        !isWatched && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t.meToo}: ${values.name}`}
            onClick={meToo}
          >
            {t.meToo}
          </Button>
        )
      )}
      {item?.mayAnswer && <Answering request={request} item={item} onAnswered={onAnswered} />}
    </li>
  );
}

function dueOf({ values }: Row, t: VoiceWords, formats: ReturnType<typeof useFormats>): string | undefined {
  const by = String(
    (values.status === 'new' && values.kind !== 'feelWatched' ? values.acknowledgeBy : values.answerBy) ?? '',
  );
  if (!by || values.status === 'planned') {
    return undefined;
  }
  const day = formats.day(by);
  const says =
    values.kind === 'feelWatched'
      ? t.sponsorBy(day)
      : values.status === 'new'
        ? t.readBy(day)
        : t.answerBy(day);
  return by < dayOf(new Date(), formats.zone) ? `${says} (${t.late})` : says;
}

/** What was written, and the answer to it; for those who work on it. */
function Answering({ request, item, onAnswered }: { request: Row; item: Item; onAnswered: () => void }) {
  const t = useTexts(voiceTexts);
  const { values } = request;
  const { grato } = useHere();
  const [status, setStatus] = useState(String(values.status ?? 'new'));
  const [answer, setAnswer] = useState(String(values.answer ?? ''));
  const [name, setName] = useState(String(values.name ?? ''));
  const [weights, setWeights] = useState({
    severity: Number(values.severity ?? 0) || '',
    reach: Number(values.reach ?? 0) || '',
    effort: Number(values.effort ?? 0) || '',
  });
  const isWatched = values.kind === 'feelWatched';
  const save = async () => {
    try {
      await api.post(`/programme/voice/${request.id}/answer`, {
        status,
        answer: answer.trim() || null,
        name: name.trim(),
        ...(isWatched
          ? {}
          : {
              severity: weights.severity || null,
              reach: weights.reach || null,
              effort: weights.effort || null,
            }),
      });
      toast(t.saved);
      grato.tryNow();
      onAnswered();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const weight = (of: keyof typeof weights, most: number) => (
    <NumberInput
      label={t[of]}
      min={1}
      max={most}
      allowDecimal={false}
      value={weights[of]}
      onChange={(value) => setWeights({ ...weights, [of]: value === '' ? '' : Number(value) })}
    />
  );
  return (
    <details className={styles.answering}>
      <summary>{t.answering(String(values.name))}</summary>
      <h3>{t.said}</h3>
      <ul>
        {item.reports.map((report, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no names, on purpose
          <Said key={at} report={report} />
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <NativeSelect
          label={t.status}
          value={status}
          data={STATUSES.map((each) => ({ value: each, label: t[`status_${each}`] }))}
          onChange={(event) => setStatus(event.currentTarget.value)}
        />
        <Textarea
          label={t.answer}
          description={t.answerHint}
          autosize
          minRows={2}
          maxLength={2000}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <TextInput label={t.name} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        {!isWatched && (
          <div className={styles.weights}>
            {weight('severity', 3)}
            {weight('reach', 3)}
            {weight('effort', 5)}
          </div>
        )}
        <Button type="submit">{t.save}</Button>
      </form>
    </details>
  );
}

function Said({ report }: { report: Report }) {
  const t = useTexts(voiceTexts);
  const formats = useFormats();
  const technical = [report.timing, report.errorCode, report.appVersion].filter(Boolean).join(', ');
  return (
    <li>
      {report.sentence ?? t.saidNothing}{' '}
      <span className={styles.quiet}>
        {report.reporter ?? t.nameKept}, {formats.day(report.on)}
        {technical && ` (${technical})`}
      </span>
    </li>
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useTitle } from '~/records/titles.ts';
import { type AccessRequest, useAskAgain } from '~/records/waiting.ts';
import { toast } from '~/ui/toasts.ts';
import styles from './notices.module.css';
import { noticesTexts } from './texts.ts';

const DAYS = ['1', '7', '30'];

/** A colleague asks for something; allowed for a while, or refused with a reason. */
export function RequestCard({ request }: { request: AccessRequest }) {
  const t = useTexts(noticesTexts);
  const formats = useFormats();
  const askAgain = useAskAgain();
  const [days, setDays] = useState('7');
  const [isRefusing, setRefusing] = useState(false);
  const { id, object, record, ability, action, reason, at } = request;
  const who = useTitle('user', request.user) ?? '…';
  const title = useTitle(object ?? 'user', record ?? request.user) ?? '…';
  const says = ability
    ? t.asksAbility(who, ability)
    : action === 'write'
      ? t.asksToChange(who, title)
      : t.asksRecord(who, title);
  const answer = async (path: 'grant' | 'refuse', body: { [name: string]: string }, told: string) => {
    try {
      await api.post(`/access-requests/${id}/${path}`, body);
      toast(told);
    } catch (problem) {
      sayProblem(problem);
    }
    askAgain();
  };
  const grant = () => {
    const until = new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    return answer('grant', { until }, t.granted);
  };
  const names = t.days.split(',');
  return (
    <article className={styles.card}>
      <p>
        {says} <span className={styles.when}>{formats.when(at)}</span>
        {reason && (
          <span className={styles.reason}>
            {t.reason}: {reason}
          </span>
        )}
      </p>
      {isRefusing ? (
        <form
          className={styles.answers}
          onSubmit={(event) => {
            event.preventDefault();
            const why = String(new FormData(event.currentTarget).get('reason'));
            answer('refuse', { reason: why }, t.refused);
          }}
        >
          <TextInput name="reason" required maxLength={500} aria-label={t.why} placeholder={t.why} />
          <Button type="submit" variant="default">
            {t.refuse}
          </Button>
        </form>
      ) : (
        <div className={styles.answers}>
          <Select
            aria-label={t.forDays}
            data={DAYS.map((value, place) => ({ value, label: names[place] ?? value }))}
            value={days}
            onChange={(next) => setDays(next ?? days)}
            w={120}
          />
          <Button onClick={grant}>{t.grant}</Button>
          <Button variant="default" onClick={() => setRefusing(true)}>
            {t.refuse}
          </Button>
        </div>
      )}
    </article>
  );
}

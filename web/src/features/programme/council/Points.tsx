import { NumberInput } from '@mantine/core';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useView } from '~/records/workspace.tsx';
import styles from '../voice/voice.module.css';
import type { Item } from '../voice/voice.ts';
import { leftOf, POINTS, quarterOf } from './council.ts';
import { councilTexts } from './texts.ts';

const VOTES = { object: 'councilVote', sort: ['createdAt'] } as const;

/** What a member gives in this quarter, which they alone see, and what all gave in those that are over. */
export function Points({
  requests,
  items,
  today,
  mayVote,
}: {
  requests: readonly Row[];
  items: ReadonlyMap<string, Item>;
  today: string;
  mayVote: boolean;
}) {
  const t = useTexts(councilTexts);
  const formats = useFormats();
  const { create, change, remove } = useCommands();
  const { rows: votes } = useView(VOTES);
  const quarter = quarterOf(today);
  const left = leftOf(votes, quarter);
  const voteFor = (request: Row) =>
    votes.find(({ values }) => values.request === request.id && (values.quarter ?? quarter) === quarter);
  const give = (request: Row, points: number) => {
    const vote = voteFor(request);
    if (points === Number(vote?.values.points ?? 0)) {
      return;
    }
    const done: Promise<unknown> = vote
      ? points === 0
        ? remove('councilVote', vote.id, t.left(left + Number(vote.values.points ?? 0)))
        : change('councilVote', vote.id, { points })
      : create('councilVote', { request: request.id, points });
    done.catch(sayProblem);
  };
  return (
    <section aria-labelledby="council-points">
      <h2 id="council-points">{t.points}</h2>
      <p className={styles.quiet}>{t.pointsText}</p>
      {mayVote && (
        <p role="status">
          <strong>{t.left(left)}</strong>
        </p>
      )}
      {requests.length === 0 && <p className={styles.quiet}>{t.noRequests}</p>}
      <ul className={styles.requests}>
        {requests.map((request) => {
          const name = String(request.values.name);
          const given = Number(voteFor(request)?.values.points ?? 0);
          const past = items.get(request.id)?.points ?? 0;
          return (
            <li key={request.id} className={styles.request}>
              <div className={styles.line}>
                <span>
                  {name} {past > 0 && <span className={styles.quiet}>{t.sums(formats.number(past))}</span>}
                </span>
                {mayVote && (
                  <NumberInput
                    key={given}
                    className={styles.points}
                    aria-label={t.pointsFor(name)}
                    min={0}
                    max={Math.min(POINTS, Math.max(0, left) + given)}
                    step={5}
                    allowDecimal={false}
                    defaultValue={given}
                    onBlur={(event) => give(request, Number(event.currentTarget.value) || 0)}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

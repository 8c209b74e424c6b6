import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { open } from '~/platform/openings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import { Objections } from './Objections.tsx';
import { Request } from './Request.tsx';
import { voiceTexts } from './texts.ts';
import { useScreenName, useVoice } from './useVoice.ts';
import styles from './voice.module.css';
import { type Board, inOrder, isOpen } from './voice.ts';

/** What people say is in the way, what became of it, and the doubts with their answers; `nav` leads to the pages beside it. */
export function VoicePage({ nav }: { nav: ReactNode }) {
  const t = useTexts(voiceTexts);
  const { requests, mine, isLoading } = useVoice();
  const { value: board, problem, again } = useAnswer<Board>('/programme/voice');
  const screenName = useScreenName();
  const items = new Map(board?.requests.map((item) => [item.request, item]));
  const left = inOrder(requests.filter(isOpen), items);
  const closed = requests.filter((request) => !isOpen(request)).toReversed();
  if (isLoading) {
    return <div className={styles.page} />;
  }
  return (
    <div className={styles.page}>
      {nav}
      <header>
        <h1>{t.title}</h1>
        <p className={styles.quiet}>{t.about}</p>
        <Button onClick={() => open('friction')}>{t.say}</Button>
        {problem && <p className={styles.quiet}>{problem === 'offline' ? t.offline : problem.message}</p>}
      </header>
      <section aria-labelledby="voice-open">
        <h2 id="voice-open">{t.open}</h2>
        {left.length === 0 && <p className={styles.quiet}>{t.none}</p>}
        <ul className={styles.requests}>
          {left.map((request) => (
            <Request
              key={request.id}
              request={request}
              item={items.get(request.id)}
              isMine={mine.has(request.id)}
              onAnswered={again}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="voice-told">
        <h2 id="voice-told">{t.told}</h2>
        {closed.length === 0 && <p className={styles.quiet}>{t.toldNone}</p>}
        <ul className={styles.requests}>
          {closed.map((request) => (
            <Request
              key={request.id}
              request={request}
              item={items.get(request.id)}
              isMine={mine.has(request.id)}
              onAnswered={again}
            />
          ))}
        </ul>
      </section>
      {board && board.screens.length > 0 && (
        <section aria-labelledby="voice-screens">
          <h2 id="voice-screens">{t.screens}</h2>
          <p className={styles.quiet}>{t.screensText}</p>
          <ul className={styles.screens}>
            {board.screens.slice(0, 10).map(({ screen, reports }) => (
              <li key={screen}>
                <span>{screenName(screen)}</span> <span>{reports}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Objections mayAnswer={board?.isTeam ?? false} />
    </div>
  );
}

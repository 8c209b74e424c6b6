import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Ask } from '../kit/Ask.tsx';
import { Group, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useServer } from '../kit/server.ts';
import { type Feed, isPassable, ON_ITS_WAY, type Run } from './feed.ts';
import { feedTexts } from './feedTexts.ts';

const TONES = {
  waiting: 'accent',
  fetching: 'accent',
  checking: 'accent',
  writing: 'accent',
  done: 'good',
  unchanged: 'slate',
  refused: 'danger',
  failed: 'danger',
  undone: 'slate',
} as const;

/** What a feed has brought, newest first, and the way back. */
export function FeedRuns({ feed }: { feed: Feed }) {
  const t = useTexts(feedTexts);
  const act = useDo();
  const [asked, setAsked] = useState<string>();
  const path = `/feeds/${feed.id}/runs`;
  const { data } = useServer<{ items: readonly Run[] }>(`${path}?limit=20`, { every: 3_000 });
  if (!data) {
    return null;
  }
  return (
    <Group title={t.runs}>
      <Rows empty={t.noRuns}>
        {data.items.map((run, place) => (
          <Line
            key={run.id}
            run={run}
            isLast={place === 0}
            onUndo={() => setAsked(run.id)}
            onPass={() =>
              act(() => api.post(`/feeds/${feed.id}/run`, { isAnyway: true }), ['/feeds'], t.started)
            }
          />
        ))}
      </Rows>
      {asked && (
        <Ask
          title={t.undoAsk}
          verb={t.undo}
          onClose={() => setAsked(undefined)}
          onYes={async () => {
            setAsked(undefined);
            await act(() => api.post(`${path}/${asked}/undo`), ['/feeds'], t.undone);
          }}
        >
          {t.undoText}
        </Ask>
      )}
    </Group>
  );
}

function Line({
  run,
  isLast,
  onUndo,
  onPass,
}: {
  run: Run;
  isLast: boolean;
  onUndo: () => void;
  onPass: () => void;
}) {
  const t = useTexts(feedTexts);
  const formats = useFormats();
  const { figures } = run;
  const rejected = figures?.rejected ?? 0;
  const more = [
    run.file,
    run.reasonText,
    figures &&
      t.figures(
        formats.number(figures.created),
        formats.number(figures.updated),
        formats.number(figures.unchanged),
      ),
    rejected > 0 && t.rejected(formats.number(rejected)),
  ];
  const wrote = run.state === 'done' && !!figures && figures.created + figures.updated > 0;
  return (
    <Row
      name={formats.when(run.startedAt)}
      more={more.filter(Boolean).join(' · ')}
      tags={<Tag tone={TONES[run.state]}>{t[`r_${run.state}`]}</Tag>}
      end={
        <>
          {rejected > 0 && run.import && (
            <Button
              component="a"
              href={`/api/v1/imports/${run.import}/rejects`}
              download
              variant="default"
              size="compact-sm"
            >
              {t.rejects}
            </Button>
          )}
          {isLast && isPassable(run) && (
            <Button variant="default" size="compact-sm" onClick={onPass}>
              {t.takeAnyway}
            </Button>
          )}
          {isLast && wrote && !ON_ITS_WAY.has(run.state) && (
            <Button variant="default" size="compact-sm" onClick={onUndo}>
              {t.undo}
            </Button>
          )}
        </>
      }
    />
  );
}

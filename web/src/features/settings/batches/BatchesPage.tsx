import { Button, Progress } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import { Ask } from '../kit/Ask.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo } from '../kit/server.ts';
import { BatchPanel } from './BatchPanel.tsx';
import { type Batch, canBeUndone, kindKey, percentOf, type Report } from './batch.ts';
import { batchTexts } from './batchTexts.ts';

type Part = { readonly items: readonly Batch[]; readonly nextCursor: string | null };

/** What one has done in bulk, how far it is, and the way back. */
export function BatchesPage({ rest }: { rest: readonly string[] }) {
  const t = useTexts(batchTexts);
  const [open, setOpen] = useState<string | undefined>(rest[0]);
  const { data, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['/batches'],
    queryFn: ({ pageParam }) => api.get<Part>(`/batches?limit=50${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((batch) => batch.state === 'running')) ? 1_500 : false,
  });
  const batches = data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={t.title} intro={t.intro} actions={<ToImports />}>
      {batches && (
        <Group>
          <Rows empty={t.nothing}>
            {batches.map((batch) => (
              <BatchRow key={batch.id} batch={batch} onOpen={() => setOpen(batch.id)} />
            ))}
          </Rows>
        </Group>
      )}
      {hasNextPage && (
        <Button variant="default" onClick={() => fetchNextPage()}>
          {t.older}
        </Button>
      )}
      {open && <BatchPanel id={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function ToImports() {
  const t = useTexts(batchTexts);
  const { slug, abilities, isAdministrator } = useHere();
  return isAdministrator || abilities.includes('import') ? (
    <LinkButton to={`/w/${slug}/import`}>{t.imports}</LinkButton>
  ) : null;
}

function BatchRow({ batch, onOpen }: { batch: Batch; onOpen: () => void }) {
  const t = useTexts(batchTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const model = useModel();
  const act = useDo();
  const [isAsked, setAsked] = useState(false);
  const object = batch.object ? model?.object(batch.object) : undefined;
  const what = object
    ? `${t[kindKey(batch.kind)]}: ${pluralLabel(object, language)}`
    : t[kindKey(batch.kind)];
  const { changed = 0, failed = 0 } = batch;
  const isRunning = batch.state === 'running';
  const undo = async () => {
    setAsked(false);
    let report: Report | undefined;
    const isDone = await act(async () => {
      report = await api.post<Report>(`/batches/${batch.id}/undo`);
    }, ['/batches']);
    if (isDone && report) {
      const { restored, batchId } = report;
      toast(restored === undefined ? t.undoing : t.undone(restored, formats.number(restored)), {
        action: { name: t.details, run: () => onOpenOther(batchId) },
      });
    }
  };
  const [other, onOpenOther] = useState<string>();
  const states: { readonly [state: string]: string } = {
    running: t.s_running,
    cancelled: t.s_cancelled,
    failed: t.s_failed,
    undone: t.s_undone,
  };
  return (
    <>
      <Row
        name={
          <button
            type="button"
            onClick={onOpen}
            style={{
              padding: 0,
              border: 0,
              background: 'none',
              font: 'inherit',
              color: 'inherit',
              cursor: 'pointer',
            }}
          >
            {what}
          </button>
        }
        more={
          isRunning ? (
            <span style={{ display: 'block', maxWidth: 280 }}>
              {t.progress(formats.number(batch.done ?? 0), formats.number(batch.total ?? 0))}
              <Progress value={percentOf(batch)} size="sm" aria-label={what} />
            </span>
          ) : (
            [
              formats.when(batch.at),
              batch.percent === undefined && t.changed(changed, formats.number(changed)),
              failed > 0 && t.refused(failed, formats.number(failed)),
              batch.detail,
            ]
              .filter(Boolean)
              .join(' · ')
          )
        }
        tags={
          states[batch.state] && (
            <Tag tone={batch.state === 'failed' ? 'danger' : 'slate'}>{states[batch.state]}</Tag>
          )
        }
        end={
          isRunning ? (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => act(() => api.post(`/batches/${batch.id}/cancel`), ['/batches'], t.stopped)}
            >
              {t.stop}
            </Button>
          ) : (
            canBeUndone(batch) && (
              <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
                {t.undo}
              </Button>
            )
          )
        }
      />
      {isAsked && (
        <Ask title={t.undoAsk(what)} verb={t.undo} onYes={undo} onClose={() => setAsked(false)}>
          {t.undoText}
        </Ask>
      )}
      {other && <BatchPanel id={other} onClose={() => onOpenOther(undefined)} />}
    </>
  );
}

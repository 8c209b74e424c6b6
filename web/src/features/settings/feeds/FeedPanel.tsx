import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Ask } from '../kit/Ask.tsx';
import { Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useDo, useSending, useStale } from '../kit/server.ts';
import { FeedRuns } from './FeedRuns.tsx';
import { type Feed, isWhole, type Source, sent } from './feed.ts';
import styles from './feeds.module.css';
import { feedTexts } from './feedTexts.ts';
import { SourceFields } from './SourceFields.tsx';
import { MasterFields, type Terms, WhenFields } from './WhenFields.tsx';

const SHOWN = /^(name|source\.|schedule|masters)/;

/** A feed: how it stands, what it has brought, and what it is. */
export function FeedPanel({ feed, onClose }: { feed: Feed; onClose: () => void }) {
  const t = useTexts(feedTexts);
  const formats = useFormats();
  const act = useDo();
  const stale = useStale();
  const sending = useSending();
  const [name, setName] = useState(feed.name);
  const [source, setSource] = useState<Source>(feed.source);
  const [terms, setTerms] = useState<Terms>(feed);
  const [masters, setMasters] = useState(feed.masters);
  const [isRemoving, setRemoving] = useState(false);
  const path = `/feeds/${feed.id}`;
  const isMoved = JSON.stringify(source) !== JSON.stringify(feed.source);
  const save = async () => {
    const { schedule, delivers, lateAfterMinutes } = terms;
    const body = {
      name,
      schedule,
      delivers,
      lateAfterMinutes,
      masters,
      ...(isMoved && { source: sent(source) }),
    };
    if (await sending.send(() => api.patch(path, body))) {
      await stale('/feeds');
      onClose();
    }
  };
  const state = [
    feed.stoppedText,
    feed.asOf ? t.asOf(formats.when(feed.asOf)) : t.noData,
    feed.nextAt && feed.state !== 'running' && t.next(formats.when(feed.nextAt)),
  ];
  return (
    <Panel
      title={feed.name}
      size={640}
      onClose={onClose}
      foot={
        <>
          <Button
            variant="subtle"
            color="var(--danger)"
            style={{ marginRight: 'auto' }}
            onClick={() => setRemoving(true)}
          >
            {t.remove}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={save} loading={sending.isBusy} disabled={!name.trim() || !isWhole(source)}>
            {t.save}
          </Button>
        </>
      }
    >
      <p className={styles.quiet} role="status">
        {state.filter(Boolean).join(' · ')}
      </p>
      <div className={styles.actions}>
        <Button
          variant="default"
          disabled={feed.state === 'running'}
          onClick={() => act(() => api.post(`${path}/run`), ['/feeds'], t.started)}
        >
          {t.runNow}
        </Button>
        <Button
          variant="default"
          onClick={() => act(() => api.patch(path, { isActive: !feed.isActive }), ['/feeds'])}
        >
          {feed.isActive ? t.pause : t.resume}
        </Button>
      </div>
      <FeedRuns feed={feed} />
      <TextInput
        label={t.name}
        description={t.nameHelp}
        required
        value={name}
        error={sending.at('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SourceFields source={source} onChange={setSource} sending={sending} />
      <WhenFields terms={terms} onChange={setTerms} sending={sending} />
      <MasterFields
        object={feed.object}
        fields={feed.fields}
        masters={masters}
        onChange={setMasters}
        sending={sending}
      />
      <Wrong>
        {sending.problem ??
          sending.at('source.kind') ??
          sending.faults.find(({ path: at }) => !SHOWN.test(at))?.message}
      </Wrong>
      {isRemoving && (
        <Ask
          title={t.removeAsk(feed.name)}
          verb={t.remove}
          isDanger
          onClose={() => setRemoving(false)}
          onYes={async () => {
            setRemoving(false);
            if (await act(() => api.delete(path), ['/feeds'])) {
              onClose();
            }
          }}
        >
          {t.removeText}
        </Ask>
      )}
    </Panel>
  );
}

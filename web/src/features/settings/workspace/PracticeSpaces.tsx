import { Button, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { Ask } from '../kit/Ask.tsx';
import { Group, Wrong } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useItems, useSending, useStale } from '../kit/server.ts';
import { slugOf } from './slug.ts';
import { workspaceTexts } from './workspaceTexts.ts';

type Space = { readonly slug: string; readonly name: string; readonly isPractice: boolean };

/** Copies of the workspace to try things out in. */
export function PracticeSpaces() {
  const t = useTexts(workspaceTexts);
  const act = useDo();
  const spaces = useItems<Space>('/workspaces');
  const [isNew, setNew] = useState(false);
  const [asked, setAsked] = useState<Space>();
  return spaces ? (
    <Group
      title={t.practice}
      intro={t.practiceIntro}
      actions={
        <Button variant="default" size="compact-sm" onClick={() => setNew(true)}>
          {t.newPractice}
        </Button>
      }
    >
      <Rows empty={t.noPractice}>
        {spaces
          .filter(({ isPractice }) => isPractice)
          .map((space) => (
            <Row
              key={space.slug}
              icon={IconCopy}
              name={space.name}
              more={`/w/${space.slug}`}
              end={
                <Button variant="default" size="compact-sm" onClick={() => setAsked(space)}>
                  {t.drop}
                </Button>
              }
            />
          ))}
      </Rows>
      {isNew && <NewSpace onClose={() => setNew(false)} />}
      {asked && (
        <Ask
          title={t.dropAsk(asked.name)}
          verb={t.drop}
          isDanger
          onClose={() => setAsked(undefined)}
          onYes={async () => {
            setAsked(undefined);
            await act(() => api.delete(`/workspaces/${asked.slug}`), ['/workspaces'], t.dropped);
          }}
        >
          {t.dropText}
        </Ask>
      )}
    </Group>
  ) : null;
}

function NewSpace({ onClose }: { onClose: () => void }) {
  const t = useTexts(workspaceTexts);
  const sending = useSending();
  const stale = useStale();
  const [name, setName] = useState('');
  const copy = async () => {
    if (await sending.send(() => api.post('/workspaces', { name, slug: slugOf(name) }))) {
      toast(t.copying);
      await stale('/workspaces');
      onClose();
    }
  };
  return (
    <Ask
      title={t.newPractice}
      verb={t.copy}
      isBusy={sending.isBusy}
      isReady={slugOf(name) !== ''}
      onYes={copy}
      onClose={onClose}
    >
      <TextInput
        label={t.practiceName}
        value={name}
        data-autofocus
        error={sending.at('name') ?? sending.at('slug')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Wrong>{sending.problem}</Wrong>
    </Ask>
  );
}

import { Button } from '@mantine/core';
import { IconPlus, IconRefreshDot } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useServer } from '../kit/server.ts';
import { FeedPanel } from './FeedPanel.tsx';
import { type Feed, placeOf } from './feed.ts';
import { feedTexts } from './feedTexts.ts';
import { NewFeed } from './NewFeed.tsx';

const TONES = {
  running: 'accent',
  stopped: 'slate',
  failing: 'danger',
  late: 'attention',
  new: 'slate',
  good: 'good',
} as const;

/** Imports that repeat themselves: how old their data are, and when they look again. */
export function FeedsPage({ rest }: { rest: readonly string[] }) {
  const t = useTexts(feedTexts);
  const [open, setOpen] = useState<string | undefined>(rest[0]);
  const { data } = useServer<{ items: readonly Feed[] }>('/feeds', { every: 3_000 });
  const feeds = data?.items;
  const opened = feeds?.find(({ id }) => id === open);
  const close = () => setOpen(undefined);
  return (
    <Page
      title={t.feeds}
      intro={t.intro}
      actions={
        <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setOpen('new')}>
          {t.fromTemplate}
        </Button>
      }
    >
      {feeds && (
        <Group>
          <Rows empty={t.none}>
            {feeds.map((feed) => (
              <FeedRow key={feed.id} feed={feed} onOpen={() => setOpen(feed.id)} />
            ))}
          </Rows>
        </Group>
      )}
      {opened && <FeedPanel key={opened.id} feed={opened} onClose={close} />}
      {open === 'new' && <NewFeed importId={rest[0] === 'new' ? rest[1] : undefined} onClose={close} />}
    </Page>
  );
}

function FeedRow({ feed, onOpen }: { feed: Feed; onOpen: () => void }) {
  const t = useTexts(feedTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const object = useModel()?.objects.find(({ address }) => address === feed.object);
  const more = [
    object && pluralLabel(object, language),
    placeOf(feed.source, t),
    feed.asOf ? t.asOf(formats.when(feed.asOf)) : t.noData,
    feed.nextAt && feed.state !== 'running' && t.next(formats.when(feed.nextAt)),
  ];
  return (
    <Row
      icon={IconRefreshDot}
      name={feed.name}
      more={more.filter(Boolean).join(' · ')}
      tags={<Tag tone={TONES[feed.state]}>{t[`s_${feed.state}`]}</Tag>}
      onOpen={onOpen}
    />
  );
}

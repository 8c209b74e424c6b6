import { Button } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useItems } from '../kit/server.ts';
import { WebhookPanel } from './WebhookPanel.tsx';
import type { Webhook } from './webhook.ts';
import { workspaceTexts } from './workspaceTexts.ts';

/** Where changes are sent to. */
export function WebhooksPage() {
  const t = useTexts(workspaceTexts);
  const formats = useFormats();
  const webhooks = useItems<Webhook>('/webhooks');
  const [open, setOpen] = useState<string>();
  const opened = webhooks?.find(({ id }) => id === open);
  return (
    <Page
      title={t.webhooks}
      intro={t.webhooksIntro}
      actions={
        <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setOpen('new')}>
          {t.newWebhook}
        </Button>
      }
    >
      {webhooks && (
        <Group>
          <Rows empty={t.noWebhooks}>
            {webhooks.map((webhook) => (
              <Row
                key={webhook.id}
                icon={IconWebhook}
                name={webhook.name}
                more={webhook.url}
                tags={
                  webhook.active ? (
                    webhook.failingSince && (
                      <Tag tone="attention">{t.failing(formats.when(webhook.failingSince))}</Tag>
                    )
                  ) : (
                    <Tag tone="danger">{webhook.stoppedText ?? t.stopped}</Tag>
                  )
                }
                onOpen={() => setOpen(webhook.id)}
              />
            ))}
          </Rows>
        </Group>
      )}
      {(opened || open === 'new') && (
        <WebhookPanel key={open} webhook={opened} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  );
}

import { Button } from '@mantine/core';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Group, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useItems } from '../kit/server.ts';
import type { Delivery } from './webhook.ts';
import { workspaceTexts } from './workspaceTexts.ts';

/** What was sent or tried lately, with what came back. */
export function Deliveries({ webhook }: { webhook: string }) {
  const t = useTexts(workspaceTexts);
  const formats = useFormats();
  const act = useDo();
  const path = `/webhooks/${webhook}/deliveries`;
  const deliveries = useItems<Delivery>(path);
  const tones = { waiting: 'attention', sent: 'good', dead: 'danger' } as const;
  return deliveries ? (
    <Group title={t.deliveries}>
      <Rows empty={t.noDeliveries}>
        {deliveries.map((delivery) => (
          <Row
            key={delivery.id}
            name={delivery.type}
            more={[formats.when(delivery.happenedAt), delivery.responseCode, delivery.reasonText]
              .filter(Boolean)
              .join(' · ')}
            tags={<Tag tone={tones[delivery.state]}>{t[`d_${delivery.state}`]}</Tag>}
            end={
              delivery.state !== 'sent' && (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => act(() => api.post(`${path}/${delivery.id}/retry`), [path])}
                >
                  {t.again}
                </Button>
              )
            }
          />
        ))}
      </Rows>
    </Group>
  ) : null;
}

import { IconMail } from '@tabler/icons-react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useItems } from '../kit/server.ts';
import { workspaceTexts } from './workspaceTexts.ts';

type Unsent = {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly state: string;
  readonly attempts: number;
  readonly problem: string | null;
  readonly createdAt: string;
};

/** Mail that did not go out, and why. */
export function MailPage() {
  const t = useTexts(workspaceTexts);
  const formats = useFormats();
  const unsent = useItems<Unsent>('/mail/outbox');
  const states: { readonly [state: string]: string } = {
    waiting: t.m_waiting,
    dead: t.m_dead,
    swallowed: t.m_swallowed,
  };
  return (
    <Page title={t.mail} intro={t.mailIntro}>
      {unsent && (
        <Group>
          <Rows empty={t.mailNone}>
            {unsent.map((mail) => (
              <Row
                key={mail.id}
                icon={IconMail}
                name={mail.recipient}
                more={[formats.when(mail.createdAt), t.tries(mail.attempts), mail.problem]
                  .filter(Boolean)
                  .join(' · ')}
                tags={
                  <Tag tone={mail.state === 'dead' ? 'danger' : 'slate'}>
                    {states[mail.state] ?? mail.state}
                  </Tag>
                }
              />
            ))}
          </Rows>
        </Group>
      )}
    </Page>
  );
}

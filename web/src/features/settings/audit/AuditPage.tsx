import { Button } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { toast } from '~/ui/toasts.ts';
import { Group, Page, Setting, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useItems } from '../kit/server.ts';
import { AskToOpen } from './AskToOpen.tsx';
import { auditTexts } from './auditTexts.ts';
import { Events } from './Events.tsx';
import { type Opening, stateOf } from './opening.ts';

/** The audit log: opened with a reason, by two, and told to whom it concerns. */
export function AuditPage() {
  const t = useTexts(auditTexts);
  const openings = useItems<Opening>('/audit/openings');
  const [isAsking, setAsking] = useState(false);
  const [read, setRead] = useState<Opening>();
  return (
    <Page
      title={t.title}
      intro={t.intro}
      actions={
        <Button leftSection={<Icon of={IconShieldLock} size={16} />} onClick={() => setAsking(true)}>
          {t.open}
        </Button>
      }
    >
      {openings && (
        <Group title={t.openings} intro={t.openingsIntro}>
          <Rows empty={t.none}>
            {openings.map((opening) => (
              <OpeningRow key={opening.id} opening={opening} onRead={() => setRead(opening)} />
            ))}
          </Rows>
        </Group>
      )}
      {read && <Events opening={read} key={read.id} />}
      <Chain />
      {isAsking && <AskToOpen onClose={() => setAsking(false)} />}
    </Page>
  );
}

function OpeningRow({ opening, onRead }: { opening: Opening; onRead: () => void }) {
  const t = useTexts(auditTexts);
  const formats = useFormats();
  const { me } = useHere();
  const act = useDo();
  const who = useTitle('user', opening.requestedBy) ?? '';
  const about = useTitle('user', opening.about ?? opening.requestedBy);
  const state = stateOf(opening, Date.now());
  const isMine = opening.requestedBy === me;
  const answer = (verb: 'approve' | 'refuse', says: string) =>
    act(() => api.post(`/audit/openings/${opening.id}/${verb}`), ['/audit'], says);
  const tones = { waiting: 'attention', open: 'good', refused: 'slate', over: 'slate' } as const;
  return (
    <Row
      name={opening.reason}
      more={[
        t.by(who),
        opening.about && about && t.aboutWho(about),
        t.period(formats.day(opening.from.slice(0, 10)), formats.day(opening.to.slice(0, 10))),
      ]
        .filter(Boolean)
        .join(' · ')}
      tags={<Tag tone={tones[state]}>{t[`s_${state}`]}</Tag>}
      end={
        <>
          {state === 'open' && isMine && (
            <>
              <Button size="compact-sm" onClick={onRead}>
                {t.read}
              </Button>
              <Button
                component="a"
                href={`/api/v1/audit/export?opening=${opening.id}`}
                download={`audit-${opening.from.slice(0, 10)}.jsonl`}
                variant="default"
                size="compact-sm"
              >
                {t.export}
              </Button>
            </>
          )}
          {state === 'waiting' && !isMine && (
            <>
              <Button size="compact-sm" onClick={() => answer('approve', t.approved)}>
                {t.approve}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => answer('refuse', t.refusedNow)}>
                {t.refuse}
              </Button>
            </>
          )}
        </>
      }
    />
  );
}

type Verification = {
  readonly holds: boolean;
  readonly verified: number;
  readonly broken: { readonly text: string } | null;
};

function Chain() {
  const t = useTexts(auditTexts);
  const formats = useFormats();
  const act = useDo();
  const verify = () =>
    act(async () => {
      const { holds, verified, broken } = await api.get<Verification>('/audit/verification');
      toast(holds ? t.holds(formats.number(verified)) : (broken?.text ?? ''), {
        tone: holds ? 'plain' : 'danger',
      });
    }, []);
  return (
    <Group>
      <Setting label={t.chain} help={t.chainText}>
        <Button variant="default" onClick={verify}>
          {t.verify}
        </Button>
      </Setting>
    </Group>
  );
}

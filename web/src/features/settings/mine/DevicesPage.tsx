import { Button } from '@mantine/core';
import { IconDeviceLaptop, IconWorld } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { open } from '~/platform/openings.ts';
import { useTexts } from '~/platform/texts.ts';
import { canKeep } from '~/records/session.ts';
import { useHere } from '~/records/workspace.tsx';
import { Ask } from '../kit/Ask.tsx';
import { Group, Page, Setting, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useItems } from '../kit/server.ts';
import { mineTexts } from './mineTexts.ts';
import { Pairing } from './Pairing.tsx';

/** Where one is signed in, and which browsers keep one's data. */
export function DevicesPage() {
  const t = useTexts(mineTexts);
  const { profile } = useHere();
  const [isPairing, setPairing] = useState(false);
  const words = canKeep() ? (profile === 'field' ? t.hereField : t.hereStrict) : t.hereCannot;
  return (
    <Page title={t.devices}>
      <Group>
        <Setting label={t.here} help={words}>
          {canKeep() && (
            <Button variant="default" onClick={() => open('keepHere')}>
              {profile === 'field' ? t.changePin : t.keepHere}
            </Button>
          )}
        </Setting>
        <Setting label={t.pair} help={t.pairText}>
          <Button variant="default" onClick={() => setPairing(true)}>
            {t.pairShow}
          </Button>
        </Setting>
      </Group>
      <SessionList />
      <DeviceList />
      {isPairing && <Pairing onClose={() => setPairing(false)} />}
    </Page>
  );
}

type Session = {
  readonly id: string;
  readonly createdAt: string;
  readonly device: string | null;
  readonly isCurrent: boolean;
};

function SessionList() {
  const t = useTexts(mineTexts);
  const formats = useFormats();
  const act = useDo();
  const sessions = useItems<Session>('/sessions');
  return sessions ? (
    <Group
      title={t.sessions}
      intro={t.sessionsIntro}
      actions={
        sessions.length > 1 && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => act(() => api.delete('/sessions'), ['/sessions'], t.allEnded)}
          >
            {t.endAll}
          </Button>
        )
      }
    >
      <Rows>
        {sessions.map((session) => (
          <Row
            key={session.id}
            icon={IconWorld}
            name={session.device ?? t.unknownDevice}
            more={t.since(formats.when(session.createdAt))}
            tags={session.isCurrent && <Tag tone="good">{t.thisOne}</Tag>}
            end={
              !session.isCurrent && (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() =>
                    act(() => api.delete(`/sessions/${session.id}`), ['/sessions'], t.sessionEnded)
                  }
                >
                  {t.end}
                </Button>
              )
            }
          />
        ))}
      </Rows>
    </Group>
  ) : null;
}

function DeviceList() {
  const t = useTexts(mineTexts);
  const formats = useFormats();
  const { grato } = useHere();
  const queries = useQueryClient();
  const act = useDo();
  const { data: devices } = useQuery({ queryKey: ['own devices'], queryFn: () => grato.devices() });
  const [asked, setAsked] = useState<{ id: string; name: string }>();
  const states: { readonly [state: string]: string } = { revoked: t.s_revoked, wiped: t.s_wiped };
  return devices ? (
    <Group title={t.keeping} intro={t.keepingIntro}>
      <Rows empty={t.noDevices}>
        {devices.map((device) => (
          <Row
            key={device.id}
            icon={IconDeviceLaptop}
            name={device.name}
            more={`${device.profile === 'field' ? t.keeps : t.keepsNot} · ${t.since(formats.when(device.createdAt))}`}
            tags={
              <>
                {device.isThis && <Tag tone="good">{t.thisOne}</Tag>}
                {device.isUnused && <Tag tone="attention">{t.unused}</Tag>}
                {states[device.state] && <Tag>{states[device.state]}</Tag>}
              </>
            }
            end={
              !device.isThis &&
              device.state === 'active' && (
                <Button variant="default" size="compact-sm" onClick={() => setAsked(device)}>
                  {t.wipe}
                </Button>
              )
            }
          />
        ))}
      </Rows>
      {asked && (
        <Ask
          title={t.wipeAsk(asked.name)}
          verb={t.wipe}
          isDanger
          onClose={() => setAsked(undefined)}
          onYes={async () => {
            setAsked(undefined);
            await act(() => grato.revoke(asked.id), [], t.wiped);
            await queries.invalidateQueries({ queryKey: ['own devices'] });
          }}
        >
          {t.wipeText}
        </Ask>
      )}
    </Group>
  ) : null;
}

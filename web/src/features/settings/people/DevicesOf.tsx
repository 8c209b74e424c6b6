import { Button } from '@mantine/core';
import { IconDeviceLaptop } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { Ask } from '../kit/Ask.tsx';
import { Group } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useItems } from '../kit/server.ts';
import { peopleTexts } from './peopleTexts.ts';

type Device = {
  readonly id: string;
  readonly name: string;
  readonly profile: 'field' | 'strict';
  readonly state: string;
};

/** The devices of somebody else: what they are and whether they keep data, without times. */
export function DevicesOf({ user }: { user: string }) {
  const t = useTexts(peopleTexts);
  const devices = useItems<Device>(`/users/${user}/devices`);
  const act = useDo();
  const [asked, setAsked] = useState<Device>();
  const states: { readonly [state: string]: string } = {
    active: t.d_active,
    revoked: t.d_revoked,
    wiped: t.d_wiped,
  };
  return devices ? (
    <Group title={t.devices}>
      <Rows empty={t.devicesNone}>
        {devices.map((device) => (
          <Row
            key={device.id}
            icon={IconDeviceLaptop}
            name={device.name}
            more={`${device.profile === 'field' ? t.keeps : t.keepsNot} · ${states[device.state] ?? device.state}`}
            end={
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
            await act(() => api.delete(`/users/${user}/devices/${asked.id}`), [`/users/${user}`], t.wipeDone);
          }}
        >
          {t.wipeText}
        </Ask>
      )}
    </Group>
  ) : null;
}

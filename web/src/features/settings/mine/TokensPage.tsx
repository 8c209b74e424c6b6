import { Button, Select, TextInput } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { toast } from '~/ui/toasts.ts';
import { Ask } from '../kit/Ask.tsx';
import { dayAt, endOfDay } from '../kit/days.ts';
import { Group, Page, Tag, Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useItems, useSending, useStale } from '../kit/server.ts';
import { mineTexts } from './mineTexts.ts';

type Token = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly expiresAt: string | null;
};

type RoleName = { readonly id: string; readonly name: string };

/** Keys for programs. */
export function TokensPage() {
  const t = useTexts(mineTexts);
  const formats = useFormats();
  const act = useDo();
  const tokens = useItems<Token>('/tokens');
  const roles = useItems<RoleName>('/roles?limit=200&sort=name');
  const [isNew, setNew] = useState(false);
  const [asked, setAsked] = useState<Token>();
  return (
    <Page
      title={t.tokens}
      intro={t.tokensIntro}
      actions={
        <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setNew(true)}>
          {t.newToken}
        </Button>
      }
    >
      {tokens && (
        <Group>
          <Rows empty={t.noTokens}>
            {tokens.map((token) => (
              <Row
                key={token.id}
                icon={IconKey}
                name={token.name}
                more={token.expiresAt ? t.validUntil(formats.when(token.expiresAt)) : t.validAlways}
                tags={<Tag>{roles?.find(({ id }) => id === token.role)?.name}</Tag>}
                end={
                  <Button variant="default" size="compact-sm" onClick={() => setAsked(token)}>
                    {t.revoke}
                  </Button>
                }
              />
            ))}
          </Rows>
        </Group>
      )}
      {isNew && <NewToken roles={roles ?? []} onClose={() => setNew(false)} />}
      {asked && (
        <Ask
          title={t.revokeAsk(asked.name)}
          verb={t.revoke}
          isDanger
          onClose={() => setAsked(undefined)}
          onYes={async () => {
            setAsked(undefined);
            await act(() => api.delete(`/tokens/${asked.id}`), ['/tokens'], t.revoked);
          }}
        >
          {t.revokeText}
        </Ask>
      )}
    </Page>
  );
}

function NewToken({ roles, onClose }: { roles: readonly RoleName[]; onClose: () => void }) {
  const t = useTexts(mineTexts);
  const sending = useSending();
  const stale = useStale();
  const [name, setName] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const [until, setUntil] = useState(dayAt(365));
  const [token, setToken] = useState<string>();
  const make = async () => {
    const made = await sending.send(() =>
      api.post<{ token: string }>('/tokens', {
        name,
        ...(role ? { role } : {}),
        ...(until ? { expiresAt: endOfDay(until) } : {}),
      }),
    );
    if (made) {
      setToken(made.value.token);
      await stale('/tokens');
    }
  };
  if (token) {
    const copy = async () => {
      await navigator.clipboard.writeText(token);
      toast(t.copied);
    };
    return (
      <Panel title={name} onClose={onClose} foot={<Button onClick={onClose}>{t.done}</Button>}>
        <TextInput
          label={t.token}
          description={t.tokenOnce}
          value={token}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button variant="default" onClick={copy}>
          {t.copy}
        </Button>
      </Panel>
    );
  }
  return (
    <Panel
      title={t.newToken}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={make} loading={sending.isBusy} disabled={!name.trim()}>
            {t.makeToken}
          </Button>
        </>
      }
    >
      <TextInput
        label={t.tokenName}
        placeholder={t.tokenNameExample}
        value={name}
        required
        data-autofocus
        error={sending.at('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t.tokenRole}
        placeholder={t.tokenRoleOwn}
        clearable
        data={roles.map((each) => ({ value: each.id, label: each.name }))}
        value={role}
        error={sending.at('role')}
        onChange={setRole}
      />
      <TextInput
        label={t.expires}
        description={t.expiresNever}
        type="date"
        value={until}
        min={dayAt(1)}
        error={sending.at('expiresAt')}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Wrong>{sending.problem}</Wrong>
    </Panel>
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconUserShield } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { toast } from '~/ui/toasts.ts';
import { Group, Page, Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useItems, useSending, useStale } from '../kit/server.ts';
import { RolePage } from './RolePage.tsx';
import type { Role } from './role.ts';
import { roleTexts } from './roleTexts.ts';

/** The roles, or one of them. */
export function RolesPage({ rest }: { rest: readonly string[] }) {
  const t = useTexts(roleTexts);
  const { slug } = useHere();
  const roles = useItems<Role>('/roles?limit=200&sort=name');
  const users = useItems<{ role?: string; isActive?: boolean }>('/users?limit=200&sort=name') ?? [];
  const [isNew, setNew] = useState(false);
  const [id] = rest;
  const open = roles?.find((role) => role.id === id);
  if (id) {
    return roles ? open ? <RolePage key={id} role={open} /> : <Page title={t.noRole}>{null}</Page> : null;
  }
  return (
    <Page
      title={t.roles}
      intro={t.intro}
      actions={
        <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setNew(true)}>
          {t.newRole}
        </Button>
      }
    >
      {roles && (
        <Group>
          <Rows>
            {roles.map((role) => (
              <Row
                key={role.id}
                icon={IconUserShield}
                name={role.name}
                more={
                  role.isAdministrator
                    ? t.administrator
                    : t.sentence(
                        t[`l_${role.readScope}`],
                        t[`l_${role.createScope}`],
                        t[`l_${role.writeScope}`],
                        t[`l_${role.deleteScope}`],
                      )
                }
                end={t.users(users.filter((user) => user.role === role.id && user.isActive !== false).length)}
                to={`/w/${slug}/settings/roles/${role.id}`}
              />
            ))}
          </Rows>
        </Group>
      )}
      {isNew && roles && <NewRole roles={roles} onClose={() => setNew(false)} />}
    </Page>
  );
}

function NewRole({ roles, onClose }: { roles: readonly Role[]; onClose: () => void }) {
  const t = useTexts(roleTexts);
  const { slug } = useHere();
  const navigate = useNavigate();
  const stale = useStale();
  const sending = useSending();
  const [name, setName] = useState('');
  const [like, setLike] = useState<string | null>(null);
  const make = async () => {
    const model = roles.find(({ id }) => id === like);
    const made = await sending.send(async () => {
      const role = await api.post<{ id: string }>('/roles', {
        name,
        ...(model
          ? {
              readScope: model.readScope,
              createScope: model.createScope,
              writeScope: model.writeScope,
              deleteScope: model.deleteScope,
              abilities: model.abilities ?? [],
            }
          : {}),
      });
      if (model) {
        const { rights } = await api.get<{ rights: object }>(`/roles/${model.id}/rights`);
        await api.put(`/roles/${role.id}/rights`, { rights });
      }
      return role;
    });
    if (made) {
      toast(t.made(name));
      await stale('/roles');
      navigate({ to: `/w/${slug}/settings/roles/${made.value.id}` });
    }
  };
  return (
    <Panel
      title={t.newRole}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={make} loading={sending.isBusy} disabled={!name.trim()}>
            {t.add}
          </Button>
        </>
      }
    >
      <TextInput
        label={t.name}
        value={name}
        required
        data-autofocus
        error={sending.at('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t.like}
        placeholder={t.likeNothing}
        clearable
        data={roles
          .filter((role) => !role.isAdministrator)
          .map((role) => ({ value: role.id, label: role.name }))}
        value={like}
        onChange={setLike}
      />
      <Wrong>{sending.problem}</Wrong>
    </Panel>
  );
}

import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useItems } from '../kit/server.ts';
import { HandOut } from './HandOut.tsx';
import { Invite } from './Invite.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { type Invitation, type Sent, usePeople, useRoles, useTeams } from './people.ts';
import { peopleTexts } from './peopleTexts.ts';

/** Who works here: found by name, opened beside the list, invited. */
export function PeoplePage() {
  const t = useTexts(peopleTexts);
  const { me } = useHere();
  const people = usePeople();
  const roles = useRoles();
  const teams = useTeams();
  const invitations = useItems<Invitation>('/invitations');
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState<string>();
  const [isInviting, setInviting] = useState(false);
  const word = wanted.trim().toLocaleLowerCase();
  const roleOf = (id?: string | null) => roles?.find((role) => role.id === id)?.name ?? t.noRole;
  const teamOf = (id?: string | null) => teams?.find((team) => team.id === id)?.name ?? '';
  const waiting = new Set(invitations?.map(({ user }) => user));
  const shown = (people ?? []).filter(
    (person) =>
      !waiting.has(person.id) &&
      `${person.name} ${person.email ?? ''} ${roleOf(person.role)} ${teamOf(person.team)}`
        .toLocaleLowerCase()
        .includes(word),
  );
  const opened = people?.find(({ id }) => id === open);
  return (
    <Page
      title={t.people}
      intro={t.peopleIntro}
      actions={
        <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setInviting(true)}>
          {t.invite}
        </Button>
      }
    >
      {invitations && invitations.length > 0 && (
        <Group title={t.invitations}>
          <Rows>
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} role={roleOf(invitation.role)} />
            ))}
          </Rows>
        </Group>
      )}
      <TextInput
        mb={16}
        aria-label={t.find}
        placeholder={t.find}
        leftSection={<Icon of={IconSearch} size={16} />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {people && (
        <Group>
          <Rows empty={t.nobody}>
            {shown.map((person) => (
              <Row
                key={person.id}
                start={<Avatar name={person.name} size={32} />}
                name={person.name}
                more={[person.email, teamOf(person.team)].filter(Boolean).join(' · ')}
                tags={
                  <>
                    {person.id === me && <Tag tone="accent">{t.you}</Tag>}
                    {person.isActive === false && <Tag tone="attention">{t.inactive}</Tag>}
                    <Tag>{roleOf(person.role)}</Tag>
                  </>
                }
                onOpen={() => setOpen(person.id)}
              />
            ))}
          </Rows>
        </Group>
      )}
      {isInviting && <Invite onClose={() => setInviting(false)} />}
      {opened && (
        <PersonPanel
          key={opened.id}
          person={opened}
          roles={roles ?? []}
          teams={teams ?? []}
          people={people ?? []}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}

function InvitationRow({ invitation, role }: { invitation: Invitation; role: string }) {
  const t = useTexts(peopleTexts);
  const formats = useFormats();
  const act = useDo();
  const [sent, setSent] = useState<Sent>();
  const resend = () =>
    act(async () => setSent(await api.post<Sent>(`/invitations/${invitation.id}/resend`)), ['/invitations']);
  return (
    <>
      <Row
        start={<Avatar name={invitation.name} size={32} />}
        name={invitation.name}
        more={`${invitation.email} · ${invitation.isExpired ? t.expired : t.invited(formats.when(invitation.expiresAt))}`}
        tags={<Tag>{role}</Tag>}
        end={
          <>
            <Button variant="default" size="compact-sm" onClick={resend}>
              {t.resend}
            </Button>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() =>
                act(() => api.delete(`/invitations/${invitation.id}`), ['/invitations', '/users'], t.revoked)
              }
            >
              {t.revoke}
            </Button>
          </>
        }
      />
      {sent && <HandOut sent={sent} onClose={() => setSent(undefined)} />}
    </>
  );
}

import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import { Ask } from '../kit/Ask.tsx';
import { Group, Setting } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { SavedText } from '../kit/SavedText.tsx';
import { useDo, useStale } from '../kit/server.ts';
import { Deactivate } from './Deactivate.tsx';
import { DevicesOf } from './DevicesOf.tsx';
import { HandOut } from './HandOut.tsx';
import type { Person, RoleName, Sent, Team } from './people.ts';
import { peopleTexts } from './peopleTexts.ts';

/** One person: what is changed here is saved at once. */
export function PersonPanel({
  person,
  roles,
  teams,
  people,
  onClose,
}: {
  person: Person;
  roles: readonly RoleName[];
  teams: readonly Team[];
  people: readonly Person[];
  onClose: () => void;
}) {
  const t = useTexts(peopleTexts);
  const { me, isAdministrator } = useHere();
  const act = useDo();
  const stale = useStale();
  const [isEnding, setEnding] = useState(false);
  const path = `/users/${person.id}`;
  const change = (values: { [field: string]: string | boolean | null }, says: string) =>
    act(() => api.patch(path, values), ['/users', '/roles'], says);
  const isActive = person.isActive !== false;
  return (
    <Panel
      title={
        <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
          <Avatar name={person.name} size={32} /> {person.name}
        </span>
      }
      onClose={onClose}
      size={560}
    >
      <Group>
        <Setting label={t.name}>
          <SavedText
            label={t.name}
            value={person.name}
            onSave={async (name) => {
              await api.patch(path, { name });
              await stale('/users');
            }}
          />
        </Setting>
        <Setting label={t.email}>
          <span>{person.email}</span>
        </Setting>
        <Setting label={t.role} help={t.roleHelp}>
          <Select
            aria-label={t.role}
            data={roles.map((role) => ({ value: role.id, label: role.name }))}
            value={person.role ?? null}
            allowDeselect={false}
            onChange={(role) => change({ role }, t.saved)}
          />
        </Setting>
        <Setting label={t.team} help={t.teamHelp}>
          <Select
            aria-label={t.team}
            placeholder={t.noTeam}
            data={teams.map((team) => ({ value: team.id, label: team.name }))}
            value={person.team ?? null}
            clearable
            onChange={(team) => change({ team }, t.saved)}
          />
        </Setting>
      </Group>
      {isAdministrator && person.id !== me && <Access person={person} />}
      {isAdministrator && <DevicesOf user={person.id} />}
      {person.id !== me && (
        <Group>
          <Setting label={isActive ? t.deactivate : t.inactive} help={isActive && t.deactivateHelp}>
            {isActive ? (
              <Button variant="default" c="var(--danger)" onClick={() => setEnding(true)}>
                {t.deactivate}
              </Button>
            ) : (
              <Button variant="default" onClick={() => change({ isActive: true }, t.activated(person.name))}>
                {t.activate}
              </Button>
            )}
          </Setting>
        </Group>
      )}
      {isEnding && <Deactivate person={person} people={people} onClose={() => setEnding(false)} />}
    </Panel>
  );
}

/** Help for somebody who cannot come in. */
function Access({ person }: { person: Person }) {
  const t = useTexts(peopleTexts);
  const act = useDo();
  const [sent, setSent] = useState<Sent>();
  const [isAsked, setAsked] = useState(false);
  const makeLink = () =>
    act(async () => {
      const made = await api.post<Sent>(`/users/${person.id}/password-reset`);
      setSent({ ...made, email: person.email ?? person.name });
    }, []);
  return (
    <Group title={t.access}>
      <Setting label={t.reset} help={t.resetHelp}>
        <Button variant="default" onClick={makeLink}>
          {t.resetDo}
        </Button>
      </Setting>
      <Setting label={t.factor} help={t.factorHelp}>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t.factorDo}
        </Button>
      </Setting>
      {sent && <HandOut sent={sent} onClose={() => setSent(undefined)} />}
      {isAsked && (
        <Ask
          title={t.factorAsk(person.name)}
          verb={t.factorDo}
          isDanger
          onClose={() => setAsked(false)}
          onYes={async () => {
            setAsked(false);
            await act(() => api.delete(`/users/${person.id}/second-factor`), [], t.factorDone);
          }}
        >
          {t.factorHelp}
        </Ask>
      )}
    </Group>
  );
}

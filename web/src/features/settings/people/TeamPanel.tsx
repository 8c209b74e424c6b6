import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { Ask } from '../kit/Ask.tsx';
import { Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useDo, useSending, useStale } from '../kit/server.ts';
import type { Person, Team } from './people.ts';
import { peopleTexts } from './peopleTexts.ts';
import { belowOf } from './teamTree.ts';

/** A team, or a new one: its name, its lead, where it stands and who is in it. */
export function TeamPanel({
  team,
  teams,
  people,
  onClose,
}: {
  team: Team | undefined;
  teams: readonly Team[];
  people: readonly Person[];
  onClose: () => void;
}) {
  const t = useTexts(peopleTexts);
  const stale = useStale();
  const act = useDo();
  const sending = useSending();
  const [name, setName] = useState(team?.name ?? '');
  const [parent, setParent] = useState(team?.parent ?? null);
  const [lead, setLead] = useState(team?.lead ?? null);
  const [isRemoving, setRemoving] = useState(false);
  const below = team ? belowOf(team, teams) : new Set<string>();
  const members = people.filter((person) => team && person.team === team.id);
  const save = async () => {
    const body = { name, parent, lead };
    const done = await sending.send(() =>
      team ? api.patch(`/teams/${team.id}`, body) : api.post('/teams', body),
    );
    if (done) {
      toast(team ? t.saved : t.teamMade(name));
      await stale('/teams');
      onClose();
    }
  };
  return (
    <Panel
      title={team?.name ?? t.newTeam}
      onClose={onClose}
      foot={
        <>
          {team && (
            <Button
              variant="subtle"
              color="var(--danger)"
              onClick={() => setRemoving(true)}
              style={{ marginRight: 'auto' }}
            >
              {t.removeTeam}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={save} loading={sending.isBusy} disabled={!name.trim()}>
            {team ? t.done : t.addTeam}
          </Button>
        </>
      }
    >
      <TextInput
        label={t.teamName}
        value={name}
        required
        {...(team ? {} : { 'data-autofocus': true })}
        error={sending.at('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t.above}
        placeholder={t.top}
        clearable
        data={teams.filter(({ id }) => !below.has(id)).map((each) => ({ value: each.id, label: each.name }))}
        value={parent}
        error={sending.at('parent')}
        onChange={setParent}
      />
      <Select
        label={t.lead}
        clearable
        searchable
        data={people
          .filter(({ isActive }) => isActive !== false)
          .map((each) => ({ value: each.id, label: each.name }))}
        value={lead}
        error={sending.at('lead')}
        onChange={setLead}
      />
      {team && (
        <section aria-label={t.inTeam}>
          <h3 style={{ marginBottom: 4 }}>{t.inTeam}</h3>
          <p style={{ margin: 0, color: 'var(--quiet)' }}>
            {members.map((member) => member.name).join(', ') || t.members(0)}
          </p>
        </section>
      )}
      <Wrong>{sending.problem}</Wrong>
      {isRemoving && team && (
        <Ask
          title={t.removeTeamAsk(team.name)}
          verb={t.removeTeam}
          isDanger
          onClose={() => setRemoving(false)}
          onYes={async () => {
            setRemoving(false);
            if (await act(() => api.delete(`/teams/${team.id}`), ['/teams', '/users'], t.teamRemoved)) {
              onClose();
            }
          }}
        >
          {t.removeTeamText}
        </Ask>
      )}
    </Panel>
  );
}

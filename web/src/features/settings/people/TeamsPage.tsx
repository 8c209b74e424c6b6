import { Button } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { Group, Page } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { usePeople, useTeams } from './people.ts';
import { peopleTexts } from './peopleTexts.ts';
import { TeamPanel } from './TeamPanel.tsx';
import { teamTree } from './teamTree.ts';

/** The teams as a tree. */
export function TeamsPage() {
  const t = useTexts(peopleTexts);
  const teams = useTeams();
  const people = usePeople() ?? [];
  const [open, setOpen] = useState<string>();
  const opened = teams?.find(({ id }) => id === open);
  const nameOf = (id?: string) => people.find((person) => person.id === id)?.name;
  return (
    <Page
      title={t.teams}
      intro={t.teamsIntro}
      actions={
        <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setOpen('new')}>
          {t.newTeam}
        </Button>
      }
    >
      {teams && (
        <Group>
          <Rows empty={t.noTeams}>
            {teamTree(teams).map(({ team, depth }) => {
              const lead = nameOf(team.lead);
              return (
                <Row
                  key={team.id}
                  start={<span style={{ width: depth * 24 }} />}
                  icon={IconUsers}
                  name={team.name}
                  more={lead && t.ledBy(lead)}
                  end={t.members(
                    people.filter((person) => person.team === team.id && person.isActive !== false).length,
                  )}
                  onOpen={() => setOpen(team.id)}
                />
              );
            })}
          </Rows>
        </Group>
      )}
      {teams && (opened || open === 'new') && (
        <TeamPanel
          key={open}
          team={opened}
          teams={teams}
          people={people}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}

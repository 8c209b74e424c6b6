import { Button, Switch } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Ask } from '../kit/Ask.tsx';
import { Group, Page, Setting } from '../kit/Page.tsx';
import { SavedText } from '../kit/SavedText.tsx';
import { useDo, useServer, useStale } from '../kit/server.ts';
import { InWords } from './InWords.tsx';
import { ACTIONS, type Matrix, type Rights, SCOPES, seenBy } from './matrix.ts';
import { RightsTable } from './RightsTable.tsx';
import { RolePreview } from './RolePreview.tsx';
import { RoleRecords } from './RoleRecords.tsx';
import styles from './Roles.module.css';
import { ABILITIES, type Role } from './role.ts';
import { roleTexts } from './roleTexts.ts';
import { ScopeSelect } from './ScopeSelect.tsx';

/** One role: in words, in general, object by object, and as it sees Grato. */
export function RolePage({ role }: { role: Role }) {
  const t = useTexts(roleTexts);
  const { slug } = useHere();
  const act = useDo();
  const stale = useStale();
  const { data: matrix } = useServer<Matrix>(`/roles/${role.id}/rights`);
  const path = `/roles/${role.id}`;
  const change = (values: object) => act(() => api.patch(path, values), ['/roles']);
  const setRights = async (rights: Rights) => {
    try {
      await api.put(`${path}/rights`, { rights }, matrix ? { 'If-Match': matrix.etag } : {});
    } catch (problem) {
      sayProblem(problem);
    }
    await stale('/roles');
  };
  const abilities = role.abilities ?? [];
  return (
    <Page
      isWide
      above={
        <Link to={`/w/${slug}/settings/roles` as string} className={styles.crumb}>
          <Icon of={IconChevronLeft} size={16} />
          {t.roles}
        </Link>
      }
      title={role.name}
      intro={role.isAdministrator ? t.isAdministrator : undefined}
    >
      <Group>
        <Setting label={t.name}>
          <SavedText
            label={t.name}
            value={role.name}
            onSave={async (name) => {
              await api.patch(path, { name });
              await stale('/roles');
            }}
          />
        </Setting>
      </Group>
      {matrix && !role.isAdministrator && (
        <>
          <InWords matrix={matrix} />
          <Group title={t.wide} intro={t.wideIntro}>
            <div className={styles.wide}>
              {ACTIONS.map((action) => (
                <ScopeSelect
                  key={action}
                  label={t[action]}
                  isLabelled
                  value={role[`${action}Scope`]}
                  choices={SCOPES}
                  onChange={(scope) => scope && change({ [`${action}Scope`]: scope })}
                />
              ))}
            </div>
          </Group>
          <RightsTable matrix={matrix} isModeller={abilities.includes('manageModel')} onChange={setRights} />
          <Group title={t.abilities}>
            {ABILITIES.map((ability) => (
              <Setting key={ability} label={t[`a_${ability}`]} help={t[`a_${ability}_`]}>
                <Switch
                  aria-label={t[`a_${ability}`]}
                  checked={abilities.includes(ability)}
                  onChange={(event) =>
                    change({
                      abilities: event.currentTarget.checked
                        ? [...abilities, ability]
                        : abilities.filter((other) => other !== ability),
                    })
                  }
                />
              </Setting>
            ))}
          </Group>
          <RolePreview matrix={matrix} />
          <RoleRecords
            role={role.id}
            readable={seenBy(matrix).map(({ object }) => object.object)}
            key={matrix.etag}
          />
          <Removal role={role} />
        </>
      )}
    </Page>
  );
}

function Removal({ role }: { role: Role }) {
  const t = useTexts(roleTexts);
  const { slug } = useHere();
  const navigate = useNavigate();
  const act = useDo();
  const [isAsked, setAsked] = useState(false);
  const remove = async () => {
    setAsked(false);
    if (await act(() => api.delete(`/roles/${role.id}`), ['/roles'], t.removed)) {
      navigate({ to: `/w/${slug}/settings/roles` });
    }
  };
  return (
    <Group>
      <Setting label={t.remove} help={t.removeHelp}>
        <Button variant="default" c="var(--danger)" onClick={() => setAsked(true)}>
          {t.remove}
        </Button>
      </Setting>
      {isAsked && (
        <Ask
          title={t.removeAsk(role.name)}
          verb={t.remove}
          isDanger
          onYes={remove}
          onClose={() => setAsked(false)}
        />
      )}
    </Group>
  );
}

import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { Group, Page, Setting } from '../kit/Page.tsx';
import { useDo, useItems, useServer } from '../kit/server.ts';
import { workspaceTexts } from './workspaceTexts.ts';

type Profile = 'field' | 'strict';
type OfRole = { readonly profile?: Profile; readonly leaseHours?: number };
type Terms = {
  readonly profile: Profile;
  readonly leaseHours: number;
  readonly windowDays: number;
  readonly roles: { readonly [role: string]: OfRole };
};

/** What devices may keep and for how long; a role can only be held tighter. */
export function SyncPage() {
  const t = useTexts(workspaceTexts);
  const act = useDo();
  const { data: terms } = useServer<Terms>('/sync/settings');
  const roles = useItems<{ id: string; name: string }>('/roles?limit=200&sort=name') ?? [];
  if (!terms) {
    return null;
  }
  const put = (change: Partial<Terms>) =>
    act(() => api.put('/sync/settings', { ...terms, ...change }), ['/sync/settings'], t.saved);
  return (
    <Page title={t.sync} intro={t.syncIntro}>
      <Group>
        <Setting label={t.profile} help={t.profileHelp}>
          <SegmentedControl
            aria-label={t.profile}
            value={terms.profile}
            data={[
              { value: 'field', label: t.p_field },
              { value: 'strict', label: t.p_strict },
            ]}
            onChange={(profile) => put({ profile: profile === 'strict' ? 'strict' : 'field' })}
          />
        </Setting>
        <Amount
          label={t.lease}
          help={t.leaseHelp}
          unit={t.hours}
          value={terms.leaseHours}
          min={1}
          max={336}
          onSave={(leaseHours) => put({ leaseHours })}
        />
        <Amount
          label={t.window}
          help={t.windowHelp}
          unit={t.days}
          value={terms.windowDays}
          min={7}
          max={365}
          onSave={(windowDays) => put({ windowDays })}
        />
      </Group>
      {terms.profile === 'field' && (
        <Group title={t.byRole} intro={t.byRoleIntro}>
          {roles.map((role) => (
            <Setting key={role.id} label={role.name}>
              <Select
                aria-label={role.name}
                data={[
                  { value: '', label: t.asAll },
                  { value: 'strict', label: t.p_strict },
                ]}
                value={terms.roles[role.id]?.profile === 'strict' ? 'strict' : ''}
                allowDeselect={false}
                onChange={(profile) => {
                  const { [role.id]: said = {}, ...others } = terms.roles;
                  const { profile: _, ...rest } = said;
                  const own: OfRole = profile === 'strict' ? { ...rest, profile: 'strict' } : rest;
                  put({ roles: Object.keys(own).length > 0 ? { ...others, [role.id]: own } : others });
                }}
              />
            </Setting>
          ))}
        </Group>
      )}
    </Page>
  );
}

/** A number with its unit, saved when one leaves it. */
function Amount({
  label,
  help,
  unit,
  value,
  min,
  max,
  onSave,
}: {
  label: string;
  help: string;
  unit: string;
  value: number;
  min: number;
  max: number;
  onSave: (next: number) => void;
}) {
  const [draft, setDraft] = useState<number>();
  return (
    <Setting label={label} help={help}>
      <NumberInput
        aria-label={label}
        w={140}
        min={min}
        max={max}
        clampBehavior="blur"
        allowDecimal={false}
        suffix={` ${unit}`}
        value={draft ?? value}
        onChange={(next) => setDraft(typeof next === 'number' ? next : undefined)}
        onBlur={() => {
          if (draft !== undefined && draft !== value) {
            onSave(Math.min(max, Math.max(min, draft)));
          }
          setDraft(undefined);
        }}
      />
    </Setting>
  );
}

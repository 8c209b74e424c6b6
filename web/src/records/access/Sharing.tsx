import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '../commands.ts';
import { titleOf } from '../naming.ts';
import { useModel, useView } from '../workspace.tsx';
import styles from './AccessPanel.module.css';
import { accessTexts } from './texts.ts';

/** Shares a record with somebody or a team, for a time. */
export function Sharing({ place, onShared }: { place: string; onShared: () => void }) {
  const t = useTexts(accessTexts);
  const [isOpen, setOpen] = useState(false);
  const [whom, setWhom] = useState<string | null>(null);
  const choices = useChoices();
  if (!isOpen) {
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t.share}
      </Button>
    );
  }
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [kind = 'user', id] = (whom ?? '').split(' ');
    const expires = String(form.get('expires') ?? '');
    const reason = String(form.get('reason') ?? '').trim();
    try {
      await api.post(`${place}/shares`, {
        [kind]: id,
        level: String(form.get('level')),
        ...(expires ? { expiresAt: new Date(`${expires}T23:59:59`).toISOString() } : {}),
        ...(reason ? { reason } : {}),
      });
      setOpen(false);
      setWhom(null);
      onShared();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Select label={t.with} data={choices} value={whom} onChange={setWhom} searchable required limit={50} />
      <NativeSelect
        name="level"
        label={t.level}
        data={[
          { value: 'read', label: t.read },
          { value: 'write', label: t.write },
        ]}
      />
      <TextInput type="date" name="expires" label={t.expires} />
      <TextInput name="reason" label={t.reason} maxLength={500} />
      <div className={styles.ways}>
        <Button size="xs" type="submit" disabled={!whom}>
          {t.shareButton}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen(false)}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Users and teams, as far as one sees them. */
function useChoices(): { value: string; label: string }[] {
  const t = useTexts(accessTexts);
  const model = useModel();
  const users = useView({
    object: 'user',
    filter: { field: 'isActive', op: 'eq', value: true },
    sort: ['name'],
  });
  const teams = useView({ object: 'team', sort: ['name'] });
  const [user, team] = [model?.object('user'), model?.object('team')];
  return [
    ...users.rows.map((row) => ({ value: `user ${row.id}`, label: user ? titleOf(user, row) : row.id })),
    ...teams.rows.map((row) => ({
      value: `team ${row.id}`,
      label: `${team ? titleOf(team, row) : row.id} (${t.team})`,
    })),
  ];
}

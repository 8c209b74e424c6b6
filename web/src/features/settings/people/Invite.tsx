import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { languageNames } from '../kit/languages.ts';
import { Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useSending, useStale } from '../kit/server.ts';
import { SentLink } from './HandOut.tsx';
import { type Sent, useRoles, useTeams } from './people.ts';
import { peopleTexts } from './peopleTexts.ts';

/** Invites somebody: by mail, or by a link to hand over where no mail goes out. */
export function Invite({ onClose }: { onClose: () => void }) {
  const t = useTexts(peopleTexts);
  const roles = useRoles();
  const teams = useTeams();
  const stale = useStale();
  const sending = useSending();
  const settings = useSettings();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const [team, setTeam] = useState<string | null>(null);
  const [language, setLanguage] = useState<string>(settings.language);
  const [sent, setSent] = useState<Sent>();
  const invite = async () => {
    const made = await sending.send(() =>
      api.post<Sent>('/invitations', { name, email, role, ...(team ? { team } : {}), locale: language }),
    );
    if (made) {
      setSent(made.value);
      await stale('/invitations', '/users');
    }
  };
  if (sent) {
    return (
      <Panel title={sent.email} onClose={onClose} foot={<Button onClick={onClose}>{t.done}</Button>}>
        <SentLink sent={sent} />
      </Panel>
    );
  }
  return (
    <Panel
      title={t.invite}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={invite} loading={sending.isBusy} disabled={!name || !email || !role}>
            {t.send}
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
      <TextInput
        label={t.email}
        type="email"
        value={email}
        required
        error={sending.at('email')}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Select
        label={t.role}
        description={t.roleHelp}
        required
        data={(roles ?? []).map((each) => ({ value: each.id, label: each.name }))}
        value={role}
        error={sending.at('role')}
        onChange={setRole}
      />
      <Select
        label={t.team}
        description={t.teamHelp}
        clearable
        data={(teams ?? []).map((each) => ({ value: each.id, label: each.name }))}
        value={team}
        error={sending.at('team')}
        onChange={setTeam}
      />
      <Select
        label={t.language}
        data={languageNames}
        value={language}
        allowDeselect={false}
        onChange={(next) => next && setLanguage(next)}
      />
      <Wrong>{sending.problem}</Wrong>
    </Panel>
  );
}

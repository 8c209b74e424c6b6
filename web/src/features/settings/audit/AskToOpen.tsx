import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { dayAt, endOfDay, startOfDay } from '../kit/days.ts';
import { Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useItems, useSending, useStale } from '../kit/server.ts';
import { auditTexts } from './auditTexts.ts';
import type { Opening } from './opening.ts';

const LEAST = 10;

/** Asks to look, and says before what it means. */
export function AskToOpen({ onClose }: { onClose: () => void }) {
  const t = useTexts(auditTexts);
  const stale = useStale();
  const sending = useSending();
  const people = useItems<{ id: string; name: string }>('/users?limit=200&sort=name') ?? [];
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(dayAt(-7));
  const [to, setTo] = useState(dayAt(0));
  const [about, setAbout] = useState<string | null>(null);
  const ask = async () => {
    const end = new Date(Math.min(Date.parse(endOfDay(to)), Date.now())).toISOString();
    const made = await sending.send(() =>
      api.post<Opening>('/audit/openings', {
        reason,
        from: startOfDay(from),
        to: end,
        ...(about ? { about } : {}),
      }),
    );
    if (made) {
      toast(made.value.state === 'waiting' ? t.asked : t.opened);
      await stale('/audit');
      onClose();
    }
  };
  return (
    <Panel
      title={t.open}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            onClick={ask}
            loading={sending.isBusy}
            disabled={reason.trim().length < LEAST || !from || !to}
          >
            {t.ask}
          </Button>
        </>
      }
    >
      <section aria-label={t.why}>
        <h3>{t.why}</h3>
        <ul style={{ display: 'grid', gap: 4, margin: '8px 0 0', paddingLeft: 18 }}>
          {t.rules.split('\n').map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <Textarea
        label={t.reason}
        description={t.reasonHelp}
        value={reason}
        required
        autosize
        minRows={2}
        data-autofocus
        error={sending.at('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
        <TextInput
          label={t.from}
          type="date"
          value={from}
          max={to}
          error={sending.at('from')}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={t.to}
          type="date"
          value={to}
          max={dayAt(0)}
          error={sending.at('to')}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <Select
        label={t.about}
        placeholder={t.aboutNone}
        clearable
        searchable
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={about}
        onChange={setAbout}
      />
      <Wrong>{sending.problem}</Wrong>
    </Panel>
  );
}

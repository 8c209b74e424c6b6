import { Button, TextInput } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { Window } from '../kit/Window.tsx';
import type { Sent } from './people.ts';
import { peopleTexts } from './peopleTexts.ts';

/** What became of a link: mailed, or shown this once to be handed over. */
export function HandOut({ sent, onClose }: { sent: Sent; onClose: () => void }) {
  const t = useTexts(peopleTexts);
  return (
    <Window onClose={onClose} title={sent.email}>
      <SentLink sent={sent} />
      <div style={{ display: 'flex', justifyContent: 'flex-end', marginTop: 16 }}>
        <Button onClick={onClose}>{t.done}</Button>
      </div>
    </Window>
  );
}

export function SentLink({ sent }: { sent: Sent }) {
  const t = useTexts(peopleTexts);
  const { link } = sent;
  if (!link) {
    return <p style={{ margin: 0 }}>{sent.delivery === 'mail' ? t.mailed(sent.email) : t.swallowed}</p>;
  }
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast(t.copied);
  };
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <p style={{ margin: 0 }}>{t.byHand}</p>
      <TextInput label={t.link} value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Button variant="default" onClick={copy}>
        {t.copy}
      </Button>
    </div>
  );
}

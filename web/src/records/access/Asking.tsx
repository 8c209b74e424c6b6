import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '../commands.ts';
import styles from './AccessPanel.module.css';
import { accessTexts } from './texts.ts';

/** Asks whoever may decide for the right to change a record. */
export function Asking({ place, onAsked }: { place: string; onAsked: () => void }) {
  const t = useTexts(accessTexts);
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t.ask}
      </Button>
    );
  }
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    try {
      await api.post(`${place}/access-requests`, { action: 'write', reason });
      setOpen(false);
      onAsked();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput name="reason" label={t.askWhy} required maxLength={500} autoFocus />
      <div className={styles.ways}>
        <Button size="xs" type="submit">
          {t.askButton}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen(false)}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}

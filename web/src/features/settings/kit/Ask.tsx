import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Window } from './Window.tsx';

const texts = defineTexts({
  en: { cancel: 'Cancel' },
  es: { cancel: 'Cancelar' },
  it: { cancel: 'Annulla' },
});

/** A question that is asked before what cannot simply be undone; the verb stands on the button. */
export function Ask({
  title,
  verb,
  isDanger = false,
  isBusy = false,
  isReady = true,
  onYes,
  onClose,
  children,
}: {
  title: string;
  verb: string;
  isDanger?: boolean;
  isBusy?: boolean;
  isReady?: boolean;
  onYes: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const t = useTexts(texts);
  return (
    <Window onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onYes();
        }}
        style={{ display: 'grid', gap: 16 }}
      >
        {children}
        <div style={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: 8 }}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            type="submit"
            loading={isBusy}
            disabled={!isReady}
            {...(isDanger ? { color: 'var(--danger)' } : {})}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Window>
  );
}

import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '~/platform/texts.ts';

const texts = defineTexts({
  en: { cancel: 'Cancel', close: 'Close' },
  es: { cancel: 'Cancelar', close: 'Cerrar' },
  it: { cancel: 'Annulla', close: 'Chiudi' },
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
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t.close }}>
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
    </Modal>
  );
}

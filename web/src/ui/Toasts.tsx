import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Icon } from './Icon.tsx';
import styles from './Toasts.module.css';
import { closeToast, TOAST_TIME, type Toast, useToasts } from './toasts.ts';

const texts = defineTexts({
  en: { messages: 'Messages', close: 'Close message' },
  es: { messages: 'Mensajes', close: 'Cerrar mensaje' },
  it: { messages: 'Messaggi', close: 'Chiudi messaggio' },
});

/** Where toasts stand; read out as they come. */
export function Toasts() {
  const toasts = useToasts();
  const t = useTexts(texts);
  return (
    <section className={styles.place} aria-label={t.messages} aria-live="polite">
      {toasts.map((toast) => (
        <One key={toast.id} toast={toast} close={t.close} />
      ))}
    </section>
  );
}

function One({ toast, close }: { toast: Toast; close: string }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isHeld) {
      const timer = setTimeout(() => closeToast(toast.id), TOAST_TIME);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [isHeld, toast.id]);
  const { action } = toast;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only keeps it longer
    <div
      className={styles.toast}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{toast.text}</span>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            closeToast(toast.id);
            action.run();
          }}
        >
          {action.name}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={close} onClick={() => closeToast(toast.id)}>
        <Icon of={IconX} size={16} />
      </button>
    </div>
  );
}

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './Dialog.module.css';

/**
 * A dialog as the browser has it: the page behind it rests, the focus stays within and goes back afterwards, Escape and a
 * press beside it close it.
 */
export function Dialog({
  name,
  onClose,
  shape = 'middle',
  children,
}: {
  /** What it is called for those who listen. */
  name: string;
  onClose: () => void;
  shape?: 'middle' | 'top' | 'sheet';
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // closed while it is still part of the page: only then the browser gives the focus back
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) {
      shown.showModal();
    }
    return () => shown?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key that closes it
    <dialog
      ref={dialog}
      aria-label={name}
      className={styles.dialog}
      data-shape={shape}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.inside}>{children}</div>
    </dialog>
  );
}

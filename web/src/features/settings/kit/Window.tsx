import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import styles from './Window.module.css';

const texts = defineTexts({ en: { close: 'Close' }, es: { close: 'Cerrar' }, it: { close: 'Chiudi' } });

/** A small dialog in the middle, for one question or one thing to be seen. */
export function Window({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  return (
    <Modal.Root opened onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.header}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t.close} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import styles from './Panel.module.css';

const texts = defineTexts({ en: { close: 'Close' }, es: { close: 'Cerrar' }, it: { close: 'Chiudi' } });

/** Something of a list, opened beside it; the list stays where it was. `foot` stays in sight. */
export function Panel({
  title,
  onClose,
  foot,
  size = 520,
  children,
}: {
  title: ReactNode;
  onClose: () => void;
  foot?: ReactNode;
  size?: number;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      closeOnEscape={false}
      // What is opened above the panel closes first.
      onKeyDown={(event) => {
        const { target, currentTarget } = event;
        const isInside = target instanceof Element && currentTarget.contains(target);
        if (event.key === 'Escape' && isInside && !target.hasAttribute('data-mantine-stop-propagation')) {
          onClose();
        }
      }}
      position="right"
      size={size}
      classNames={{ content: styles.content }}
    >
      <Drawer.Overlay backgroundOpacity={0.2} />
      <Drawer.Content>
        <div className={styles.header}>
          <Drawer.Title className={styles.title}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t.close} />
        </div>
        <Drawer.Body className={styles.body}>
          <div className={styles.inside}>{children}</div>
          {foot && <div className={styles.foot}>{foot}</div>}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Editors.module.css';
import { hasLeft } from './editor.ts';

/** Several inputs for one value, floating over the place of the value. Enter and leaving it save, Esc restores. */
export function FloatingForm({
  label,
  shown,
  children,
  onSave,
  onCancel,
}: {
  label: string;
  /** What stands in the place of the value meanwhile. */
  shown: ReactNode;
  children: ReactNode;
  onSave: () => void;
  onCancel: () => void;
}) {
  return (
    <Popover
      opened
      position="bottom-start"
      offset={2}
      width={344}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Popover.Target>
        <div className={styles.anchor}>{shown}</div>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={label}>
        <form
          className={styles.form}
          tabIndex={-1}
          onSubmit={(event) => {
            event.preventDefault();
            onSave();
          }}
          onBlur={(event) => hasLeft(event) && onSave()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              onCancel();
            }
            if (event.key === 'Escape' || event.key === 'Enter') {
              event.stopPropagation();
            }
          }}
        >
          {children}
          <button type="submit" hidden />
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

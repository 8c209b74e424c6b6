import { Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type Action, useActions } from '~/platform/actions.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { objectLabel } from '../naming.ts';
import styles from './ListPage.module.css';
import { NewForm } from './NewForm.tsx';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';

/** Makes a record of what it cannot be without; the rest is filled in beside the list. */
export function NewRecord({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const [isOpen, setOpen] = useState(false);
  const name = t.create(objectLabel(list.object, language));
  const actions = useMemo(
    (): readonly Action[] => [
      { id: 'list.new', name, group: t.keyGroup, keys: 'n', run: () => setOpen(true) },
    ],
    [name, t],
  );
  useActions(actions);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.primary}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label={name}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon of={IconPlus} size={16} />
          <span className={styles.desktop}>{name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown p={12} w={320}>
        <NewForm
          object={list.object}
          values={{}}
          onDone={(id) => {
            setOpen(false);
            if (id) {
              list.change({ peek: id });
            }
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

import { Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '~/platform/actions.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { objectLabel } from '../naming.ts';
import styles from './ListPage.module.css';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';

const NewForm = lazy(() => import('./NewForm.tsx').then((module) => ({ default: module.NewForm })));

/** Makes a record of what it cannot be without; the rest is filled in beside the list. */
export function NewRecord({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const [isOpen, setOpen] = useState(false);
  const name = t.create(objectLabel(list.object, language));
  const button = useRef<HTMLButtonElement>(null);
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'list.new',
        name,
        group: t.keyGroup,
        keys: 'n',
        run: () => {
          // where the focus was nowhere, it would go back to nowhere
          if (document.activeElement === document.body) {
            button.current?.focus();
          }
          setOpen(true);
        },
      },
    ],
    [name, t],
  );
  useActions(actions);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          ref={button}
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
        <Suspense>
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
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

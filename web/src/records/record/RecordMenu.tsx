import { ActionIcon, Menu, Modal } from '@mantine/core';
import {
  IconArrowsJoin2,
  IconDots,
  IconEye,
  IconFileZip,
  IconLink,
  IconTrash,
  IconUserOff,
} from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { type Action, useActions } from '~/platform/actions.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { toast } from '~/ui/toasts.ts';
import { AccessPanel } from '../access/AccessPanel.tsx';
import { sayProblem, useCommands } from '../commands.ts';
import { eraseTexts } from '../erase/texts.ts';
import { MergeDialog } from '../merge/MergeDialog.tsx';
import { useHere } from '../workspace.tsx';
import styles from './RecordHeader.module.css';
import { recordTexts } from './texts.ts';

const EraseDialog = lazy(() =>
  import('../erase/EraseDialog.tsx').then((module) => ({ default: module.EraseDialog })),
);

type Dialog = 'access' | 'merge' | 'erase' | undefined;

/** What can be done with the whole record; `.` opens it. */
export function RecordMenu({ object, row, title }: { object: ObjectJson; row: Row; title: string }) {
  const t = useTexts(recordTexts);
  const ofErasing = useTexts(eraseTexts);
  const { slug, abilities } = useHere();
  const { remove } = useCommands();
  const [isOpen, setOpen] = useState(false);
  const [dialog, setDialog] = useState<Dialog>();
  const button = useRef<HTMLButtonElement>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/w/${slug}/${object.address}/${row.id}`);
    toast(t.copied);
  };
  const toTrash = () => {
    remove(object.name, row.id, t.trashed(title)).catch(sayProblem);
  };
  const latest = useRef({ copy, toTrash });
  latest.current = { copy, toTrash };
  const canMerge = abilities.includes('merge') && !object.isErpMastered;
  const canRemove = !object.isErpMastered;
  const canErase = object.name === 'person' && abilities.includes('erase');
  const actions = useMemo((): readonly Action[] => {
    const action = (id: string, name: string, run: () => void, keys?: string): Action => ({
      id: `record.${id}`,
      name,
      group: title,
      run,
      ...(keys ? { keys } : {}),
    });
    return [
      action(
        'actions',
        t.actions,
        () => {
          setOpen(true);
          button.current?.focus();
        },
        '.',
      ),
      action('copyLink', t.copyLink, () => latest.current.copy().catch(sayProblem)),
      action('access', t.access, () => setDialog('access')),
      ...(canMerge ? [action('merge', t.merge, () => setDialog('merge'))] : []),
      ...(canRemove ? [action('trash', t.trash, () => latest.current.toTrash())] : []),
      ...(canErase ? [action('erase', ofErasing.erase, () => setDialog('erase'))] : []),
    ];
  }, [t, ofErasing, title, canMerge, canRemove, canErase]);
  useActions(actions);
  return (
    <div className={styles.actions}>
      <Menu opened={isOpen} onChange={setOpen} position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={button} aria-label={t.actions} title={`${t.actions} (.)`}>
            <Icon of={IconDots} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon of={IconEye} size={16} />} onClick={() => setDialog('access')}>
            {t.access}
          </Menu.Item>
          <Menu.Item leftSection={<Icon of={IconLink} size={16} />} onClick={() => copy().catch(sayProblem)}>
            {t.copyLink}
          </Menu.Item>
          {canMerge && (
            <Menu.Item
              leftSection={<Icon of={IconArrowsJoin2} size={16} />}
              onClick={() => setDialog('merge')}
            >
              {t.merge}
            </Menu.Item>
          )}
          {object.name === 'person' && abilities.includes('export') && (
            <Menu.Item
              component="a"
              href={`/api/v1/${object.address}/${row.id}/disclosure`}
              download={`${title}.zip`}
              leftSection={<Icon of={IconFileZip} size={16} />}
            >
              {t.disclose}
            </Menu.Item>
          )}
          {canRemove && (
            <Menu.Item leftSection={<Icon of={IconTrash} size={16} />} color="red" onClick={toTrash}>
              {t.trash}
            </Menu.Item>
          )}
          {canErase && (
            <Menu.Item
              leftSection={<Icon of={IconUserOff} size={16} />}
              color="red"
              onClick={() => setDialog('erase')}
            >
              {ofErasing.erase}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'access' && (
        <Modal
          opened
          onClose={() => setDialog(undefined)}
          title={t.access}
          closeButtonProps={{ 'aria-label': t.close }}
        >
          <AccessPanel object={object} id={row.id} />
        </Modal>
      )}
      {dialog === 'erase' && (
        <Suspense fallback={null}>
          <EraseDialog object={object} id={row.id} title={title} onClose={() => setDialog(undefined)} />
        </Suspense>
      )}
      {dialog === 'merge' && <MergeDialog object={object} id={row.id} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

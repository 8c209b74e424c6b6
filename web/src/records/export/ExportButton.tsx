import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import page from '../list/ListPage.module.css';
import type { ListSetting } from '../list/useList.ts';
import { useHere } from '../workspace.tsx';
import { exportTexts } from './texts.ts';

const ExportDialog = lazy(() => import('./ExportDialog.tsx').then((m) => ({ default: m.ExportDialog })));

/** Takes the list along as a file, for who may. */
export function ExportButton({ list }: { list: ListSetting }) {
  const t = useTexts(exportTexts);
  const { abilities, isAdministrator } = useHere();
  const [isOpen, setOpen] = useState(false);
  if (!isAdministrator && !abilities.includes('export')) {
    return null;
  }
  return (
    <>
      <button
        type="button"
        className={`${page.tool} ${page.desktop}`}
        aria-label={t.export}
        title={t.export}
        onClick={() => setOpen(true)}
      >
        <Icon of={IconDownload} />
      </button>
      {isOpen && (
        <Suspense>
          <ExportDialog list={list} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

import { IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { sayProblem } from '../commands.ts';
import { type Cursor, useCursor } from '../list/cursor.ts';
import type { ListSetting } from '../list/useList.ts';
import styles from './Bulk.module.css';
import { cancel, type Selection } from './bulk.ts';
import { bulkTexts } from './texts.ts';
import { useBulk } from './useBulk.ts';

const Dialog = lazy(() => import('./BulkDialog.tsx').then(({ BulkDialog }) => ({ default: BulkDialog })));

/** What can be done with the records one has picked; there as long as any are. */
export function BulkBar({
  list,
  cursor,
  count,
  isMore,
}: {
  list: ListSetting;
  cursor: Cursor;
  count: number | undefined;
  /** Whether the filter means more than is loaded. */
  isMore: boolean;
}) {
  const t = useTexts(bulkTexts);
  const formats = useFormats();
  const picked = useCursor(cursor, (each) => each.picked);
  const isAll = useCursor(cursor, (each) => each.isAll);
  const isFull = useCursor(cursor, (each) => each.isFull);
  const [asked, setAsked] = useState<'update' | 'delete'>();
  const { running, run } = useBulk(list.object);
  if (picked.size === 0 && !running) {
    return null;
  }
  const all = formats.number(count ?? 0);
  const selection: Selection = isAll ? { filter: list.query.filter ?? { and: [] } } : { ids: [...picked] };
  return (
    <section className={styles.bar} aria-label={t.bar}>
      {running ? (
        <>
          <output className={styles.count}>
            {t.working(formats.number(running.done), formats.number(running.total ?? picked.size))}
          </output>
          <progress value={running.done} max={running.total ?? picked.size} />
          <button type="button" className={styles.act} onClick={() => cancel(running).catch(sayProblem)}>
            {t.stop}
          </button>
        </>
      ) : (
        <>
          <output className={styles.count}>
            {isAll ? t.all(all) : t.picked(formats.number(picked.size))}
          </output>
          {isMore && isFull && !isAll && (
            <button type="button" className={styles.act} onClick={() => cursor.pickAll(true)}>
              {t.pickAll(all)}
            </button>
          )}
          <button type="button" className={styles.act} onClick={() => setAsked('update')}>
            {t.edit}
          </button>
          <button type="button" className={styles.act} data-tone="danger" onClick={() => setAsked('delete')}>
            {t.delete}
          </button>
          <button type="button" className={styles.act} aria-label={t.clear} onClick={() => cursor.clear()}>
            <Icon of={IconX} size={16} />
          </button>
        </>
      )}
      {asked && (
        <Suspense>
          <Dialog
            object={list.object}
            kind={asked}
            selection={selection}
            count={isAll ? (count ?? 0) : picked.size}
            onClose={() => setAsked(undefined)}
            onApply={(edit) => {
              setAsked(undefined);
              run(selection, edit);
              cursor.clear();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

import { IconCloudOff } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Late } from '~/ui/Late.tsx';
import { pluralLabel } from '../naming.ts';
import type { RecordList } from '../source/useRecords.ts';
import page from './ListPage.module.css';
import styles from './RecordTable.module.css';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';

const ImportLink = lazy(() => import('../export/ImportLink.tsx').then((m) => ({ default: m.ImportLink })));

/** Says calmly that not everything is as it should be; nothing where it is. */
export function Trouble({ records, list }: { records: RecordList; list: ListSetting }) {
  const t = useTexts(listTexts);
  const { trouble, fault, again } = records;
  if (!trouble && !fault) {
    return null;
  }
  return (
    <p className={page.note} role="status">
      {trouble === 'offline' && <Icon of={IconCloudOff} size={16} />}
      <span>{fault ? t.fault : trouble === 'offline' ? t.offline : t.failed}</span>
      {fault ? (
        <button
          type="button"
          onClick={() => list.change({ filter: { and: [] }, sort: undefined, q: undefined })}
        >
          {t.clearFilter}
        </button>
      ) : (
        <button type="button" onClick={again}>
          {t.again}
        </button>
      )}
    </p>
  );
}

/** What stands where there are no records. */
export function Nothing({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const isFiltered = list.filter !== null || list.address.q !== undefined;
  if (isFiltered) {
    return (
      <Empty title={t.none} text={t.noneText}>
        <button
          type="button"
          className={page.tool}
          data-on
          onClick={() => list.change({ filter: { and: [] }, q: undefined })}
        >
          {t.clearFilter}
        </button>
      </Empty>
    );
  }
  return (
    <Empty title={t.empty(pluralLabel(list.object, language))} text={t.emptyText}>
      {list.object.mayCreate && (
        <Suspense>
          <ImportLink isNamed />
        </Suspense>
      )}
    </Empty>
  );
}

const ROWS = 12;

/** Rows without content, where the first ones take their time. */
export function Waiting({
  height,
  template,
  columns,
}: {
  height: number;
  template: string;
  columns: number;
}) {
  return (
    <Late>
      <div aria-hidden>
        {Array.from({ length: ROWS }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <div key={row} className={styles.ghost} style={{ height, gridTemplateColumns: template }}>
            {Array.from({ length: columns + 1 }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
              <span key={i} />
            ))}
          </div>
        ))}
      </div>
    </Late>
  );
}

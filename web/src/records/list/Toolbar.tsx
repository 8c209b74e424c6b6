import { IconAdjustmentsHorizontal, IconPlus, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '~/platform/actions.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { objectLabel, pluralLabel } from '../naming.ts';
import { useView } from '../workspace.tsx';
import { Count } from './Count.tsx';
import styles from './ListPage.module.css';
import { LookSwitch } from './LookSwitch.tsx';
import { listTexts } from './texts.ts';
import { type ListSetting, quickFilter } from './useList.ts';

const Arranging = lazy(() => import('./Arranging.tsx').then((m) => ({ default: m.Arranging })));
// what opens menus comes right after the list itself; until then its place is kept
const ColumnsBy = lazy(() => import('./ColumnsBy.tsx').then((m) => ({ default: m.ColumnsBy })));
const ColumnsMenu = lazy(() => import('./ColumnsMenu.tsx').then((m) => ({ default: m.ColumnsMenu })));
const ExportButton = lazy(() =>
  import('../export/ExportButton.tsx').then((m) => ({ default: m.ExportButton })),
);
const ImportLink = lazy(() => import('../export/ImportLink.tsx').then((m) => ({ default: m.ImportLink })));
const BringBackLink = lazy(() =>
  import('../export/ImportLink.tsx').then((m) => ({ default: m.BringBackLink })),
);
const GroupMenu = lazy(() => import('./GroupMenu.tsx').then((m) => ({ default: m.GroupMenu })));
const NewRecord = lazy(() => import('./NewRecord.tsx').then((m) => ({ default: m.NewRecord })));
const FilterBar = lazy(() => import('../filter/FilterBar.tsx').then((m) => ({ default: m.FilterBar })));
const ViewMenu = lazy(() => import('../views/ViewMenu.tsx').then((m) => ({ default: m.ViewMenu })));

/** What stands above a list: what it shows, and how. */
export function Toolbar({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const { object, look } = list;
  return (
    <header className={styles.bar}>
      <div className={styles.title}>
        <Suspense fallback={<h1>{pluralLabel(object, language)}</h1>}>
          <ViewMenu list={list} />
        </Suspense>
        <Count query={list.query} fields={list.fields} />
      </div>
      <div className={styles.grow}>
        <Suspense>
          <FilterBar object={object} filter={list.filter} onChange={(filter) => list.change({ filter })} />
        </Suspense>
      </div>
      {quickFilter(object, 'x') && <QuickSearch list={list} />}
      <span className={styles.desktop}>
        <LookSwitch list={list} />
      </span>
      <Arrange list={list} />
      {look === 'board' && (
        <Suspense>
          <ColumnsBy list={list} />
        </Suspense>
      )}
      {look === 'table' && (
        <Suspense fallback={<span className={`${styles.tool} ${styles.desktop}`} />}>
          <GroupMenu list={list} />
        </Suspense>
      )}
      {look === 'table' && (
        <Suspense fallback={<span className={`${styles.tool} ${styles.desktop}`} />}>
          <ColumnsMenu list={list} />
        </Suspense>
      )}
      <Suspense>
        {object.mayCreate && <ImportLink />}
        <ExportButton list={list} />
        <BringBackLink address={object.address} />
      </Suspense>
      {object.mayCreate && (
        <Suspense
          fallback={
            <span className={styles.primary}>
              <Icon of={IconPlus} size={16} />
              <span className={styles.desktop}>{t.create(objectLabel(object, language))}</span>
            </span>
          }
        >
          <NewRecord list={list} />
        </Suspense>
      )}
    </header>
  );
}

/** On a phone: one button for how the list stands. */
function Arrange({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const [isOpen, setOpen] = useState(false);
  const { sort, group, as } = list.address;
  return (
    <>
      <button
        type="button"
        className={`${styles.tool} ${styles.phone}`}
        aria-label={t.arrange}
        aria-haspopup="dialog"
        data-on={sort || group || as ? true : undefined}
        onClick={() => setOpen(true)}
      >
        <Icon of={IconAdjustmentsHorizontal} />
      </button>
      {isOpen && (
        <Suspense>
          <Arranging list={list} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** How long after a question the server is asked the next one, however fast one types. */
const PAUSE = 150;

function QuickSearch({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askedAt = useRef(0);
  const { isComplete } = useView(list.query, 0, 0);
  const asked = list.address.q ?? '';
  const [typed, setTyped] = useState<string>();
  const actions = useMemo(
    (): readonly Action[] => [
      { id: 'list.search', name: t.search, group: t.keyGroup, keys: '/', run: () => input.current?.focus() },
    ],
    [t],
  );
  useActions(actions);
  const ask = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    const go = () => {
      askedAt.current = Date.now();
      list.change({ q: text.trim() === '' ? undefined : text.trim() }, { replace: true });
    };
    const wait = isComplete ? 0 : askedAt.current + PAUSE - Date.now();
    if (wait > 0) {
      timer.current = setTimeout(go, wait);
    } else {
      go();
    }
  };
  return (
    <label className={styles.search}>
      <span className="spoken">{t.search}</span>
      <Icon of={IconSearch} size={16} />
      <input
        ref={input}
        type="search"
        value={typed ?? asked}
        placeholder={t.search}
        onChange={(event) => ask(event.currentTarget.value)}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            ask('');
            input.current?.blur();
          }
        }}
      />
    </label>
  );
}

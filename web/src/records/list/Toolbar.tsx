import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '~/platform/actions.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { ViewMenu } from '../views/ViewMenu.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { Count } from './Count.tsx';
import { GroupMenu } from './GroupMenu.tsx';
import styles from './ListPage.module.css';
import { LookSwitch } from './LookSwitch.tsx';
import { NewRecord } from './NewRecord.tsx';
import { listTexts } from './texts.ts';
import { type ListSetting, quickFilter } from './useList.ts';

/** What stands above a list: what it shows, and how. */
export function Toolbar({ list }: { list: ListSetting }) {
  const { object, look } = list;
  return (
    <header className={styles.bar}>
      <div className={styles.title}>
        <ViewMenu list={list} />
        <Count query={list.query} fields={list.fields} />
      </div>
      <div className={styles.grow}>
        <FilterBar object={object} filter={list.filter} onChange={(filter) => list.change({ filter })} />
      </div>
      {quickFilter(object, 'x') && <QuickSearch list={list} />}
      <LookSwitch list={list} />
      {look === 'table' && <GroupMenu list={list} />}
      {look === 'table' && <ColumnsMenu list={list} />}
      {object.mayCreate && <NewRecord list={list} />}
    </header>
  );
}

/** How long one pauses before what was typed is asked. */
const PAUSE = 150;

function QuickSearch({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
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
    timer.current = setTimeout(() => {
      list.change({ q: text.trim() === '' ? undefined : text.trim() }, { replace: true });
    }, PAUSE);
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

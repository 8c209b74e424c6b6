import { Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns } from '@tabler/icons-react';
import { useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { fieldLabel } from '../naming.ts';
import styles from './ColumnsMenu.module.css';
import { columnsOf } from './columns.ts';
import page from './ListPage.module.css';
import { listTexts } from './texts.ts';
import { useColumns } from './useColumns.ts';
import type { ListSetting } from './useList.ts';

/** Which columns a table has, and in which order. */
export function ColumnsMenu({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${page.tool} ${page.desktop}`}
          aria-label={t.columns}
          title={t.columns}
        >
          <Icon of={IconColumns} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <Chooser list={list} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Chooser({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const { setColumns, reset } = useColumns(list);
  const [wanted, setWanted] = useState('');
  const names = list.columns.map(({ name }) => name);
  const matches = (label: string) => label.toLowerCase().includes(wanted.trim().toLowerCase());
  const others = columnsOf(list.object).filter(({ name }) => !names.includes(name));
  const swapped = (i: number, j: number) =>
    names.map((name, place) => (place === i ? names[j] : place === j ? names[i] : name) ?? name);
  return (
    <div className={styles.chooser}>
      <input
        className={styles.find}
        type="search"
        aria-label={t.findField}
        placeholder={t.findField}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        data-autofocus
      />
      <ul className={styles.fields}>
        {[...list.columns, ...others].map((field, i) => {
          const label = fieldLabel(field, language);
          const isShown = i < names.length;
          return (
            matches(label) && (
              <li key={field.name}>
                <label>
                  <input
                    type="checkbox"
                    checked={isShown}
                    disabled={i === 0}
                    aria-label={t.show(label)}
                    onChange={() =>
                      setColumns(
                        isShown ? names.filter((name) => name !== field.name) : [...names, field.name],
                      )
                    }
                  />
                  {label}
                </label>
                {isShown && i > 1 && (
                  <button
                    type="button"
                    aria-label={t.earlier(label)}
                    onClick={() => setColumns(swapped(i, i - 1))}
                  >
                    <Icon of={IconArrowUp} size={14} />
                  </button>
                )}
                {isShown && i > 0 && i < names.length - 1 && (
                  <button
                    type="button"
                    aria-label={t.later(label)}
                    onClick={() => setColumns(swapped(i, i + 1))}
                  >
                    <Icon of={IconArrowDown} size={14} />
                  </button>
                )}
              </li>
            )
          );
        })}
      </ul>
      <button type="button" className={page.tool} onClick={reset}>
        {t.reset}
      </button>
    </div>
  );
}

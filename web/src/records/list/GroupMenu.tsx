import { Menu } from '@mantine/core';
import { IconCheck, IconLayoutList } from '@tabler/icons-react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { fieldLabel } from '../naming.ts';
import { groupFields } from '../source/groups.ts';
import styles from './ListPage.module.css';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';

/** By which field the rows stand together. */
export function GroupMenu({ list }: { list: ListSetting }) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const { object, group } = list;
  const check = (is: boolean) => (is ? { rightSection: <Icon of={IconCheck} size={16} /> } : {});
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={`${styles.tool} ${styles.desktop}`}
          aria-label={t.group}
          title={t.group}
          data-on={group ? true : undefined}
        >
          <Icon of={IconLayoutList} />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflow: 'auto' }}>
        <Menu.Item
          onClick={() => list.change({ group: list.view?.groupBy ? '' : undefined })}
          {...check(!group)}
        >
          {t.noGroup}
        </Menu.Item>
        {groupFields(object).map((field) => (
          <Menu.Item
            key={field.name}
            onClick={() => list.change({ group: field.name })}
            {...check(group === field.name)}
          >
            {fieldLabel(field, language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

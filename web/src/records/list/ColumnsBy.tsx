import { Menu } from '@mantine/core';
import { IconCheck, IconColumns3 } from '@tabler/icons-react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { boardFields } from '../board/boardFields.ts';
import { boardTexts } from '../board/texts.ts';
import { fieldLabel } from '../naming.ts';
import styles from './ListPage.module.css';
import type { ListSetting } from './useList.ts';

/** Which field makes the columns of a board, where several could. */
export function ColumnsBy({ list }: { list: ListSetting }) {
  const t = useTexts(boardTexts);
  const { language } = useSettings();
  const fields = boardFields(list.object);
  const field = fields.find(({ name }) => name === list.by) ?? fields[0];
  if (!field || fields.length < 2) {
    return null;
  }
  const label = t.by(fieldLabel(field, language));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={`${styles.tool} ${styles.desktop}`}
          aria-label={label}
          title={label}
          data-on={field !== fields[0] || undefined}
        >
          <Icon of={IconColumns3} />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflow: 'auto' }}>
        <Menu.Label>{t.columns}</Menu.Label>
        {fields.map((each) => (
          <Menu.Item
            key={each.name}
            onClick={() => list.change({ by: each.name })}
            {...(each === field ? { rightSection: <Icon of={IconCheck} size={16} /> } : {})}
          >
            {fieldLabel(each, language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

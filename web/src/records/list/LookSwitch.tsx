import { IconCalendar, IconLayoutKanban, IconTable } from '@tabler/icons-react';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { boardFields } from '../board/boardFields.ts';
import { calendarFields } from '../calendar/calendarFields.ts';
import { useIsOn } from '../features.ts';
import styles from './ListPage.module.css';
import type { Look } from './listAddress.ts';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';

/** The ways in which the same records can be looked at. */
export function LookSwitch({ list, isNamed = false }: { list: ListSetting; isNamed?: boolean }) {
  const t = useTexts(listTexts);
  const { object, look } = list;
  const isOn = useIsOn();
  const looks: { look: Look; icon: typeof IconTable; name: string; is: boolean }[] = [
    { look: 'table', icon: IconTable, name: t.table, is: true },
    {
      look: 'board',
      icon: IconLayoutKanban,
      name: t.board,
      is: isOn('boards') && boardFields(object).length > 0,
    },
    {
      look: 'calendar',
      icon: IconCalendar,
      name: t.calendar,
      is: isOn('calendars') && calendarFields(object).length > 0,
    },
  ];
  const possible = looks.filter(({ is }) => is);
  return possible.length > 1 ? (
    <fieldset className={styles.looks} data-named={isNamed || undefined}>
      <legend className="spoken">{t.look}</legend>
      {possible.map((each) => (
        <button
          key={each.look}
          type="button"
          className={styles.tool}
          aria-label={each.name}
          title={each.name}
          aria-pressed={each.look === look}
          onClick={() => list.change({ as: each.look, by: undefined })}
        >
          <Icon of={each.icon} />
          {isNamed && each.name}
        </button>
      ))}
    </fieldset>
  ) : null;
}

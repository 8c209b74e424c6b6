import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Dialog } from '~/ui/Dialog.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { fieldLabel } from '../naming.ts';
import { groupFields } from '../source/groups.ts';
import styles from './Arranging.module.css';
import { canSort, columnsOf } from './columns.ts';
import { LookSwitch } from './LookSwitch.tsx';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';

/** How a list stands, within the thumb's reach: what it looks like, its order, its groups. */
export function Arranging({ list, onClose }: { list: ListSetting; onClose: () => void }) {
  const t = useTexts(listTexts);
  const { language } = useSettings();
  const { object, look, group, isChanged } = list;
  const [key = ''] = list.sort;
  const name = key.replace('-', '');
  const isDown = key.startsWith('-');
  const sort = (field: string, down: boolean) =>
    list.change({ sort: [down ? `-${field}` : field] }, { replace: true });
  return (
    <Dialog name={t.arrange} onClose={onClose} shape="sheet">
      <div className={styles.sheet}>
        <h2>{t.arrange}</h2>
        <LookSwitch list={list} isNamed />
        {look === 'table' && (
          <>
            <label className={styles.line}>
              <span>{t.sort}</span>
              <select value={name} onChange={(event) => sort(event.currentTarget.value, isDown)}>
                {columnsOf(object)
                  .filter(canSort)
                  .map((field) => (
                    <option key={field.name} value={field.name}>
                      {fieldLabel(field, language)}
                    </option>
                  ))}
              </select>
            </label>
            <fieldset className={styles.ways}>
              <legend className="spoken">{t.sort}</legend>
              <button type="button" aria-pressed={!isDown} onClick={() => sort(name, false)}>
                <Icon of={IconArrowUp} size={16} />
                {t.sortUp}
              </button>
              <button type="button" aria-pressed={isDown} onClick={() => sort(name, true)}>
                <Icon of={IconArrowDown} size={16} />
                {t.sortDown}
              </button>
            </fieldset>
            <label className={styles.line}>
              <span>{t.group}</span>
              <select
                value={group ?? ''}
                onChange={(event) =>
                  list.change(
                    { group: event.currentTarget.value || (list.view?.groupBy ? '' : undefined) },
                    { replace: true },
                  )
                }
              >
                <option value="">{t.noGroup}</option>
                {groupFields(object).map((field) => (
                  <option key={field.name} value={field.name}>
                    {fieldLabel(field, language)}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        <div className={styles.foot}>
          {isChanged && (
            <button
              type="button"
              onClick={() =>
                list.change({ sort: undefined, group: undefined, as: undefined }, { replace: true })
              }
            >
              {t.reset}
            </button>
          )}
          <button type="button" className={styles.done} onClick={onClose}>
            {t.done}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

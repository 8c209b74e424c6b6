import { Menu } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useModel } from '../workspace.tsx';
import type { Lanes as Chosen } from './entries.ts';
import { kindIcon, kindLabel, laneLabel } from './kinds.ts';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';

type Count = { readonly key: string; readonly count: number; readonly isMore: boolean };
type Counts = {
  readonly kinds: readonly Count[];
  readonly departments: readonly Count[];
  readonly channels: readonly Count[];
};

/** How many kinds stand side by side. */
const SIDE_BY_SIDE = 4;

/** Which part of the story one wants to see: by kind, department and channel, with how much there is of each. */
export function Lanes({
  object,
  id,
  chosen,
  onChoose,
}: {
  object: ObjectJson;
  id: string;
  chosen: Chosen;
  onChoose: (lanes: Chosen) => void;
}) {
  const t = useTexts(timelineTexts);
  const { language } = useSettings();
  const model = useModel();
  const { data } = useQuery({
    queryKey: ['timeline', id, 'lanes'],
    queryFn: () => api.get<Counts>(`/${object.address}/${id}/timeline/lanes`),
    enabled: object.hasTimeline === true,
  });
  if (!data || !model || data.kinds.length === 0) {
    return null;
  }
  const toggle = (lane: keyof Chosen, key: string) => {
    const now = chosen[lane];
    onChoose({ ...chosen, [lane]: now.includes(key) ? now.filter((other) => other !== key) : [...now, key] });
  };
  const isAll = chosen.kinds.length + chosen.departments.length + chosen.channels.length === 0;
  const rest = data.kinds.slice(SIDE_BY_SIDE);
  const lanes = [
    { lane: 'kinds', name: t.kinds, counts: rest, label: (key: string) => kindLabel(model, key, language) },
    {
      lane: 'departments',
      name: t.departments,
      counts: data.departments,
      label: (key: string) => laneLabel(model, 'department', key, language),
    },
    {
      lane: 'channels',
      name: t.channels,
      counts: data.channels,
      label: (key: string) => laneLabel(model, 'channel', key, language),
    },
  ] as const;
  const inMenu = lanes.reduce(
    (sum, { lane, counts }) => sum + counts.filter(({ key }) => chosen[lane].includes(key)).length,
    0,
  );
  return (
    <fieldset className={styles.lanes} aria-label={t.more}>
      <button
        type="button"
        className={styles.lane}
        aria-pressed={isAll}
        onClick={() => onChoose({ kinds: [], departments: [], channels: [] })}
      >
        {t.all}
      </button>
      {data.kinds.slice(0, SIDE_BY_SIDE).map(({ key, count, isMore }) => (
        <button
          key={key}
          type="button"
          className={styles.lane}
          aria-pressed={chosen.kinds.includes(key)}
          onClick={() => toggle('kinds', key)}
        >
          <Icon of={kindIcon(key)} size={14} />
          {kindLabel(model, key, language)}
          <Amount count={count} isMore={isMore} />
        </button>
      ))}
      {lanes.some(({ counts }) => counts.length > 0) && (
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <button
              type="button"
              className={styles.lane}
              aria-label={t.more}
              data-on={inMenu > 0 || undefined}
            >
              <Icon of={IconFilter} size={14} />
              {inMenu > 0 && <span className={styles.count}>{inMenu}</span>}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {lanes
              .filter(({ counts }) => counts.length > 0)
              .map(({ lane, name, counts, label }) => (
                <div key={lane}>
                  <Menu.Label>{name}</Menu.Label>
                  {counts.map(({ key, count, isMore }) => (
                    <Menu.Item
                      key={key}
                      role="menuitemcheckbox"
                      aria-checked={chosen[lane].includes(key)}
                      leftSection={chosen[lane].includes(key) ? '✓' : ' '}
                      rightSection={<Amount count={count} isMore={isMore} />}
                      onClick={() => toggle(lane, key)}
                    >
                      {label(key)}
                    </Menu.Item>
                  ))}
                </div>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </fieldset>
  );
}

function Amount({ count, isMore }: { count: number; isMore: boolean }) {
  return (
    <span className={styles.count}>
      {count}
      {isMore && '+'}
    </span>
  );
}

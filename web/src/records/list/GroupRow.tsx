import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { FieldJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { GroupName } from '../source/GroupName.tsx';
import type { Group } from '../source/groups.ts';
import type { Line } from '../source/useGrouped.ts';
import styles from './RecordTable.module.css';
import { listTexts } from './texts.ts';

/** The head of a group: what its records have in common, and how many there are. */
export function GroupRow({
  line,
  field,
  toggle,
  index,
  top,
  height,
}: {
  line: Line & { kind: 'group' };
  field: FieldJson;
  toggle: (value: Group['value']) => void;
  index: number;
  top: number;
  height: number;
}) {
  const t = useTexts(listTexts);
  const formats = useFormats();
  const { group, isOpen } = line;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.group}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its button has the focus */}
      <div role="gridcell">
        <button type="button" aria-expanded={isOpen} title={t.group} onClick={() => toggle(group.value)}>
          <Icon of={isOpen ? IconChevronDown : IconChevronRight} size={16} />
          <GroupName field={field} value={group.value} />
          <span className={styles.groupCount}>{formats.number(group.count)}</span>
        </button>
      </div>
    </div>
  );
}

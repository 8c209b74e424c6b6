import type { ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useAnswer } from '../useAnswer.ts';
import styles from './Timeline.module.css';
import { LANES, timelineTexts } from './texts.ts';
import { ALL, type Lanes } from './useTimeline.ts';

type Lane = { readonly key: string; readonly count: number; readonly isMore: boolean };

type Counts = { readonly kinds: readonly Lane[]; readonly departments: readonly Lane[] };

/** Chips for the lanes there are, with how much is in each; several of one row are alternatives. */
export function LaneFilter({
  object,
  id,
  lanes,
  onChange,
}: {
  object: ObjectJson;
  id: string;
  lanes: Lanes;
  onChange: (lanes: Lanes) => void;
}) {
  const t = useTexts(timelineTexts);
  const { value } = useAnswer<Counts>(`/${object.address}/${id}/timeline/lanes`);
  if (!value || value.kinds.length < 2) {
    return null;
  }
  const isAll = lanes.kinds.length + lanes.departments.length === 0;
  return (
    <fieldset className={styles.lanes} aria-label={t.filter}>
      <button type="button" aria-pressed={isAll} onClick={() => onChange(ALL)}>
        {t.everything}
      </button>
      {value.kinds.map((lane) => (
        <Chip
          key={lane.key}
          lane={lane}
          isOn={lanes.kinds.includes(lane.key)}
          onToggle={() => onChange({ ...lanes, kinds: toggled(lanes.kinds, lane.key) })}
        />
      ))}
      {value.departments.length > 1 && <span className={styles.gap} />}
      {value.departments.length > 1 &&
        value.departments.map((lane) => (
          <Chip
            key={lane.key}
            lane={lane}
            isOn={lanes.departments.includes(lane.key)}
            onToggle={() => onChange({ ...lanes, departments: toggled(lanes.departments, lane.key) })}
          />
        ))}
    </fieldset>
  );
}

function Chip({ lane, isOn, onToggle }: { lane: Lane; isOn: boolean; onToggle: () => void }) {
  const formats = useFormats();
  return (
    <button type="button" aria-pressed={isOn} onClick={onToggle}>
      {LANES[formats.language][lane.key] ?? lane.key}{' '}
      <span className={styles.count}>
        {formats.number(lane.count)}
        {lane.isMore && '+'}
      </span>
    </button>
  );
}

function toggled(keys: readonly string[], key: string): readonly string[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
}

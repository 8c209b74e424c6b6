import { MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import type { Sending } from '../kit/server.ts';
import { PAUSES, type Schedule } from './feed.ts';
import styles from './feeds.module.css';
import { feedTexts } from './feedTexts.ts';

const LATE = [1, 2, 6, 12, 26, 50, 24 * 8] as const;

/** What can be told of any feed beside its source. */
export type Terms = {
  readonly schedule: Schedule;
  readonly delivers: 'all' | 'changes';
  readonly lateAfterMinutes: number;
};

/** When it looks, what its files hold, and when somebody should be told. */
export function WhenFields({
  terms,
  onChange,
  sending,
}: {
  terms: Terms;
  onChange: (next: Terms) => void;
  sending: Sending;
}) {
  const t = useTexts(feedTexts);
  const { schedule } = terms;
  const every = schedule.everyMinutes;
  const pauses = [...new Set([...PAUSES, ...(every ? [every] : [])])].sort((a, b) => a - b);
  const lates = [...new Set([...LATE, ...(terms.lateAfterMinutes ? [terms.lateAfterMinutes / 60] : [])])];
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t.when}
          allowDeselect={false}
          data={[
            ...pauses.map((minutes) => ({ value: String(minutes), label: t.everyMinutes(minutes) })),
            { value: 'daily', label: t.daily },
          ]}
          value={every ? String(every) : 'daily'}
          onChange={(value) => {
            const next =
              value === 'daily'
                ? { everyMinutes: null, at: '06:00' }
                : { everyMinutes: Number(value), at: null };
            onChange({ ...terms, schedule: next });
          }}
        />
        {schedule.at && (
          <TextInput
            label={t.time}
            type="time"
            value={schedule.at}
            error={sending.at('schedule.at')}
            onChange={(event) =>
              onChange({ ...terms, schedule: { everyMinutes: null, at: event.currentTarget.value } })
            }
          />
        )}
      </div>
      <fieldset className={styles.fields}>
        <legend>{t.delivers}</legend>
        <SegmentedControl
          fullWidth
          value={terms.delivers}
          data={[
            { value: 'all', label: t.d_all },
            { value: 'changes', label: t.d_changes },
          ]}
          onChange={(value) => onChange({ ...terms, delivers: value === 'all' ? 'all' : 'changes' })}
        />
        <p className={styles.quiet}>{t.deliversHelp}</p>
      </fieldset>
      <Select
        label={t.late}
        allowDeselect={false}
        data={[
          ...lates
            .sort((a, b) => a - b)
            .map((hours) => ({
              value: String(hours * 60),
              label: t.hours(Math.round(hours * 10) / 10),
            })),
          { value: '0', label: t.never },
        ]}
        value={String(terms.lateAfterMinutes)}
        onChange={(value) => onChange({ ...terms, lateAfterMinutes: Number(value) })}
      />
    </>
  );
}

/** The fields nobody else writes, of those the feed fills. */
export function MasterFields({
  object: address,
  fields,
  masters,
  onChange,
  sending,
}: {
  object: string | null;
  fields: readonly string[];
  masters: readonly string[];
  onChange: (next: readonly string[]) => void;
  sending: Sending;
}) {
  const t = useTexts(feedTexts);
  const { language } = useSettings();
  const object = useModel()?.objects.find((each) => each.address === address);
  const label = (name: string) => {
    const field = object?.fields.find((each) => each.name === name);
    return field ? fieldLabel(field, language) : name;
  };
  return (
    <MultiSelect
      label={t.masters}
      description={t.mastersHelp}
      data={fields.map((name) => ({ value: name, label: label(name) }))}
      value={[...masters]}
      error={sending.at('masters')}
      onChange={onChange}
    />
  );
}

import { NumberInput, Switch, TextInput } from '@mantine/core';
import type { Json } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import type { Sending } from '../kit/server.ts';
import styles from './Model.module.css';
import { modelTexts } from './modelTexts.ts';

type Settings = { readonly [name: string]: Json };

/** The settings each type has, by their names on the server. */
const SETTINGS: { readonly [type: string]: readonly Setting[] } = {
  text: ['maxLength'],
  longText: ['maxLength'],
  number: ['scale', 'min', 'max'],
  percent: ['scale', 'min', 'max'],
  rating: ['max'],
  autoNumber: ['prefix', 'digits'],
};

type Setting = 'maxLength' | 'scale' | 'min' | 'max' | 'prefix' | 'digits';

/** What else can be said of a type: how many decimals, from where to where, how long. */
export function FieldSettings({
  type,
  settings,
  onChange,
  sending,
}: {
  type: string;
  settings: Settings;
  onChange: (next: Settings) => void;
  sending: Sending;
}) {
  const t = useTexts(modelTexts);
  const names = SETTINGS[type] ?? [];
  const put = (name: string, value: Json | undefined) => {
    const { [name]: _, ...others } = settings;
    onChange(value === undefined || value === '' || value === false ? others : { ...others, [name]: value });
  };
  const labels = {
    maxLength: t.s_maxLength,
    scale: t.s_scale,
    min: t.s_min,
    max: type === 'rating' ? t.s_stars : t.s_max,
    prefix: t.s_prefix,
    digits: t.s_digits,
  };
  return names.length === 0 ? null : (
    <>
      <div className={styles.pair}>
        {names.map((name) =>
          name === 'prefix' ? (
            <TextInput
              key={name}
              label={labels[name]}
              value={String(settings[name] ?? '')}
              error={sending.at(`settings.${name}`)}
              onChange={(event) => put(name, event.currentTarget.value)}
            />
          ) : (
            <NumberInput
              key={name}
              label={labels[name]}
              value={typeof settings[name] === 'number' ? settings[name] : ''}
              error={sending.at(`settings.${name}`)}
              onChange={(value) => put(name, typeof value === 'number' ? value : undefined)}
            />
          ),
        )}
      </div>
      {type === 'number' && (
        <Switch
          label={t.s_counts}
          description={t.s_countsHelp}
          checked={settings.counts === true}
          onChange={(event) => put('counts', event.currentTarget.checked)}
        />
      )}
    </>
  );
}

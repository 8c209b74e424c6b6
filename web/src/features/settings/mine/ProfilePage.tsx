import { SegmentedControl, Select } from '@mantine/core';
import { DENSITIES, LANGUAGES, THEMES, useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { isWeekStart, WEEK_STARTS } from '~/platform/weeks.ts';
import { changeMine, type Mine, useStage } from '~/records/session.ts';
import { languageNames } from '../kit/languages.ts';
import { Group, Page, Setting } from '../kit/Page.tsx';
import { mineTexts } from './mineTexts.ts';

/** Who one is, in which language and time zone one works, and how it looks. All of it saves itself. */
export function ProfilePage() {
  const t = useTexts(mineTexts);
  const settings = useSettings();
  const stage = useStage();
  const me = stage.kind === 'open' ? stage.me : undefined;
  return (
    <Page title={t.profile}>
      {me && (
        <Group>
          <Setting label={t.name} help={t.nameHelp}>
            {me.name}
          </Setting>
          <Setting label={t.email}>{me.email}</Setting>
          <Setting label={t.role}>{me.role.name}</Setting>
          <Setting label={t.language} help={t.languageHelp}>
            <Select
              aria-label={t.language}
              data={languageNames}
              value={settings.language}
              allowDeselect={false}
              onChange={(chosen) => change(LANGUAGES, chosen, (language) => ({ language }))}
            />
          </Setting>
          <Setting label={t.zone} help={t.zoneHelp}>
            <Select
              aria-label={t.zone}
              data={zones(settings.zone)}
              value={settings.zone}
              searchable
              limit={100}
              allowDeselect={false}
              onChange={(zone) => zone && changeMine({ zone })}
            />
          </Setting>
          <Setting label={t.weekStart}>
            <Select
              aria-label={t.weekStart}
              data={WEEK_STARTS.map((start) => ({ value: start, label: t[`w_${start}`] }))}
              value={settings.weekStart}
              allowDeselect={false}
              onChange={(start) => isWeekStart(start) && changeMine({ weekStart: start })}
            />
          </Setting>
        </Group>
      )}
      <Group title={t.look}>
        <Setting label={t.theme}>
          <SegmentedControl
            aria-label={t.theme}
            value={settings.theme}
            data={THEMES.map((theme) => ({ value: theme, label: t[`t_${theme}`] }))}
            onChange={(chosen) => change(THEMES, chosen, (theme) => ({ theme }))}
          />
        </Setting>
        <Setting label={t.density}>
          <SegmentedControl
            aria-label={t.density}
            value={settings.density}
            data={DENSITIES.map((density) => ({ value: density, label: t[`d_${density}`] }))}
            onChange={(chosen) => change(DENSITIES, chosen, (density) => ({ density }))}
          />
        </Setting>
      </Group>
    </Page>
  );
}

/** A control tells its choice as a text. */
function change<T extends string>(known: readonly T[], chosen: string | null, mine: (choice: T) => Mine) {
  const choice = known.find((each) => each === chosen);
  if (choice) {
    void changeMine(mine(choice));
  }
}

/** The zones the browser knows, and one's own even where it does not. */
function zones(own: string): readonly string[] {
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

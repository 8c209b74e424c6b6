import { SegmentedControl, Select } from '@mantine/core';
import { api } from '~/platform/api.ts';
import { changeSettings, type Density, type Theme, useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { isWeekStart, WEEK_STARTS } from '~/platform/weeks.ts';
import { changeMine, type Me, meChanged } from '~/records/session.ts';
import { languageNames } from '../kit/languages.ts';
import { Group, Page, Setting } from '../kit/Page.tsx';
import { useDo, useServer } from '../kit/server.ts';
import { mineTexts } from './mineTexts.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const DENSITIES: readonly Density[] = ['compact', 'comfortable'];

/** Who one is, in which language and time zone one works, and how it looks. All of it saves itself. */
export function ProfilePage() {
  const t = useTexts(mineTexts);
  const settings = useSettings();
  const act = useDo();
  const { data: me } = useServer<Me>('/me');
  const change = (values: { locale?: string; zone?: string }) =>
    act(async () => {
      await api.patch('/me', values);
      meChanged(await api.get<Me>('/me'));
    }, ['/me']);
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
              onChange={(locale) => locale && change({ locale })}
            />
          </Setting>
          <Setting label={t.zone} help={t.zoneHelp}>
            <Select
              aria-label={t.zone}
              data={zones(me.zone)}
              value={me.zone}
              searchable
              limit={100}
              allowDeselect={false}
              onChange={(zone) => zone && change({ zone })}
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
      <Group title={t.look} intro={t.lookIntro}>
        <Setting label={t.theme}>
          <SegmentedControl
            aria-label={t.theme}
            value={settings.theme}
            data={THEMES.map((theme) => ({ value: theme, label: t[`t_${theme}`] }))}
            onChange={(theme) => changeSettings({ theme: THEMES.find((each) => each === theme) ?? 'system' })}
          />
        </Setting>
        <Setting label={t.density}>
          <SegmentedControl
            aria-label={t.density}
            value={settings.density}
            data={DENSITIES.map((density) => ({ value: density, label: t[`d_${density}`] }))}
            onChange={(density) =>
              changeSettings({ density: DENSITIES.find((each) => each === density) ?? 'compact' })
            }
          />
        </Setting>
      </Group>
    </Page>
  );
}

/** The zones the browser knows, and one's own even where it does not. */
function zones(own: string): readonly string[] {
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

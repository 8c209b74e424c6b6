import { SegmentedControl, Select } from '@mantine/core';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { languageNames } from '../kit/languages.ts';
import { Group, Page, Setting } from '../kit/Page.tsx';
import { SavedText } from '../kit/SavedText.tsx';
import { useDo, useServer, useStale } from '../kit/server.ts';
import { countries, currencies, zones } from './choices.ts';
import { PracticeSpaces } from './PracticeSpaces.tsx';
import { workspaceTexts } from './workspaceTexts.ts';

type Workspace = {
  readonly name: string;
  readonly slug: string;
  readonly currency: string;
  readonly region: string;
  readonly zone: string;
  readonly locale: string;
  readonly secondFactor: 'optional' | 'required';
};

type Choices = readonly { readonly value: string; readonly label: string }[];

/** What the workspace is, and how one comes in. */
export function GeneralPage() {
  const t = useTexts(workspaceTexts);
  const act = useDo();
  const stale = useStale();
  const { language } = useSettings();
  const { data: settings } = useServer<Workspace>('/workspace');
  const change = (changes: Partial<Workspace>) =>
    act(() => api.patch('/workspace', changes), ['/workspace', '/me'], t.saved);
  const select = (name: 'locale' | 'currency' | 'region' | 'zone', label: string, data: Choices) => ({
    'aria-label': label,
    data: [...data],
    value: settings?.[name] ?? null,
    allowDeselect: false,
    onChange: (value: string | null) => value && value !== settings?.[name] && change({ [name]: value }),
  });
  return (
    <Page title={t.general}>
      {settings && (
        <Group>
          <Setting label={t.name}>
            <SavedText
              label={t.name}
              value={settings.name}
              path="name"
              onSave={(name) => api.patch('/workspace', { name }).then(() => stale('/workspace', '/me'))}
            />
          </Setting>
          <Setting label={t.address}>
            <code>{`/w/${settings.slug}`}</code>
          </Setting>
          <Setting label={t.language}>
            <Select {...select('locale', t.language, languageNames)} />
          </Setting>
          <Setting label={t.currency} help={t.currencyHelp}>
            <Select {...select('currency', t.currency, currencies(language))} searchable />
          </Setting>
          <Setting label={t.region} help={t.regionHelp}>
            <Select {...select('region', t.region, countries(language))} searchable />
          </Setting>
          <Setting label={t.zone} help={t.zoneHelp}>
            <Select {...select('zone', t.zone, zones(settings.zone))} searchable />
          </Setting>
        </Group>
      )}
      {settings && (
        <Group title={t.signIn}>
          <Setting label={t.factor} help={t.factorHelp}>
            <SegmentedControl
              aria-label={t.factor}
              value={settings.secondFactor}
              data={[
                { value: 'optional', label: t.optional },
                { value: 'required', label: t.required },
              ]}
              onChange={(secondFactor) =>
                change({ secondFactor: secondFactor === 'required' ? 'required' : 'optional' })
              }
            />
          </Setting>
        </Group>
      )}
      <PracticeSpaces />
    </Page>
  );
}

import { SegmentedControl } from '@mantine/core';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { languageNames } from '../kit/languages.ts';
import { Group, Page, Setting } from '../kit/Page.tsx';
import { useDo, useServer } from '../kit/server.ts';
import { PracticeSpaces } from './PracticeSpaces.tsx';
import { workspaceTexts } from './workspaceTexts.ts';

type Workspace = {
  readonly name: string;
  readonly slug: string;
  readonly currency: string;
  readonly region: string;
  readonly zone: string;
  readonly locale: string;
};

/** What the workspace is, and how one comes in. */
export function GeneralPage() {
  const t = useTexts(workspaceTexts);
  const act = useDo();
  const { data: me } = useServer<{ workspace: Workspace }>('/me');
  const { data: policy } = useServer<{ secondFactor: 'optional' | 'required' }>('/workspace');
  const workspace = me?.workspace;
  return (
    <Page title={t.general}>
      {workspace && (
        <Group intro={t.fixed}>
          <Setting label={t.name}>{workspace.name}</Setting>
          <Setting label={t.address}>
            <code>{`/w/${workspace.slug}`}</code>
          </Setting>
          <Setting label={t.language}>
            {languageNames.find(({ value }) => value === workspace.locale)?.label}
          </Setting>
          <Setting label={t.currency}>{workspace.currency}</Setting>
          <Setting label={t.region} help={t.regionHelp}>
            {workspace.region}
          </Setting>
          <Setting label={t.zone} help={t.zoneHelp}>
            {workspace.zone}
          </Setting>
        </Group>
      )}
      {policy && (
        <Group title={t.signIn}>
          <Setting label={t.factor} help={t.factorHelp}>
            <SegmentedControl
              aria-label={t.factor}
              value={policy.secondFactor}
              data={[
                { value: 'optional', label: t.optional },
                { value: 'required', label: t.required },
              ]}
              onChange={(secondFactor) =>
                act(() => api.patch('/workspace', { secondFactor }), ['/workspace', '/me'], t.saved)
              }
            />
          </Setting>
        </Group>
      )}
      <PracticeSpaces />
    </Page>
  );
}

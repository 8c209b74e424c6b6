import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useItems, useSending, useServer, useStale } from '../kit/server.ts';
import { isWhole, type Source, sent, type Template } from './feed.ts';
import styles from './feeds.module.css';
import { feedTexts } from './feedTexts.ts';
import { SourceFields } from './SourceFields.tsx';
import { type Terms, WhenFields } from './WhenFields.tsx';

const SHOWN = /^(name|source\.|schedule)/;

/** Makes a feed of a finished import, or of a template. */
export function NewFeed({ importId, onClose }: { importId: string | undefined; onClose: () => void }) {
  const t = useTexts(feedTexts);
  const stale = useStale();
  const sending = useSending();
  const repeated = useServer<{ name: string }>(`/imports/${importId}`, { isWanted: !!importId });
  const templates = useItems<Template>('/feeds/templates', !importId);
  const [template, setTemplate] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [source, setSource] = useState<Source>({ kind: 'folder', files: '*.csv' });
  const [terms, setTerms] = useState<Terms>({
    schedule: { everyMinutes: 60, at: null },
    delivers: 'all',
    lateAfterMinutes: 26 * 60,
  });
  const chosen = templates?.find((each) => each.name === template);
  const save = async () => {
    const of = importId ? { import: importId } : { template };
    const system =
      source.kind === 'sql' && !source.connection ? { system: source.system ?? 'postgresql' } : {};
    const body = { ...of, name, source: sent({ ...source, ...system }), ...terms };
    if (await sending.send(() => api.post('/feeds', body))) {
      await stale('/feeds');
      onClose();
    }
  };
  return (
    <Panel
      title={t.newFeed}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            onClick={save}
            loading={sending.isBusy}
            disabled={!name.trim() || !isWhole(source) || (!importId && !template)}
          >
            {t.make}
          </Button>
        </>
      }
    >
      {importId ? (
        <p className={styles.quiet}>
          {t.repeats}: <strong>{repeated.data?.name ?? '…'}</strong>
        </p>
      ) : (
        <Select
          label={t.template}
          required
          searchable
          data={(templates ?? []).map((each) => ({
            value: each.name,
            label: `${each.system}: ${t[`what_${each.what}`]}`,
          }))}
          description={chosen && !chosen.isProven ? t.unproven : undefined}
          value={template}
          onChange={(next) => {
            setTemplate(next);
            const system = templates?.find((each) => each.name === next)?.system;
            setName(name || system || '');
          }}
        />
      )}
      <TextInput
        label={t.name}
        description={t.nameHelp}
        required
        value={name}
        error={sending.at('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SourceFields source={source} onChange={setSource} sending={sending} />
      <WhenFields terms={terms} onChange={setTerms} sending={sending} />
      <Wrong>
        {sending.problem ??
          sending.at('source.kind') ??
          sending.faults.find(({ path }) => !SHOWN.test(path))?.message}
      </Wrong>
    </Panel>
  );
}

import { Button, Checkbox, MultiSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import { Ask } from '../kit/Ask.tsx';
import { Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useDo, useSending, useStale } from '../kit/server.ts';
import { Deliveries } from './Deliveries.tsx';
import { type Delivery, OPERATIONS, type Webhook } from './webhook.ts';
import { workspaceTexts } from './workspaceTexts.ts';

/** A webhook, or a new one; its secret is shown once. */
export function WebhookPanel({ webhook, onClose }: { webhook: Webhook | undefined; onClose: () => void }) {
  const t = useTexts(workspaceTexts);
  const { language } = useSettings();
  const model = useModel();
  const stale = useStale();
  const act = useDo();
  const sending = useSending();
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? 'https://');
  const [objects, setObjects] = useState<readonly string[]>(webhook?.objects ?? []);
  const [operations, setOperations] = useState<readonly string[]>(webhook?.operations ?? OPERATIONS);
  const [isActive, setActive] = useState(webhook?.active ?? true);
  const [secret, setSecret] = useState<string>();
  const [isRemoving, setRemoving] = useState(false);
  const path = `/webhooks/${webhook?.id ?? ''}`;
  const save = async () => {
    const body = { name, url, objects, operations, active: isActive };
    const made = await sending.send(() =>
      webhook ? api.patch<{ secret?: string }>(path, body) : api.post<{ secret?: string }>('/webhooks', body),
    );
    if (made) {
      await stale('/webhooks');
      if (made.value.secret) {
        setSecret(made.value.secret);
      } else {
        onClose();
      }
    }
  };
  const test = () =>
    act(async () => {
      const { responseCode, reasonText } = await api.post<Delivery>(`${path}/test`);
      const isFine = responseCode !== null && responseCode < 300;
      toast(isFine ? t.testSent(String(responseCode)) : t.testFailed(reasonText ?? String(responseCode)), {
        tone: isFine ? 'plain' : 'danger',
      });
    }, [path]);
  const renew = () =>
    act(async () => setSecret((await api.post<{ secret: string }>(`${path}/secret`)).secret), []);
  if (secret) {
    return (
      <Panel title={name} onClose={onClose} foot={<Button onClick={onClose}>{t.done}</Button>}>
        <TextInput
          label={t.secret}
          description={t.secretOnce}
          value={secret}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
      </Panel>
    );
  }
  const wrong = sending.faults.find(({ path: at }) => at !== 'name' && at !== 'url')?.message;
  return (
    <Panel
      title={webhook?.name ?? t.newWebhook}
      onClose={onClose}
      foot={
        <>
          {webhook && (
            <Button
              variant="subtle"
              color="var(--danger)"
              style={{ marginRight: 'auto' }}
              onClick={() => setRemoving(true)}
            >
              {t.remove}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            onClick={save}
            loading={sending.isBusy}
            disabled={!name.trim() || url.length < 9 || operations.length === 0}
          >
            {webhook ? t.save : t.make}
          </Button>
        </>
      }
    >
      <TextInput
        label={t.name}
        value={name}
        required
        error={sending.at('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t.url}
        description={t.urlHelp}
        type="url"
        value={url}
        required
        error={sending.at('url')}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <MultiSelect
        label={t.what}
        placeholder={objects.length === 0 ? t.whatAll : ''}
        searchable
        data={(model?.objects ?? []).map((object) => ({
          value: object.address,
          label: pluralLabel(object, language),
        }))}
        value={[...objects]}
        onChange={setObjects}
      />
      <Checkbox.Group label={t.when} value={[...operations]} onChange={setOperations}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, marginTop: 4 }}>
          {OPERATIONS.map((operation) => (
            <Checkbox key={operation} value={operation} label={t[`w_${operation}`]} />
          ))}
        </div>
      </Checkbox.Group>
      <Switch
        label={t.active}
        checked={isActive}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      <Wrong>{sending.problem ?? wrong}</Wrong>
      {webhook && (
        <>
          <div style={{ display: 'flex', gap: 8 }}>
            <Button variant="default" onClick={test}>
              {t.test}
            </Button>
            <Button variant="default" onClick={renew}>
              {t.renew}
            </Button>
          </div>
          <Deliveries webhook={webhook.id} />
        </>
      )}
      {isRemoving && webhook && (
        <Ask
          title={t.removeAsk(webhook.name)}
          verb={t.remove}
          isDanger
          onClose={() => setRemoving(false)}
          onYes={async () => {
            setRemoving(false);
            if (await act(() => api.delete(path), ['/webhooks'], t.removed)) {
              onClose();
            }
          }}
        >
          {t.removeText}
        </Ask>
      )}
    </Panel>
  );
}

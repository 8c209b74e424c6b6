import {
  Autocomplete,
  Button,
  Input,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { type Sending, useDo, useServer } from '../kit/server.ts';
import { KINDS, type Kind, type Source, type Sources } from './feed.ts';
import styles from './feeds.module.css';
import { feedTexts } from './feedTexts.ts';

type Props = {
  readonly source: Source;
  readonly onChange: (next: Source) => void;
  readonly sending: Sending;
};

/** Where the files come from. */
export function SourceFields(props: Props) {
  const t = useTexts(feedTexts);
  const { source, onChange } = props;
  const { data } = useServer<Sources>('/feeds/sources');
  return (
    <fieldset className={styles.fields}>
      <legend>{t.from}</legend>
      <SegmentedControl
        fullWidth
        value={source.kind}
        data={KINDS.map((kind) => ({ value: kind, label: t[`k_${kind}`] }))}
        // The values are those of the kinds.
        onChange={(kind) => onChange({ ...source, kind: kind as Kind })}
      />
      {source.kind === 'folder' && <Folder {...props} sources={data} />}
      {source.kind === 'address' && <Address {...props} />}
      {source.kind === 'sftp' && <Sftp {...props} />}
      {source.kind === 'sql' && <Sql {...props} sources={data} />}
    </fieldset>
  );
}

type WithSources = Props & { readonly sources: Sources | undefined };

function Folder({ source, onChange, sending, sources }: WithSources) {
  const t = useTexts(feedTexts);
  if (sources && !sources.folder) {
    return <p className={styles.quiet}>{t.folderClosed}</p>;
  }
  return (
    <div className={styles.pair}>
      <Autocomplete
        label={t.folder}
        description={sources?.folder ? t.folderHelp(sources.folder) : undefined}
        data={[...(sources?.folders ?? [])]}
        value={source.path ?? ''}
        error={sending.at('source.path')}
        onChange={(path) => onChange({ ...source, path })}
      />
      <Files source={source} onChange={onChange} sending={sending} />
    </div>
  );
}

function Files({ source, onChange, sending }: Props) {
  const t = useTexts(feedTexts);
  return (
    <TextInput
      label={t.files}
      description={t.filesHelp}
      value={source.files ?? ''}
      error={sending.at('source.files')}
      onChange={(event) => onChange({ ...source, files: event.currentTarget.value })}
    />
  );
}

function Address({ source, onChange, sending }: Props) {
  const t = useTexts(feedTexts);
  return (
    <>
      <TextInput
        label={t.url}
        description={t.urlHelp}
        type="url"
        required
        value={source.url ?? 'https://'}
        error={sending.at('source.url')}
        onChange={(event) => onChange({ ...source, url: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <User source={source} onChange={onChange} sending={sending} help={t.userHelp} />
        {!source.user && (
          <TextInput
            label={t.header}
            description={t.headerHelp}
            value={source.header ?? ''}
            error={sending.at('source.header')}
            onChange={(event) => onChange({ ...source, header: event.currentTarget.value })}
          />
        )}
      </div>
      <Secret source={source} onChange={onChange} sending={sending} />
    </>
  );
}

function Sftp({ source, onChange, sending }: Props) {
  const t = useTexts(feedTexts);
  const act = useDo();
  const ask = () =>
    act(async () => {
      const body = { host: source.host, port: source.port ?? 22 };
      const { hostKey } = await api.post<{ hostKey: string }>('/feeds/host-key', body);
      onChange({ ...source, hostKey });
    }, []);
  return (
    <>
      <Server source={source} onChange={onChange} sending={sending} port={22} />
      <User source={source} onChange={onChange} sending={sending} />
      <SignIn source={source} onChange={onChange} sending={sending} />
      <TextInput
        label={t.hostKey}
        description={t.hostKeyHelp}
        required
        value={source.hostKey ?? ''}
        error={sending.at('source.hostKey')}
        onChange={(event) => onChange({ ...source, hostKey: event.currentTarget.value })}
      />
      <div>
        <Button variant="default" disabled={!source.host} onClick={ask}>
          {t.ask}
        </Button>
      </div>
      <div className={styles.pair}>
        <TextInput
          label={t.folder}
          value={source.path ?? ''}
          error={sending.at('source.path')}
          onChange={(event) => onChange({ ...source, path: event.currentTarget.value })}
        />
        <Files source={source} onChange={onChange} sending={sending} />
      </div>
    </>
  );
}

/** A password or a private key: a line that hides what is typed cannot hold the lines of a key. */
function SignIn({ source, onChange, sending }: Props) {
  const t = useTexts(feedTexts);
  const [isKey, setKey] = useState(false);
  const choose = (next: string) => {
    setKey(next === 'key');
    onChange({ ...source, secret: '' });
  };
  return (
    <>
      <div>
        <Input.Label id="feed-sign-in">{t.signIn}</Input.Label>
        <SegmentedControl
          fullWidth
          aria-labelledby="feed-sign-in"
          value={isKey ? 'key' : 'password'}
          data={[
            { value: 'password', label: t.withPassword },
            { value: 'key', label: t.withKey },
          ]}
          onChange={choose}
        />
      </div>
      {isKey ? (
        <Textarea
          label={t.withKey}
          description={source.hasSecret ? `${t.passwordKept} ${t.keyHelp}` : t.keyHelp}
          autosize
          minRows={2}
          maxRows={6}
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: styles.hidden }}
          value={source.secret ?? ''}
          error={sending.at('source.secret')}
          onChange={(event) => onChange({ ...source, secret: event.currentTarget.value })}
        />
      ) : (
        <Secret source={source} onChange={onChange} sending={sending} label={t.withPassword} />
      )}
    </>
  );
}

/** What is asked of a database's server before it is told the password. */
function Tls({ source, onChange, sending }: Props) {
  const t = useTexts(feedTexts);
  const isTrusted = source.tls === 'trustedNetwork';
  return (
    <>
      <Select
        label={t.tls}
        description={isTrusted ? t.tlsTrusted : undefined}
        allowDeselect={false}
        data={(['checked', 'trustedNetwork'] as const).map((value) => ({ value, label: t[`tls_${value}`] }))}
        value={source.tls ?? 'checked'}
        error={sending.at('source.tls')}
        onChange={(tls) => onChange({ ...source, tls })}
      />
      {!isTrusted && source.system !== 'sqlserver' && (
        <Textarea
          label={t.certificate}
          description={t.certificateHelp}
          autosize
          minRows={1}
          maxRows={6}
          spellCheck={false}
          value={source.certificate ?? ''}
          error={sending.at('source.certificate')}
          onChange={(event) => onChange({ ...source, certificate: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function Sql({ source, onChange, sending, sources }: WithSources) {
  const t = useTexts(feedTexts);
  const systems = { postgresql: 'PostgreSQL', sqlserver: 'SQL Server' };
  const connections = sources?.connections ?? [];
  return (
    <>
      {connections.length > 0 && (
        <Select
          label={t.connection}
          allowDeselect={false}
          data={[{ value: '', label: t.noConnection }, ...connections]}
          value={source.connection ?? ''}
          onChange={(connection) => onChange({ ...source, connection })}
        />
      )}
      {!source.connection && (
        <>
          <Select
            label={t.system}
            allowDeselect={false}
            data={Object.entries(systems).map(([value, label]) => ({ value, label }))}
            value={source.system ?? 'postgresql'}
            onChange={(system) => onChange({ ...source, system })}
          />
          <Server
            source={source}
            onChange={onChange}
            sending={sending}
            port={source.system === 'sqlserver' ? 1433 : 5432}
          />
          <TextInput
            label={t.database}
            required
            value={source.database ?? ''}
            error={sending.at('source.database')}
            onChange={(event) => onChange({ ...source, database: event.currentTarget.value })}
          />
          <Tls source={source} onChange={onChange} sending={sending} />
        </>
      )}
      <div className={styles.pair}>
        <User source={source} onChange={onChange} sending={sending} />
        <Secret source={source} onChange={onChange} sending={sending} />
      </div>
      <TextInput
        label={t.view}
        description={t.viewHelp}
        required
        value={source.view ?? ''}
        error={sending.at('source.view')}
        onChange={(event) => onChange({ ...source, view: event.currentTarget.value })}
      />
    </>
  );
}

function Server({ source, onChange, sending, port }: Props & { port: number }) {
  const t = useTexts(feedTexts);
  return (
    <div className={styles.server}>
      <TextInput
        label={t.host}
        required
        value={source.host ?? ''}
        error={sending.at('source.host')}
        onChange={(event) => onChange({ ...source, host: event.currentTarget.value })}
      />
      <NumberInput
        label={t.port}
        min={1}
        max={65_535}
        hideControls
        value={source.port ?? port}
        error={sending.at('source.port')}
        onChange={(next) => onChange({ ...source, port: typeof next === 'number' ? next : null })}
      />
    </div>
  );
}

function User({ source, onChange, sending, help }: Props & { help?: string }) {
  const t = useTexts(feedTexts);
  return (
    <TextInput
      label={t.user}
      description={help}
      autoComplete="off"
      value={source.user ?? ''}
      error={sending.at('source.user')}
      onChange={(event) => onChange({ ...source, user: event.currentTarget.value })}
    />
  );
}

function Secret({ source, onChange, sending, label }: Props & { label?: string }) {
  const t = useTexts(feedTexts);
  return (
    <PasswordInput
      label={label ?? t.password}
      description={source.hasSecret ? t.passwordKept : undefined}
      autoComplete="new-password"
      value={source.secret ?? ''}
      error={sending.at('source.secret')}
      onChange={(event) => onChange({ ...source, secret: event.currentTarget.value })}
    />
  );
}

import type { FeedText } from './feedTexts.ts';

export type Kind = 'folder' | 'address' | 'sftp' | 'sql';

/** Where the files come from; a secret is sent and never comes back. */
export type Source = {
  readonly kind: Kind;
  readonly path?: string;
  readonly files?: string;
  readonly url?: string;
  readonly user?: string | null;
  readonly header?: string | null;
  readonly host?: string | null;
  readonly port?: number | null;
  readonly hostKey?: string;
  readonly connection?: string | null;
  readonly system?: string | null;
  readonly database?: string | null;
  readonly view?: string;
  readonly tls?: string | null;
  /** That of the authority behind a database's own, in PEM. */
  readonly certificate?: string | null;
  readonly secret?: string;
  readonly hasSecret?: boolean;
};

export type Schedule = { readonly everyMinutes: number | null; readonly at: string | null };

export type RunState =
  | 'waiting'
  | 'fetching'
  | 'checking'
  | 'writing'
  | 'done'
  | 'unchanged'
  | 'refused'
  | 'failed'
  | 'undone';

export type Run = {
  readonly id: string;
  readonly state: RunState;
  readonly startedAt: string;
  readonly file: string | null;
  readonly rows: number | null;
  readonly asOf: string | null;
  readonly import: string | null;
  readonly reason: string | null;
  readonly reasonText: string | null;
  readonly figures: {
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly rejected: number;
  } | null;
};

export type Feed = {
  readonly id: string;
  readonly name: string;
  readonly object: string | null;
  readonly key: string | null;
  readonly fields: readonly string[];
  readonly masters: readonly string[];
  readonly source: Source;
  readonly schedule: Schedule;
  readonly delivers: 'all' | 'changes';
  readonly lateAfterMinutes: number;
  readonly isActive: boolean;
  readonly state: 'running' | 'stopped' | 'failing' | 'late' | 'new' | 'good';
  readonly stoppedText: string | null;
  readonly asOf: string | null;
  readonly nextAt: string | null;
  readonly lastRun: Run | null;
};

/** What this installation has to offer. */
export type Sources = {
  readonly folder: string | null;
  readonly folders: readonly string[];
  readonly connections: readonly string[];
  readonly systems: readonly string[];
};

export type Template = {
  readonly name: string;
  readonly system: string;
  readonly what: 'customers' | 'articles' | 'documents' | 'openItems';
  readonly isProven: boolean;
};

export const KINDS: readonly Kind[] = ['folder', 'address', 'sftp', 'sql'];

/** The pauses one can choose, in minutes. */
export const PAUSES = [15, 60, 240, 720] as const;

export const ON_ITS_WAY: ReadonlySet<RunState> = new Set(['waiting', 'fetching', 'checking', 'writing']);

/** Runs that somebody can let through after all: the file really is as it is. */
export function isPassable(run: Run): boolean {
  return run.state === 'refused' && (run.reason === 'fewerRows' || run.reason === 'tooManyRejected');
}

/** Where the files come from, in one line. */
export function placeOf({ kind, path, files, url, host, connection, view }: Source, t: FeedText): string {
  switch (kind) {
    case 'folder':
      return [t.k_folder, [path, files].filter(Boolean).join('/')].join(': ');
    case 'address':
      return url ?? '';
    case 'sftp':
      return `sftp://${host ?? ''}/${[path, files].filter(Boolean).join('/')}`;
    case 'sql':
      return `${connection ?? host ?? ''}: ${view ?? ''}`;
  }
}

/** What is sent of a source: the fields of its kind, and a secret only where one was entered. */
export function sent(source: Source): Source {
  const isCertified = source.system !== 'sqlserver' && source.tls !== 'trustedNetwork';
  const certified = isCertified ? (['certificate'] as const) : [];
  const fields: { readonly [kind in Kind]: readonly (keyof Source)[] } = {
    folder: ['path', 'files'],
    address: ['url', 'user', 'header', 'secret'],
    sftp: ['host', 'port', 'user', 'path', 'files', 'hostKey', 'secret'],
    sql: source.connection
      ? ['connection', 'user', 'view', 'secret']
      : ['system', 'host', 'port', 'database', 'user', 'view', 'tls', ...certified, 'secret'],
  };
  const own = new Set<string>(['kind', ...fields[source.kind]]);
  return Object.fromEntries(
    Object.entries(source).filter(([name, value]) => own.has(name) && value !== '' && value !== null),
    // The fields of a source without some of them are those of a source.
  ) as Source;
}

/** Whether enough is entered to be sent. */
export function isWhole(source: Source): boolean {
  switch (source.kind) {
    case 'folder':
      return true;
    case 'address':
      return (source.url ?? '').length > 8;
    case 'sftp':
      return !!source.host && !!source.user && !!source.hostKey;
    case 'sql':
      return !!source.view && (!!source.connection || (!!source.host && !!source.database && !!source.user));
  }
}

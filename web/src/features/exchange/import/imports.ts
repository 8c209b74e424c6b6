import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Json } from '~/data/model/schema.ts';
import { api, type Fault } from '~/platform/api.ts';

/** How a file is read. */
export type Reading = {
  readonly encoding: string;
  readonly delimiter: string;
  readonly quote: string;
  /** 0 where there is none. */
  readonly headerRow: number;
  readonly sheet: string;
  readonly dates: string;
  readonly decimals: string;
};

export type FileColumn = {
  readonly column: number;
  readonly name: string;
  readonly samples: readonly string[];
  readonly filled: number;
  readonly content: string;
};

export type Question = {
  readonly about: 'dates' | 'decimals';
  readonly column: number;
  readonly examples: readonly string[];
  readonly choices: readonly string[];
};

/** What was found out about a file. */
export type ImportFile = {
  readonly name: string;
  readonly size: number;
  readonly format: string;
  readonly rows: number;
  readonly sheets: readonly string[];
  readonly detected: Reading & { readonly system: string };
  readonly questions: readonly Question[];
  readonly columns: readonly FileColumn[];
  readonly refers: readonly { readonly column: number; readonly file: number }[];
};

/** What becomes of a column; without a field it is left out. */
export type ColumnPlan = {
  readonly column: number;
  readonly field: string | null;
  readonly part: string | null;
  readonly confidence: number;
  readonly because: 'header' | 'content' | 'earlier' | null;
  readonly values: { readonly [text: string]: Json };
  readonly unknown: 'reject' | 'leaveOut';
  readonly by: string | null;
  readonly make: boolean;
  readonly order: 'givenFirst' | 'familyFirst';
};

export type Mode = 'create' | 'update' | 'both';

export type FilePlan = {
  readonly object: string | null;
  readonly mode: Mode;
  readonly key: string | null;
  readonly reading: Reading;
  readonly emptyCells: 'keep' | 'clear';
  readonly isLeftOut: boolean;
  /** What becomes of new rows that are likely here already. */
  readonly duplicates: 'create' | 'skip' | 'update';
  readonly columns: readonly ColumnPlan[];
};

export type Counts = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly rejected: number;
  /** New rows that are likely here already; they are among the others. */
  readonly duplicates: number;
};

/** How far a dry run or a run is, and what became of the rows. */
export type Figures = Counts & {
  readonly batch: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed' | 'undone';
  readonly detail?: string;
  readonly isStale: boolean;
  readonly total: number | null;
  readonly done: number;
  readonly perSecond: number;
  readonly secondsLeft: number | null;
  readonly files: readonly Counts[];
  readonly made: { readonly [object: string]: number };
  readonly reasons: readonly Reason[];
  /** Values that meant nothing, by field. */
  readonly leftOut: readonly { readonly file: number; readonly field: string; readonly count: number }[];
};

export type Reason = {
  readonly file: number;
  readonly field: string;
  readonly reason: string;
  readonly count: number;
  readonly message: string;
};

export type State = 'draft' | 'checking' | 'running' | 'done' | 'cancelled' | 'failed' | 'undone';

/** An import as the list of them tells it. */
export type ImportLine = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly state: State;
  readonly dryRun: Figures | null;
  readonly run: Figures | null;
  readonly undo: Undo | null;
  readonly undoableUntil: string | null;
};

export type Undo = {
  readonly batch: string;
  readonly state: string;
  readonly total: number | null;
  readonly done: number;
  /** How many stayed as they are. */
  readonly left: number;
};

export type Import = ImportLine & {
  readonly files: readonly ImportFile[];
  readonly plan: { readonly files: readonly FilePlan[] };
  readonly problems: readonly Fault[];
};

/** A row as it would be read. */
export type PreviewRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly values: { readonly [field: string]: Json };
  readonly errors: readonly Fault[];
};

/** A row that is likely here already, and the record it is like. */
export type AlikeRow = {
  readonly position: number;
  readonly file: number;
  readonly row: number;
  readonly cells: readonly string[];
  readonly record: string;
  readonly band: 'likely' | 'certain';
};

/** A text of a column and what it means so far. */
export type ColumnValue = { readonly text: string; readonly count: number; readonly target: Json };

/** What of a plan is to be another; what is left out stays. */
export type FileChange = Partial<Omit<FilePlan, 'columns' | 'reading'>> & {
  readonly reading?: Partial<Reading>;
  readonly columns?: readonly (Partial<ColumnPlan> & { readonly column: number })[];
};

const PAUSE = 1_000;

const isBusy = (line: ImportLine) =>
  line.state === 'running' || line.state === 'checking' || line.undo?.state === 'running';

/** Every import of one's own, asked again while one of them runs. */
export function useImports() {
  return useQuery({
    queryKey: ['/imports'],
    queryFn: () => api.get<{ items: readonly ImportLine[] }>('/imports?limit=50'),
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? PAUSE : false),
  });
}

export function useImport(id: string) {
  return useQuery({
    queryKey: ['/imports', id],
    queryFn: () => api.get<Import>(`/imports/${id}`),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? PAUSE : false),
  });
}

/** What can be done with an import; each answers how it stands then, and the page knows it. */
export function useImportCalls(id: string) {
  const queries = useQueryClient();
  const take = (now: Import) => {
    queries.setQueryData(['/imports', id], now);
    return now;
  };
  const post = (what: string) => api.post<Import>(`/imports/${id}/${what}`).then(take);
  return {
    change: (file: number, change: FileChange) => {
      const files = [...Array.from({ length: file }, () => ({})), change];
      return api.patch<Import>(`/imports/${id}`, { plan: { files } }).then(take);
    },
    check: () => post('dry-run'),
    start: () => post('start'),
    cancel: () => post('cancel'),
    undo: () => post('undo'),
    forget: () => api.delete(`/imports/${id}`),
  };
}

/** Sends files; the server says what they are. */
export function upload(files: readonly File[]): Promise<Import> {
  const form = new FormData();
  for (const file of files) {
    form.append('file', file, file.name);
  }
  return api.post<Import>('/imports', form);
}

/** Where the browser fetches the rows that were refused. */
export const rejectsAddress = (id: string, file: number) => `/api/v1/imports/${id}/rejects?file=${file}`;

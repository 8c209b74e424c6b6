import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '~/platform/api.ts';

/** Who may be one's own company: the number, the name, and on how many invoices it stands. */
export type Candidate = {
  readonly number: string;
  readonly name: string;
  readonly issued: number;
  readonly received: number;
};

type Counts = { readonly all: number; readonly known: number; readonly new: number };

export type LeftOut = {
  readonly file: string;
  readonly number: string | null;
  readonly reason: string;
  readonly message: string;
};

/** What is in the files. */
export type Found = {
  readonly files: number;
  readonly invoices: number;
  readonly candidates: readonly Candidate[];
  readonly new: number;
  readonly known: number;
  readonly creditNotes: number;
  readonly lines: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly net: readonly { readonly currency: string; readonly amount: number }[];
  readonly customers: Counts;
  readonly articles: Counts;
  readonly reasons: readonly { readonly reason: string; readonly count: number; readonly message: string }[];
  readonly leftOut: readonly LeftOut[];
};

export type State = 'draft' | 'running' | 'done' | 'cancelled' | 'failed' | 'undone';

/** How far the writing is, and what came of it. */
export type Run = {
  readonly state: string;
  readonly detail?: string;
  readonly total: number | null;
  readonly done: number;
  readonly failed: number;
  readonly secondsLeft: number | null;
  readonly invoices: number;
  readonly lines: number;
  readonly companies: number;
  readonly companiesFilled: number;
  readonly articles: number;
};

/** An upload as the list of them tells it. */
export type UploadLine = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly state: State;
  readonly own: string | null;
  readonly run: Run | null;
  readonly undo: {
    readonly state: string;
    readonly total: number | null;
    readonly done: number;
    readonly left: number;
  } | null;
  readonly undoableUntil: string | null;
  readonly mayStart: boolean;
};

export type Upload = UploadLine & { readonly found: Found };

const PAUSE = 700;

const isBusy = (line: UploadLine) => line.state === 'running' || line.undo?.state === 'running';

/** One's own uploads, asked again while one of them runs. */
export function useUploads() {
  return useQuery({
    queryKey: ['/invoice-imports'],
    queryFn: () => api.get<{ items: readonly UploadLine[] }>('/invoice-imports'),
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? PAUSE : false),
  });
}

export function useUpload(id: string) {
  return useQuery({
    queryKey: ['/invoice-imports', id],
    queryFn: () => api.get<Upload>(`/invoice-imports/${id}`),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? PAUSE : false),
  });
}

/** What can be done with an upload; each answers how it stands then, and the page knows it. */
export function useUploadCalls(id: string) {
  const queries = useQueryClient();
  const take = (now: Upload) => {
    queries.setQueryData(['/invoice-imports', id], now);
    return now;
  };
  return {
    own: (own: string) => api.patch<Upload>(`/invoice-imports/${id}`, { own }).then(take),
    start: () => api.post<Upload>(`/invoice-imports/${id}/start`).then(take),
    undo: () => api.post<Upload>(`/invoice-imports/${id}/undo`).then(take),
    /** Waits until it no longer runs. */
    ended: async () => {
      for (;;) {
        const now = take(await api.get<Upload>(`/invoice-imports/${id}`));
        if (now.state !== 'running') {
          return now;
        }
        await new Promise((next) => setTimeout(next, PAUSE));
      }
    },
  };
}

/** Sends files; the server says what is in them. */
export function upload(files: readonly File[]): Promise<Upload> {
  const form = new FormData();
  for (const file of files) {
    form.append('file', file, file.name);
  }
  return api.post<Upload>('/invoice-imports', form);
}

import type { Json } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';

/** What a file can be. */
export const FORMATS = ['xlsx', 'csv', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];

/** What stands between the cells of CSV. */
export const DELIMITERS = [';', ',', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** An export as the server tells of it. */
export type Export = {
  readonly id: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly name: string;
  readonly total: number | null;
  readonly rows: number;
  readonly bytes: number;
};

export type ExportWish = {
  readonly filter?: Json;
  readonly sort: readonly string[];
  readonly fields?: readonly string[];
  readonly format: Format;
  readonly delimiter?: Delimiter;
  readonly language: string;
};

/** How often one looks how far it is. */
const PAUSE = 700;

export const begin = (address: string, wish: ExportWish) => api.post<Export>(`/${address}/export`, wish);

export const cancel = (id: string) => api.post<Export>(`/exports/${id}/cancel`);

/** Looks until it is over, and says each time how far it is; `isLeft` ends the looking. */
export async function follow(
  begun: Export,
  tell: (now: Export) => void,
  isLeft: () => boolean,
): Promise<Export> {
  let now = begun;
  while (now.state === 'running' && !isLeft()) {
    await new Promise((next) => setTimeout(next, PAUSE));
    now = await api.get<Export>(`/exports/${now.id}`);
    tell(now);
  }
  return now;
}

/** Where the browser fetches the file; it keeps it, and shows nothing. */
export const fileAddress = (id: string) => `/api/v1/exports/${id}/file`;

/** How far it is between 0 and 1; unknown until it was counted. */
export function progress({ total, rows }: Export): number | undefined {
  return total === null ? undefined : total === 0 ? 1 : Math.min(1, rows / total);
}

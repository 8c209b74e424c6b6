import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api, NoLine } from '~/platform/api.ts';
import { useHere, useModel } from '../workspace.tsx';
import { type Entry, fits, type Lanes, localEntries, merged, toldHere } from './entries.ts';

type Page = {
  readonly items: readonly Entry[];
  readonly nextCursor: string | null;
  readonly isComplete: boolean;
};

export type Story = {
  /** What has happened, the newest first. */
  readonly past: readonly Entry[];
  /** What is planned, the soonest first. */
  readonly planned: readonly Entry[];
  readonly isLoading: boolean;
  /** The server does not answer: this is what the device has. */
  readonly isOffline: boolean;
  readonly hasMore: boolean;
  readonly isFetchingMore: boolean;
  readonly fetchMore: () => void;
};

/** How long changes are gathered before the server is asked again. */
const GATHERED = 600;

/**
 * The story of a record: the server's, with what the device knows laid over.
 *
 * @param isAsked whether the server is asked at all
 */
export function useTimeline(object: ObjectJson, id: string, lanes: Lanes, isAsked: boolean): Story {
  'use no memo'; // what the device has is one store that changes within
  const { grato } = useHere();
  const model = useModel();
  const base = `/${object.address}/${id}/timeline`;
  const words = lanesQuery(lanes);
  const past = useInfiniteQuery({
    queryKey: ['timeline', id, 'past', words],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.get<Page>(`${base}?limit=40${words}${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: isAsked && object.hasTimeline === true,
  });
  const upcoming = useQuery({
    queryKey: ['timeline', id, 'upcoming', words],
    queryFn: () => api.get<Page>(`${base}?upcoming=true&limit=40${words}`),
    enabled: isAsked && object.hasTimeline === true,
  });
  useRefetching(id);
  useRowsVersion();
  const told = model ? toldHere(model) : new Set<string>();
  const local = (model ? localEntries(grato, model, id) : []).filter((entry) => fits(entry, lanes));
  const isGone = ({ object: name, record }: Entry) =>
    told.has(name) &&
    grato.unsent.some(({ mutation }) => mutation.recordId === record && mutation.op === 'delete');
  const items = past.data?.pages.flatMap((page) => page.items) ?? [];
  const horizon = past.hasNextPage ? items.at(-1)?.occurredAt : undefined;
  return {
    past: merged(
      items,
      local.filter(({ isPlanned }) => !isPlanned),
      isGone,
      horizon,
    ).filter(
      // done or moved here meanwhile
      (entry) => !local.some((own) => own.record === entry.record && own.isPlanned),
    ),
    planned: merged(
      upcoming.data?.items ?? [],
      local.filter(({ isPlanned }) => isPlanned),
      isGone,
      undefined,
    )
      .filter((entry) => !local.some((own) => own.record === entry.record && !own.isPlanned))
      .toReversed(),
    isLoading: past.isPending && past.fetchStatus === 'fetching',
    isOffline: past.error instanceof NoLine || past.fetchStatus === 'paused',
    hasMore: past.hasNextPage,
    isFetchingMore: past.isFetchingNextPage,
    fetchMore: () => {
      if (past.hasNextPage && !past.isFetchingNextPage) {
        past.fetchNextPage();
      }
    },
  };
}

function lanesQuery({ kinds, departments, channels }: Lanes): string {
  const part = (name: string, words: readonly string[]) =>
    words.length > 0 ? `&${name}=${words.map(encodeURIComponent).join(',')}` : '';
  return part('kinds', kinds) + part('departments', departments) + part('channels', channels);
}

/** Draws again when records have changed. */
export function useRowsVersion(): number {
  const { grato } = useHere();
  return useSyncExternalStore(
    (listener) => grato.rows.subscribe(() => changed(listener)),
    () => version,
  );
}

let version = 0;

function changed(listener: () => void) {
  version++;
  listener();
}

/** Asks the server again once what was changed here has reached it, or others have changed something. */
function useRefetching(id: string) {
  const { grato } = useHere();
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = grato.rows.subscribe((changes) => {
      const concerns = changes.some(({ before, after }) => mentions(after?.values ?? before?.values, id));
      if (concerns && grato.unsent.length === 0) {
        clearTimeout(timer);
        timer = setTimeout(() => queries.invalidateQueries({ queryKey: ['timeline', id] }), GATHERED);
      }
    });
    return () => {
      clearTimeout(timer);
      off();
    };
  }, [grato, queries, id]);
}

function mentions(values: { readonly [field: string]: unknown } | undefined, id: string): boolean {
  return Object.values(values ?? {}).some(
    (value) =>
      value === id || (typeof value === 'object' && value !== null && 'id' in value && value.id === id),
  );
}

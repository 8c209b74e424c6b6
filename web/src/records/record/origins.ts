import { useQuery } from '@tanstack/react-query';
import type { Json } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';

/** A feed as everybody may know it: what values of it are called, and of when they are. */
export type Origin = {
  readonly source: string;
  readonly name: string;
  /** The address of the object it writes. */
  readonly object: string;
  /** Fields that it alone writes, on the records it knows. */
  readonly masters: readonly string[];
  readonly asOf: string | null;
  readonly isLate: boolean;
};

const A_MINUTE = 60_000;

/** A change of a record, as its history tells. */
export type Change = {
  readonly version: number;
  readonly operation: string;
  readonly at: string;
  readonly source: string | null;
  readonly before: { readonly [field: string]: Json };
  readonly after: { readonly [field: string]: Json };
  readonly actor: { readonly kind: string; readonly id: string | null };
};

/** What became of a record; the server alone knows all of it. */
export function useHistory(address: string, id: string, isWanted = true) {
  return useQuery({
    queryKey: ['history', address, id],
    queryFn: () => api.get<{ items: readonly Change[] }>(`/${address}/${id}/history?limit=100`),
    enabled: isWanted,
  });
}

/** Every feed one may know of; asked only where it is wanted. */
export function useOrigins(isWanted: boolean): readonly Origin[] {
  const { data } = useQuery({
    queryKey: ['/feeds/origins'],
    queryFn: () => api.get<{ items: readonly Origin[] }>('/feeds/origins'),
    enabled: isWanted,
    staleTime: A_MINUTE,
  });
  return data?.items ?? [];
}

/** The feed of this source; asked only where there is one. */
export function useOrigin(source: string | null | undefined): Origin | undefined {
  return useOrigins(isOfFeed(source)).find((origin) => origin.source === source);
}

/**
 * Which feeds write fields of this record alone; without a network none is known, and the server refuses the edit.
 *
 * @param id absent where there is no record, as in a preview
 */
export function useMasters(address: string, id: string | undefined): readonly Origin[] {
  const possible = useOrigins(id !== undefined).filter(
    ({ object, masters }) => object === address && masters.length > 0,
  );
  const { data } = useHistory(address, id ?? '', id !== undefined && possible.length > 0);
  return mastersOf(possible, data?.items ?? []);
}

/** Those feeds that have written this record once. */
export function mastersOf(possible: readonly Origin[], changes: readonly Change[]): readonly Origin[] {
  return possible.filter(({ source }) => changes.some((change) => change.source === source));
}

/** Whether a value of this source came from a feed. */
export function isOfFeed(source: string | null | undefined): boolean {
  return !!source?.startsWith('feed:');
}

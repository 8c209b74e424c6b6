import { useQuery } from '@tanstack/react-query';
import { api } from '~/platform/api.ts';

/** A feed as everybody may know it: what values of it are called, and of when they are. */
export type Origin = {
  readonly source: string;
  readonly name: string;
  readonly asOf: string | null;
  readonly isLate: boolean;
};

const A_MINUTE = 60_000;

/** The feed of this source; asked only where there is one. */
export function useOrigin(source: string | null | undefined): Origin | undefined {
  const { data } = useQuery({
    queryKey: ['/feeds/origins'],
    queryFn: () => api.get<{ items: readonly Origin[] }>('/feeds/origins'),
    enabled: isOfFeed(source),
    staleTime: A_MINUTE,
  });
  return data?.items.find((origin) => origin.source === source);
}

/** Whether a value of this source came from a feed. */
export function isOfFeed(source: string | null | undefined): boolean {
  return !!source?.startsWith('feed:');
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useHere } from '../workspace.tsx';

/** The rows of figures, by the names of groups and measures. */
export type Figures = readonly { readonly [name: string]: Json }[];

export type Measure = string | { readonly op: string; readonly field: string };

/**
 * Counts, sums and the like by groups, as the server knows them.
 *
 * @param address of the object; nothing is asked without one
 * @returns undefined until they are there
 */
export function useFigures(
  address: string | undefined,
  filter: Json | undefined,
  groupBy: string,
  measures: readonly Measure[] = ['count'],
): Figures | undefined {
  const queries = useQueryClient();
  const { grato } = useHere();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = grato.rows.subscribe((changes) => {
      // what was changed here changes the figures once the server has it
      if (changes.some(({ before }) => before !== undefined)) {
        clearTimeout(timer);
        timer = setTimeout(() => queries.invalidateQueries({ queryKey: ['figures', address] }), 1_500);
      }
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [grato, queries, address]);
  const { data } = useQuery({
    queryKey: ['figures', address, filter ?? null, groupBy, measures],
    queryFn: () =>
      api.post<{ rows: Figures }>(`/${address}/aggregate`, {
        ...(filter ? { filter } : {}),
        groupBy: [groupBy],
        measures,
      }),
    enabled: address !== undefined,
    placeholderData: (before) => before,
  });
  return data?.rows;
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { useRowsVersion } from '../timeline/useTimeline.ts';
import { useHere } from '../workspace.tsx';

export type Related = { readonly id: string; readonly values: Values };

type Page = {
  readonly items: readonly (Values & { readonly id: string })[];
  readonly count: number | null;
};

/** In place of an object that the workspace does not have: nothing is asked. */
export const NO_OBJECT: ObjectJson = {
  name: '',
  plural: '',
  address: '',
  title: 'id',
  strategy: 'online',
  hash: '',
  isOwned: false,
  mayCreate: false,
  fields: [],
};

/** How many are fetched; what is more is a list of its own. */
const MOST = 50;

/** The records whose field points at a record: those on the device at once, the server's when they come. */
export function useRelated(
  object: ObjectJson,
  field: string,
  id: string,
): { rows: readonly Related[]; count: number } {
  'use no memo'; // what the device has is one store that changes within
  const { grato } = useHere();
  const queries = useQueryClient();
  useRowsVersion();
  const { data } = useQuery({
    queryKey: ['related', object.name, field, id],
    queryFn: () =>
      api.post<Page>(`/${object.address}/query`, {
        filter: { field, op: 'eq', value: id },
        sort: ['-updatedAt'],
        limit: MOST,
        count: 'exact',
      }),
    enabled: object.name !== '',
  });
  useEffect(() => {
    return grato.rows.subscribe((changes) => {
      if (grato.unsent.length === 0 && changes.some((change) => change.object === object.name)) {
        queries.invalidateQueries({ queryKey: ['related', object.name, field, id] });
      }
    });
  }, [grato, queries, object.name, field, id]);
  const local = new Set(grato.rows.inverse(object.name, field, id));
  const unsent = grato.unsent.filter(({ mutation }) => mutation.object === object.name);
  const isGone = (other: string) => {
    const row = grato.rows.get(object.name, other);
    return row
      ? idOf(row.values[field]) !== id
      : unsent.some(({ mutation }) => mutation.recordId === other && mutation.op === 'delete');
  };
  const far = (data?.items ?? []).filter((item) => !isGone(item.id) && !local.has(item.id));
  const near = [...local].flatMap((other) => {
    const row = grato.rows.get(object.name, other);
    return row ? [{ id: row.id, values: row.values }] : [];
  });
  const rows = [...near, ...far.map((item) => ({ id: item.id, values: item as Values }))];
  const told = new Set(data?.items.map((item) => item.id));
  const gone = (data?.items ?? []).filter((item) => isGone(item.id)).length;
  const isNew = (other: string) =>
    unsent.some(({ mutation }) => mutation.recordId === other) && !told.has(other);
  const count = (data?.count ?? 0) - gone + [...local].filter(isNew).length;
  return { rows: rows.sort(byPlace), count: Math.max(count, rows.length) };
}

function idOf(value: Json | undefined): string | undefined {
  return value && typeof value === 'object' && 'id' in value
    ? String(value.id)
    : (value as string | undefined); // of a relation
}

/** Lines in their order, everything else as it was changed last. */
function byPlace(a: Related, b: Related): number {
  if (typeof a.values.position === 'number' && typeof b.values.position === 'number') {
    return a.values.position - b.values.position;
  }
  return String(b.values.updatedAt ?? '') < String(a.values.updatedAt ?? '') ? -1 : 1;
}

import { useSyncExternalStore } from 'react';
import type { Query } from '~/data/filter/query.ts';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useHere, useModel, useView } from '../workspace.tsx';
import { type Group, grouped, inOrder, ofGroup } from './groups.ts';
import { merged } from './merged.ts';
import type { ServerList } from './serverList.ts';
import { serverList } from './serverLists.ts';
import { type Figures, useFigures } from './useFigures.ts';

/** A line of a list whose records stand in groups. */
export type Line =
  | { readonly kind: 'group'; readonly group: Group; readonly isOpen: boolean }
  | { readonly kind: 'row'; readonly row: Row }
  /** More of a group is to come. */
  | { readonly kind: 'more'; readonly group: Group; readonly more: () => void };

/** The lines of a list by groups: what is closed is not fetched, what is open comes as one scrolls to it. */
export function useGrouped(
  query: Query,
  fields: readonly string[],
  field: FieldJson,
  closed: ReadonlySet<Group['value']>,
): { readonly lines: readonly Line[]; readonly isLoading: boolean } {
  'use no memo'; // what the device has is one store that changes within
  const { grato } = useHere();
  const address = useModel()?.object(query.object)?.address ?? '';
  const local = useView(query);
  const figures = useFigures(local.isComplete ? undefined : address, query.filter, field.name);
  const here = grouped(local.rows, field.name);
  const groups = inOrder(
    local.isComplete
      ? [...here].map(([value, rows]) => ({ value, count: rows.length }))
      : groupsOf(figures, field.name),
    field,
    grato.rows,
  );
  const lists = new Map<Group['value'], ServerList>();
  if (!local.isComplete) {
    for (const { value } of groups.filter((group) => !closed.has(group.value))) {
      const asked = { ...query, filter: ofGroup(query.filter, field.name, value) };
      lists.set(value, serverList(grato, address, asked, fields));
    }
  }
  useVersion([...lists.values()]);
  const unsent = grato.unsent.map(({ mutation }) => mutation).filter(({ object }) => object === query.object);
  const get = (id: string) => grato.rows.get(query.object, id);
  const lines = groups.flatMap((group): Line[] => {
    const isOpen = !closed.has(group.value);
    const head: Line = { kind: 'group', group, isOpen };
    if (!isOpen) {
      return [head];
    }
    const own = here.get(group.value) ?? [];
    const list = lists.get(group.value);
    const told = list?.snapshot();
    const rows = told ? merged(told, { get, rows: own, unsent }) : own;
    const shown = rows.map((row): Line => ({ kind: 'row', row }));
    const more: Line[] = list && told?.hasMore ? [{ kind: 'more', group, more: () => list.more() }] : [];
    return [head, ...shown, ...more];
  });
  return { lines, isLoading: !local.isComplete && figures === undefined };
}

function groupsOf(figures: Figures | undefined, field: string): readonly Group[] {
  const counts = new Map<Group['value'], number>();
  for (const row of figures ?? []) {
    const value = row[field];
    const key =
      typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? value : null;
    counts.set(key, (counts.get(key) ?? 0) + Number(row.count ?? 0));
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Draws again when one of several lists has something new. */
function useVersion(lists: readonly ServerList[]) {
  useSyncExternalStore(
    (listener) => {
      const ends = lists.map((list) => list.subscribe(listener));
      return () => {
        for (const end of ends) {
          end();
        }
      };
    },
    () => lists.reduce((sum, list) => sum + list.version, lists.length),
  );
}

import { newId } from '~/data/engine/world.ts';
import type { Json, ViewJson } from '~/data/model/schema.ts';
import { api, Problem } from '~/platform/api.ts';
import type { ListSetting } from '../list/useList.ts';

/** What of a list a view keeps. */
export function contentOf(list: ListSetting) {
  const settings: { [name: string]: Json } = { widths: list.widths };
  if (list.by) {
    settings.by = list.by;
  }
  return {
    kind: list.look,
    filter: list.filter,
    sort: list.sort,
    columns: list.columns.map(({ name }) => name),
    groupBy: list.group ?? null,
    settings,
  };
}

/** Keeps the list as a view. @returns its id */
export async function createView(
  list: ListSetting,
  name: string,
  scope: ViewJson['scope'],
  team: string | null,
): Promise<string> {
  const id = newId({ now: Date.now, random: Math.random });
  const owner = scope === 'team' && team ? { owner: team } : {};
  try {
    await api.post('/views', { id, object: list.object.name, name, scope, ...owner, ...contentOf(list) });
  } catch (problem) {
    // it was there already: the answer to an earlier try got lost
    if (!(problem instanceof Problem && problem.kind === 'model/view-exists')) {
      throw problem;
    }
  }
  return id;
}

export function changeView(id: string, change: { readonly [name: string]: Json }): Promise<unknown> {
  return api.patch(`/views/${id}`, change);
}

export function deleteView(id: string): Promise<unknown> {
  return api.delete(`/views/${id}`);
}

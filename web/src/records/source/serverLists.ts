import type { Query } from '~/data/filter/query.ts';
import type { Grato } from '~/data/index.ts';
import { ServerList } from './serverList.ts';

/** How many lists are remembered, so that going back finds them as they were. */
const MOST = 40;

const known = new WeakMap<Grato, Map<string, ServerList>>();

/** The list of a question: the same object for the same question as long as it is remembered. */
export function serverList(
  grato: Grato,
  address: string,
  query: Query,
  fields: readonly string[],
): ServerList {
  const lists = known.get(grato) ?? new Map<string, ServerList>();
  known.set(grato, lists);
  const name = JSON.stringify([address, query.filter ?? null, query.sort ?? null, fields]);
  const list = lists.get(name) ?? new ServerList(address, query, fields);
  // the last used stands last
  lists.delete(name);
  lists.set(name, list);
  for (const old of [...lists.keys()].slice(0, Math.max(0, lists.size - MOST))) {
    lists.delete(old);
  }
  return list;
}

/** Asks again for the lists that are looked at: something was done to many records at once. */
export function refreshLists(grato: Grato) {
  for (const list of known.get(grato)?.values() ?? []) {
    if (list.isWatched) {
      list.refresh();
    } else {
      list.forget();
    }
  }
}

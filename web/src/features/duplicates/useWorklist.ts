import { useEffect, useState } from 'react';
import { api, NoLine } from '~/platform/api.ts';
import { sayProblem } from '~/records/commands.ts';
import type { Found } from '~/records/duplicates/found.ts';

/** Two records that may be the same. */
export type Pair = Found & { readonly one: string; readonly other: string };

type Page = { readonly items: readonly Pair[]; readonly nextCursor?: string };

/** The pairs of an object, page by page; those that are done are taken out at once. */
export function useWorklist(address: string) {
  const [page, setPage] = useState<Page>();
  const [isOffline, setOffline] = useState(false);
  const ask = (cursor?: string) =>
    api.get<Page>(`/duplicates?object=${address}&limit=50${cursor ? `&cursor=${cursor}` : ''}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks when the object is another
  useEffect(() => {
    let isOver = false;
    setPage(undefined);
    ask()
      .then((first) => isOver || setPage(first))
      .catch((problem) => (problem instanceof NoLine ? setOffline(true) : sayProblem(problem)));
    return () => {
      isOver = true;
    };
  }, [address]);
  const again = () => void ask().then(setPage).catch(sayProblem);
  const more = () =>
    ask(page?.nextCursor)
      .then((next) => setPage({ ...next, items: [...(page?.items ?? []), ...next.items] }))
      .catch(sayProblem);
  const take = (isOut: (pair: Pair) => boolean) =>
    setPage((before) => before && { ...before, items: before.items.filter((pair) => !isOut(pair)) });
  return { pairs: page?.items, hasMore: page?.nextCursor !== undefined, isOffline, more, take, again };
}

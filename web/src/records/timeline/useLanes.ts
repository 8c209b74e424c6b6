import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Lanes } from './entries.ts';
import { readLanes, writeLanes } from './lanesAddress.ts';

type Search = { readonly [name: string]: unknown };

/** Which lanes of a story are shown; it is in the address, so that a reload or a link shows the same. */
export function useLanes(): readonly [Lanes, (lanes: Lanes) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = (lanes: Lanes) => {
    navigate({
      to: '.',
      search: (before: Search) => {
        const { lanes: _, ...others } = before;
        const written = writeLanes(lanes);
        return written ? { ...others, lanes: written } : others;
      },
      replace: true,
      resetScroll: false,
    });
  };
  return [readLanes(search.lanes), set];
}

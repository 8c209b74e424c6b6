import { useEffect } from 'react';
import type { Cursor } from './cursor.ts';
import type { ListSetting } from './useList.ts';

/** How many ids an address holds; more are picked for as long as the page is open. */
const MOST = 40;

/** How long one picks before the address is written. */
const PAUSE = 250;

/** Keeps what is picked in the address, and picks what stands there when the list opens. */
export function usePicked(list: ListSetting, cursor: Cursor) {
  const { change } = list;
  const written = list.address.picked?.join() ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the list opens
  useEffect(() => {
    const picked = list.address.picked ?? [];
    if (picked.length > 0) {
      cursor.restore(picked[0] === 'all' ? [] : picked, picked[0] === 'all');
    }
  }, [cursor]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `change` is another with every draw
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const ids = [...cursor.picked];
        const picked = cursor.isAll ? ['all'] : ids.length > MOST ? [] : ids;
        if (picked.join() !== written) {
          change({ picked: picked.length > 0 ? picked : undefined }, { replace: true });
        }
      }, PAUSE);
    };
    const stop = cursor.subscribe(write);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [cursor, written]);
}

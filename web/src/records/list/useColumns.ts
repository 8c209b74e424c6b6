import { arrange, arrangements } from './arrangement.ts';
import type { ListSetting } from './useList.ts';

/**
 * Changes which columns a list has, in their order: kept on this device for the list as such; in a view they are a change of
 * the view, and stand in the address.
 */
export function useColumns(list: ListSetting) {
  const { object, view, change } = list;
  return {
    setColumns(columns: readonly string[]) {
      if (view) {
        change({ columns }, { replace: true });
      } else {
        arrange(object.name, { columns });
        change({ columns: undefined }, { replace: true });
      }
    },
    reset() {
      const { [object.name]: _, ...others } = arrangements.get();
      arrangements.set(others);
      change({ columns: undefined }, { replace: true });
    },
  };
}

import type { AddressChange } from '../list/useList.ts';

/** Nothing of the address but the view. */
export const UNCHANGED: AddressChange = {
  filter: undefined,
  q: undefined,
  sort: undefined,
  columns: undefined,
  group: undefined,
  as: undefined,
  by: undefined,
  peek: undefined,
};

import type { ObjectJson } from '../model/schema.ts';
import type { Row } from '../store/rows.ts';
import { isSortable } from './comparison.ts';
import { reader, type Source } from './compile.ts';
import { FilterFault } from './fault.ts';
import type { Path } from './filter.ts';
import type { Parser } from './parse.ts';
import type { Cell } from './parts.ts';

const MAX_KEYS = 2;

/** The order of a list: at most two fields, then the id in the direction of the last. */
export type Sorting = {
  readonly keys: readonly { readonly path: Path; readonly isDescending: boolean }[];
  readonly isIdDescending: boolean;
};

/** The place of a row in its list; keys of one sorting are compared by `comparator`. */
export type SortKey = { readonly cells: readonly Cell[]; readonly id: string };

/** The order of lists that name none: the newest first. */
export const NEWEST_FIRST: readonly string[] = ['-createdAt'];

/**
 * Reads an order: field names, each with a `-` in front for descending.
 *
 * @throws FilterFault with the place of an unknown or unsortable field
 */
export function parseSorting(object: ObjectJson, wanted: readonly string[], names: Parser): Sorting {
  if (wanted.length > MAX_KEYS) {
    throw new FilterFault('sort', 'tooManySortKeys', { max: MAX_KEYS });
  }
  const keys: { path: Path; isDescending: boolean }[] = [];
  for (const [i, text] of wanted.entries()) {
    const isDescending = text.startsWith('-');
    const name = isDescending ? text.slice(1) : text;
    if (name === 'id' && wanted.length === 1) {
      return { keys: [], isIdDescending: isDescending };
    }
    const path = names.path(object, name, `sort[${i}]`);
    if (!isSortable(path.part.comparison)) {
      throw new FilterFault(`sort[${i}]`, 'notSortable', { field: name });
    }
    keys.push({ path, isDescending });
  }
  return { keys, isIdDescending: keys.at(-1)?.isDescending ?? false };
}

/** Makes the sort key of a row. */
export function sortKeys({ keys }: Sorting, source: Source): (row: Row) => SortKey {
  const readers = keys.map(({ path }) => sortCell(path, source));
  return (row) => ({ cells: readers.map((read) => read(row)), id: row.id });
}

function sortCell(path: Path, source: Source): (row: Row) => Cell {
  const read = reader(path, source);
  if (path.part.comparison !== 'option') {
    return read;
  }
  const places = new Map<Cell, number>((path.field.options ?? []).map(({ key }, i) => [key, i]));
  return (row) => places.get(read(row)) ?? null;
}

/** Orders sort keys: empty values last in either direction. */
export function comparator({ keys, isIdDescending }: Sorting): (one: SortKey, other: SortKey) => number {
  return (one, other) => {
    for (let i = 0; i < keys.length; i++) {
      const a = one.cells[i] ?? null;
      const b = other.cells[i] ?? null;
      if (a === b) {
        continue;
      }
      if (a === null || b === null) {
        return a === null ? 1 : -1;
      }
      return a < b === keys[i]?.isDescending ? 1 : -1;
    }
    return one.id === other.id ? 0 : one.id < other.id === isIdDescending ? 1 : -1;
  };
}

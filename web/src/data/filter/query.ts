import type { Model } from '../model/model.ts';
import type { Json } from '../model/schema.ts';
import type { Rows } from '../store/rows.ts';
import { predicate } from './compile.ts';
import type { Asker } from './filter.ts';
import { Parser } from './parse.ts';
import { comparator, parseSorting, sortKeys } from './sorting.ts';

/** What a list shows: the records of an object that meet a filter, in an order. */
export type Query = {
  readonly object: string;
  readonly filter?: Json;
  /** At most two field names, each with a `-` in front for descending. */
  readonly sort?: readonly string[];
};

/**
 * The ids of all records in memory that the query means, in its order, computed at once.
 *
 * @throws FilterFault
 */
export function ask(query: Query, model: Model, rows: Rows, asker: Asker): string[] {
  const parser = new Parser(model, asker);
  const object = model.require(query.object);
  const source = { model, rows, now: asker.now };
  const matches = predicate(parser.parse(object, query.filter), source);
  const sorting = parseSorting(object, query.sort ?? [], parser);
  const key = sortKeys(sorting, source);
  return [...rows.all(object.name)]
    .filter(matches)
    .map(key)
    .sort(comparator(sorting))
    .map(({ id }) => id);
}

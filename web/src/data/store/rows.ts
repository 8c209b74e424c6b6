import type { Json } from '../model/schema.ts';

/** The readable fields of a record as the API gives them, relations as ids, empty ones left out. */
export type Values = { readonly [field: string]: Json };

/**
 * A record as it is shown: the server's row with the pending patches laid over it.
 *
 * Never changed: another state of the record is another object. `createdAt` and `updatedAt` are among the values; a record
 * that is not sent yet has the time of its edit in both.
 */
export type Row = {
  readonly id: string;
  readonly version: number;
  readonly etag: string;
  readonly tag: string;
  readonly values: Values;
};

/** A record that came (`before` undefined), changed or went (`after` undefined). */
export type RowChange = {
  readonly object: string;
  readonly id: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
};

/** The records in memory. */
export interface Rows {
  get(object: string, id: string): Row | undefined;

  all(object: string): Iterable<Row>;

  /**
   * The ids of those records of `object` whose relation `field` names `id`, whether or not there is such a record in
   * memory.
   */
  inverse(object: string, field: string, id: string): Iterable<string>;

  /**
   * Tells of changes, some at once, each record at most once in a call; the rows are already as they are afterwards.
   *
   * @returns what ends it
   */
  subscribe(listener: (changes: readonly RowChange[]) => void): () => void;
}

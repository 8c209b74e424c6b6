import { type Predicate, predicate } from '../filter/compile.ts';
import type { Asker, Filter } from '../filter/filter.ts';
import { Parser } from '../filter/parse.ts';
import type { Query } from '../filter/query.ts';
import {
  comparator,
  NEWEST_FIRST,
  parseSorting,
  type Sorting,
  type SortKey,
  sortKeys,
} from '../filter/sorting.ts';
import type { Model } from '../model/model.ts';
import type { Row, RowChange, Rows } from '../store/rows.ts';
import { Dependencies } from './dependencies.ts';
import { SortedKeys } from './sortedKeys.ts';

/** A part of a list as it is now; the same object as long as it is the same. */
export type Slice = {
  readonly rows: readonly Row[];
  /** How many records the whole list has. */
  readonly count: number;
};

/** A part of a list that can be watched, as `useSyncExternalStore` wants it. */
export type Window = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => Slice;
};

/**
 * The records in memory that a query means, kept in their order while records change: what a change touches is looked at,
 * nothing else.
 */
export class LiveView {
  readonly query: Query;
  readonly #model: Model;
  readonly #rows: Rows;
  readonly #listeners = new Set<() => void>();
  readonly #keys = new Map<string, SortKey>();
  #asker: Asker;
  #filter!: Filter;
  #sorting!: Sorting;
  #matches!: Predicate;
  #key!: (row: Row) => SortKey;
  #compare!: (one: SortKey, other: SortKey) => number;
  #dependencies!: Dependencies;
  #sorted!: SortedKeys;
  #version = 0;

  /** @throws FilterFault when the query is wrong */
  constructor(query: Query, model: Model, rows: Rows, asker: Asker) {
    this.query = query;
    this.#model = model;
    this.#rows = rows;
    this.#asker = asker;
    this.#build();
  }

  get count(): number {
    return this.#sorted.length;
  }

  /** Rises with every change of what the list shows. */
  get version(): number {
    return this.#version;
  }

  /** The ids in their places from `from` up to, not including, `to`. */
  slice(from = 0, to = this.count): string[] {
    return this.#sorted.ids(from, to);
  }

  has(id: string): boolean {
    return this.#keys.has(id);
  }

  /** The place of a record in the list, -1 where it is not in it. */
  indexOf(id: string): number {
    const key = this.#keys.get(id);
    return key ? this.#sorted.placeOf(key) : -1;
  }

  /** Whether what it shows changes by time alone. */
  get isTimeBound(): boolean {
    return isTimeBound(this.#filter) || this.#sorting.keys.some(({ path }) => path.field.isStored === false);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The rows from `from` up to `to`, to be watched. */
  window(from: number, to: number): Window {
    let known: Slice = { rows: [], count: -1 };
    let version = -1;
    return {
      subscribe: (listener) => this.subscribe(listener),
      snapshot: () => {
        if (version !== this.#version) {
          version = this.#version;
          known = this.#slice(from, to, known);
        }
        return known;
      },
    };
  }

  #slice(from: number, to: number, before: Slice): Slice {
    const object = this.query.object;
    const rows = this.slice(from, to)
      .map((id) => this.#rows.get(object, id))
      .filter((row) => row !== undefined);
    const isSame =
      before.count === this.count &&
      before.rows.length === rows.length &&
      rows.every((row, i) => row === before.rows[i]);
    return isSame ? before : { rows, count: this.count };
  }

  /** Takes in what has changed; the rows are already as they are afterwards. */
  apply(changes: readonly RowChange[]): void {
    const gone: SortKey[] = [];
    const come: SortKey[] = [];
    let isTouched = false;
    for (const id of this.#dependencies.touched(changes, this.#rows)) {
      const row = this.#rows.get(this.query.object, id);
      const before = this.#keys.get(id);
      const after = row && this.#matches(row) ? this.#key(row) : undefined;
      isTouched ||= before !== undefined || after !== undefined;
      if (before && after && this.#compare(before, after) === 0) {
        continue;
      }
      if (before) {
        gone.push(before);
        this.#keys.delete(id);
      }
      if (after) {
        come.push(after);
        this.#keys.set(id, after);
      }
    }
    this.#sorted.replace(gone, come);
    if (isTouched) {
      this.#tell();
    }
  }

  /** Asks everything anew: as somebody else, or at another time. */
  refresh(asker: Asker): void {
    this.#asker = asker;
    this.#build();
    this.#tell();
  }

  #build(): void {
    const parser = new Parser(this.#model, this.#asker);
    const object = this.#model.require(this.query.object);
    const source = { model: this.#model, rows: this.#rows, now: this.#asker.now };
    this.#filter = parser.parse(object, this.query.filter);
    this.#sorting = parseSorting(object, this.query.sort ?? NEWEST_FIRST, parser);
    this.#matches = predicate(this.#filter, source);
    this.#key = sortKeys(this.#sorting, source);
    this.#compare = comparator(this.#sorting);
    this.#dependencies = new Dependencies(object.name, this.#filter, this.#sorting);
    this.#keys.clear();
    for (const row of this.#rows.all(object.name)) {
      if (this.#matches(row)) {
        this.#keys.set(row.id, this.#key(row));
      }
    }
    this.#sorted = new SortedKeys([...this.#keys.values()], this.#compare);
  }

  #tell(): void {
    this.#version++;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

function isTimeBound(filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.some(isTimeBound);
    case 'not':
      return isTimeBound(filter.negated);
    case 'compare':
      return filter.isRelative || filter.path.field.isStored === false;
    case 'many':
      return isTimeBound(filter.condition);
  }
}

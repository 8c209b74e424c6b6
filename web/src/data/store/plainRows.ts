import type { Json } from '../model/schema.ts';
import type { Row, RowChange, Rows } from './rows.ts';

type Index = Map<string, Set<string>>;

/** Records in memory with nothing behind them: what tests and tools ask views and filters of. */
export class PlainRows implements Rows {
  readonly #rows = new Map<string, Map<string, Row>>();
  readonly #indexes = new Map<string, Map<string, Index>>();
  readonly #listeners = new Set<(changes: readonly RowChange[]) => void>();

  get(object: string, id: string): Row | undefined {
    return this.#rows.get(object)?.get(id);
  }

  all(object: string): Iterable<Row> {
    return this.#rows.get(object)?.values() ?? [];
  }

  inverse(object: string, field: string, id: string): Iterable<string> {
    const indexes = this.#indexes.get(object) ?? new Map<string, Index>();
    this.#indexes.set(object, indexes);
    const index = indexes.get(field) ?? this.#indexed(object, field);
    indexes.set(field, index);
    return index.get(id) ?? [];
  }

  #indexed(object: string, field: string): Index {
    const index: Index = new Map();
    for (const row of this.all(object)) {
      enter(index, row.values[field], row.id);
    }
    return index;
  }

  subscribe(listener: (changes: readonly RowChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts rows in the place of what was there, and tells of it at once. */
  put(object: string, ...rows: readonly Row[]): void {
    this.#change(rows.map((row) => ({ object, id: row.id, before: this.get(object, row.id), after: row })));
  }

  /** The same with no more than values. */
  set(object: string, id: string, values: { readonly [field: string]: Json }): void {
    const version = (this.get(object, id)?.version ?? 0) + 1;
    this.put(object, { id, version, etag: `${version}`, tag: '0', values });
  }

  remove(object: string, ...ids: readonly string[]): void {
    this.#change(ids.map((id) => ({ object, id, before: this.get(object, id), after: undefined })));
  }

  #change(changes: readonly RowChange[]): void {
    for (const { object, id, before, after } of changes) {
      const rows = this.#rows.get(object) ?? new Map<string, Row>();
      this.#rows.set(object, rows);
      if (after) {
        rows.set(id, after);
      } else {
        rows.delete(id);
      }
      for (const [field, index] of this.#indexes.get(object) ?? []) {
        const former = before?.values[field];
        if (typeof former === 'string') {
          index.get(former)?.delete(id);
        }
        enter(index, after?.values[field], id);
      }
    }
    for (const listener of this.#listeners) {
      listener(changes);
    }
  }
}

function enter(index: Index, to: Json | undefined, id: string): void {
  if (typeof to === 'string') {
    const ids = index.get(to) ?? new Set<string>();
    index.set(to, ids.add(id));
  }
}

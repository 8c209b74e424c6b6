import type { Json } from '../model/schema.ts';
import type { Row, RowChange, Rows } from './rows.ts';

/** Records in memory with nothing behind them: what tests and tools ask views and filters of. */
export class PlainRows implements Rows {
  readonly #rows = new Map<string, Map<string, Row>>();
  readonly #listeners = new Set<(changes: readonly RowChange[]) => void>();

  get(object: string, id: string): Row | undefined {
    return this.#rows.get(object)?.get(id);
  }

  all(object: string): Iterable<Row> {
    return this.#rows.get(object)?.values() ?? [];
  }

  *inverse(object: string, field: string, id: string): Iterable<string> {
    for (const row of this.all(object)) {
      if (row.values[field] === id) {
        yield row.id;
      }
    }
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
    for (const { object, id, after } of changes) {
      const rows = this.#rows.get(object) ?? new Map<string, Row>();
      this.#rows.set(object, rows);
      if (after) {
        rows.set(id, after);
      } else {
        rows.delete(id);
      }
    }
    for (const listener of this.#listeners) {
      listener(changes);
    }
  }
}

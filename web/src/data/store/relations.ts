import type { Json } from '../model/schema.ts';
import type { Row, RowChange } from './rows.ts';

/** Which records point at a record, by relation field; made when first asked for, then kept up. */
export class Relations {
  /** By object and field: the ids that point, by what they point at. */
  readonly #byField = new Map<string, Map<string, Map<string, Set<string>>>>();

  pointingAt(object: string, field: string, id: string, rows: Iterable<Row>): Iterable<string> {
    const fields = this.#byField.get(object) ?? new Map<string, Map<string, Set<string>>>();
    this.#byField.set(object, fields);
    let index = fields.get(field);
    if (!index) {
      index = new Map();
      fields.set(field, index);
      for (const row of rows) {
        add(index, targetOf(row, field), row.id);
      }
    }
    return index.get(id) ?? [];
  }

  changed(changes: readonly RowChange[]) {
    for (const { object, id, before, after } of changes) {
      for (const [field, index] of this.#byField.get(object) ?? []) {
        const from = targetOf(before, field);
        const to = targetOf(after, field);
        if (from !== to) {
          remove(index, from, id);
          add(index, to, id);
        }
      }
    }
  }
}

function targetOf(row: Row | undefined, field: string): string | undefined {
  const value: Json | undefined = row?.values[field];
  if (typeof value === 'string') {
    return value;
  }
  // A relation to several objects is {object, id}.
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

function add(index: Map<string, Set<string>>, target: string | undefined, id: string) {
  if (target !== undefined) {
    const ids = index.get(target);
    if (ids) {
      ids.add(id);
    } else {
      index.set(target, new Set([id]));
    }
  }
}

function remove(index: Map<string, Set<string>>, target: string | undefined, id: string) {
  if (target !== undefined) {
    const ids = index.get(target);
    ids?.delete(id);
    if (ids?.size === 0) {
      index.delete(target);
    }
  }
}

import type { Entry, Held, Opened, Place, RowsWrite } from '../keeper/keeper.ts';
import type { ConflictRule } from '../model/schema.ts';
import { overlay } from './overlay.ts';
import { Relations } from './relations.ts';
import type { Row, RowChange, Rows } from './rows.ts';

/** What the store takes from its surroundings. */
export type Surroundings = {
  /** Edits of a record the server has not confirmed, in order. */
  pendingOf(object: string, id: string): readonly Entry[];
  ruleOf(object: string, field: string): ConflictRule;
};

type Marks = { readonly isOutside: boolean; readonly opened: Opened | undefined };

/**
 * The rows in memory: the server's, and over them what is pending.
 *
 * Only rows with pending edits are computed; everything else is shown as it came.
 */
export class Store implements Rows {
  readonly #around: Surroundings;
  readonly #base = new Map<string, Map<string, Row>>();
  readonly #marks = new Map<string, Map<string, Marks>>();
  /** Shown in place of the base row; null where nothing is to be shown. */
  readonly #laid = new Map<string, Map<string, Row | null>>();
  readonly #relations = new Relations();
  readonly #listeners = new Set<(changes: readonly RowChange[]) => void>();
  #isHidden = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get(object: string, id: string): Row | undefined {
    if (this.#isHidden) {
      return undefined;
    }
    const laid = this.#laid.get(object)?.get(id);
    return laid === undefined ? this.#base.get(object)?.get(id) : (laid ?? undefined);
  }

  *all(object: string): Iterable<Row> {
    if (this.#isHidden) {
      return;
    }
    const laid = this.#laid.get(object);
    for (const row of this.#base.get(object)?.values() ?? []) {
      const shown = laid?.get(row.id);
      if (shown === undefined) {
        yield row;
      } else if (shown !== null) {
        yield shown;
      }
    }
    for (const [id, row] of laid ?? []) {
      if (row !== null && !this.#base.get(object)?.has(id)) {
        yield row;
      }
    }
  }

  inverse(object: string, field: string, id: string): Iterable<string> {
    return this.#isHidden ? [] : this.#relations.pointingAt(object, field, id, this.all(object));
  }

  subscribe(listener: (changes: readonly RowChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The row as the server gave it. */
  base(object: string, id: string): Row | undefined {
    return this.#base.get(object)?.get(id);
  }

  /** Everything that is held of a row. */
  held(object: string, id: string): Held | undefined {
    const row = this.base(object, id);
    return row && heldOf(object, row, this.#marks.get(object)?.get(id));
  }

  /** The rows of the working set, as the server gave them. */
  *inSet(object: string): Iterable<Row> {
    const marks = this.#marks.get(object);
    for (const row of this.#base.get(object)?.values() ?? []) {
      if (!marks?.get(row.id)?.isOutside) {
        yield row;
      }
    }
  }

  /** Everything that is held of all rows. */
  *allHeld(): Iterable<Held> {
    for (const [object, rows] of this.#base) {
      for (const row of rows.values()) {
        yield heldOf(object, row, this.#marks.get(object)?.get(row.id));
      }
    }
  }

  /** The rows that were opened or lie outside the working set. */
  *marked(): Iterable<Held> {
    for (const [object, marks] of this.#marks) {
      for (const [id, mark] of marks) {
        const row = this.base(object, id);
        if (row) {
          yield heldOf(object, row, mark);
        }
      }
    }
  }

  /** How many of the server's rows are held. */
  get size(): number {
    return [...this.#base.values()].reduce((sum, rows) => sum + rows.size, 0);
  }

  objects(): Iterable<string> {
    return this.#base.keys();
  }

  /** Changes rows, and shows anew the records whose pending edits have changed. */
  change(write: RowsWrite | undefined, touched: readonly Place[]) {
    const affected = new Map<string, Map<string, Row | undefined>>();
    const note = (object: string, id: string) => {
      const known = affected.get(object) ?? new Map<string, Row | undefined>();
      affected.set(object, known);
      if (!known.has(id)) {
        known.set(id, this.get(object, id));
      }
    };
    for (const object of write?.drop ?? []) {
      for (const id of this.#base.get(object)?.keys() ?? []) {
        note(object, id);
      }
    }
    for (const place of [...(write?.remove ?? []), ...touched]) {
      note(place.object, place.id);
    }
    for (const held of write?.put ?? []) {
      note(held.object, held.row.id);
    }
    this.#write(write);
    this.#show(affected);
  }

  /** Whether everything is kept from view. */
  get isHidden(): boolean {
    return this.#isHidden;
  }

  /** Keeps everything from view, or shows it again; to listeners all rows go, or come. */
  hide(isHidden: boolean) {
    if (this.#isHidden === isHidden) {
      return;
    }
    this.#isHidden = false;
    const changes: RowChange[] = [];
    for (const object of new Set([...this.#base.keys(), ...this.#laid.keys()])) {
      for (const row of this.all(object)) {
        const [before, after] = isHidden ? [row, undefined] : [undefined, row];
        changes.push({ object, id: row.id, before, after });
      }
    }
    this.#isHidden = isHidden;
    this.#tell(changes);
  }

  /** Replaces all rows. */
  reset(rows: readonly Held[]) {
    const touched: Place[] = [];
    for (const [object, laid] of this.#laid) {
      touched.push(...[...laid.keys()].map((id) => ({ object, id })));
    }
    this.change({ drop: [...this.#base.keys()], put: rows }, touched);
  }

  #write(write: RowsWrite | undefined) {
    for (const object of write?.drop ?? []) {
      this.#base.delete(object);
      this.#marks.delete(object);
    }
    for (const { object, id } of write?.remove ?? []) {
      this.#base.get(object)?.delete(id);
      this.#marks.get(object)?.delete(id);
    }
    for (const held of write?.put ?? []) {
      const rows = this.#base.get(held.object) ?? new Map<string, Row>();
      this.#base.set(held.object, rows.set(held.row.id, held.row));
      const marks = this.#marks.get(held.object) ?? new Map<string, Marks>();
      this.#marks.set(held.object, marks);
      if (held.isOutside || held.opened) {
        marks.set(held.row.id, { isOutside: held.isOutside ?? false, opened: held.opened });
      } else {
        marks.delete(held.row.id);
      }
    }
  }

  #show(affected: ReadonlyMap<string, ReadonlyMap<string, Row | undefined>>) {
    const changes: RowChange[] = [];
    for (const [object, ids] of affected) {
      for (const [id, before] of ids) {
        this.#lay(object, id);
        const after = this.get(object, id);
        if (before !== after) {
          changes.push({ object, id, before, after });
        }
      }
    }
    this.#tell(changes);
  }

  #tell(changes: readonly RowChange[]) {
    if (changes.length > 0) {
      this.#relations.changed(changes);
      for (const listener of [...this.#listeners]) {
        listener(changes);
      }
    }
  }

  #lay(object: string, id: string) {
    const pending = this.#around.pendingOf(object, id);
    const laid = this.#laid.get(object) ?? new Map<string, Row | null>();
    if (pending.length === 0) {
      laid.delete(id);
      return;
    }
    this.#laid.set(object, laid);
    const ruleOf = (field: string) => this.#around.ruleOf(object, field);
    laid.set(id, overlay(this.base(object, id), pending, ruleOf) ?? null);
  }
}

function heldOf(object: string, row: Row, marks: Marks | undefined): Held {
  return {
    object,
    row,
    ...(marks?.isOutside ? { isOutside: true } : {}),
    ...(marks?.opened ? { opened: marks.opened } : {}),
  };
}

import { useSyncExternalStore } from 'react';

/**
 * Where one stands in a list and what one has picked. It lives outside of the components, so that a step draws two rows
 * and not all of them.
 */
export class Cursor {
  #ids: readonly string[] = [];
  #places = new Map<string, number>();
  #active: string | undefined;
  #column = 0;
  #anchor: string | undefined;
  #picked: ReadonlySet<string> = new Set();
  /** Everything the filter means is picked, also what is not loaded. */
  #isAll = false;
  /** All that is loaded is picked, and what is still on its way with it. */
  #isAllLoaded = false;
  #editing: string | undefined;
  #first = 0;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get ids(): readonly string[] {
    return this.#ids;
  }

  get active(): string | undefined {
    return this.#active;
  }

  get column(): number {
    return this.#column;
  }

  get picked(): ReadonlySet<string> {
    return this.#picked;
  }

  get isAll(): boolean {
    return this.#isAll;
  }

  /** Everything that is loaded is picked. */
  get isFull(): boolean {
    return this.#ids.length > 0 && this.#ids.every((id) => this.#picked.has(id));
  }

  /** The record whose cell at `column` is being edited. */
  get editing(): string | undefined {
    return this.#editing;
  }

  /** The place of the record one stands on, -1 for none. */
  get place(): number {
    return this.#active === undefined ? -1 : (this.#places.get(this.#active) ?? -1);
  }

  /**
   * Takes note of what is listed. Where one stands and what is picked stays as far as it is there; who has jumped far away
   * stands nowhere.
   *
   * @param first how many records come before those listed
   */
  show(ids: readonly string[], first = 0) {
    if (ids === this.#ids && first === this.#first) {
      return;
    }
    const before = this.place;
    this.#ids = ids;
    this.#places = new Map(ids.map((id, i) => [id, i]));
    // who jumps elsewhere in the list keeps what was picked and picks nothing by it
    this.#isAllLoaded &&= this.#isAll || first === this.#first;
    if (this.#isAll || this.#isAllLoaded) {
      this.#picked = new Set(ids);
    }
    if (this.#active !== undefined && !this.#places.has(this.#active)) {
      this.#active = first === this.#first ? ids[Math.min(before, ids.length - 1)] : undefined;
      this.#editing = undefined;
    }
    this.#first = first;
    this.#tell();
  }

  to(id: string | undefined, column = this.#column) {
    if (id !== this.#active || column !== this.#column) {
      this.#active = id;
      this.#column = column;
      this.#editing = undefined;
      this.#tell();
    }
  }

  /** Steps down or up, as far as there is something; from nowhere one step is to the first. */
  move(by: number): string | undefined {
    const next = Math.max(0, Math.min(this.#ids.length - 1, this.place + by));
    this.to(this.#ids[next]);
    return this.#active;
  }

  aside(by: number, columns: number) {
    this.to(this.#active ?? this.#ids[0], Math.max(0, Math.min(columns - 1, this.#column + by)));
  }

  edit(isBegun: boolean) {
    const editing = isBegun ? this.#active : undefined;
    if (editing !== this.#editing) {
      this.#editing = editing;
      this.#tell();
    }
  }

  toggle(id: string) {
    const picked = new Set(this.#isAll ? this.#ids : this.#picked);
    if (!picked.delete(id)) {
      picked.add(id);
    }
    this.#anchor = id;
    this.#pick(picked);
  }

  /** Picks everything from where one picked last up to here. */
  extend(id: string) {
    const from = this.#places.get(this.#anchor ?? id);
    const to = this.#places.get(id);
    if (from !== undefined && to !== undefined) {
      const range = this.#ids.slice(Math.min(from, to), Math.max(from, to) + 1);
      this.#pick(new Set([...this.#picked, ...range]));
    }
  }

  pickAll(isWithUnseen: boolean) {
    this.#pick(new Set(this.#ids), isWithUnseen, true);
  }

  /** Picks what was picked when one was here last. */
  restore(ids: readonly string[], isAll: boolean) {
    this.#pick(new Set(isAll ? this.#ids : ids), isAll);
  }

  clear() {
    this.#anchor = undefined;
    this.#pick(new Set());
  }

  #pick(picked: ReadonlySet<string>, isAll = false, isAllLoaded = isAll) {
    this.#picked = picked;
    this.#isAll = isAll;
    this.#isAllLoaded = isAllLoaded;
    this.#tell();
  }

  #tell() {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

/** Follows one thing about a cursor; drawn anew only when that changes. */
export function useCursor<T extends string | number | boolean | undefined | ReadonlySet<string>>(
  cursor: Cursor,
  read: (cursor: Cursor) => T,
): T {
  return useSyncExternalStore(cursor.subscribe, () => read(cursor));
}

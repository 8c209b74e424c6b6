import { useSyncExternalStore } from 'react';
import type { Grato } from '~/data/index.ts';
import type { Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';
import { titleIn } from './naming.ts';
import { useHere } from './workspace.tsx';

/** How many titles one question asks for. */
const MOST = 200;

/**
 * The titles of records that are pointed at and not on the device. Those asked for together are fetched together; one that
 * the user may not see stays without a title.
 */
class Titles {
  readonly #grato: Grato;
  readonly #known = new Map<string, string>();
  readonly #wanted = new Map<string, Set<string>>();
  readonly #listeners = new Set<() => void>();
  #isAsking = false;

  constructor(grato: Grato) {
    this.#grato = grato;
    grato.rows.subscribe(() => this.#tell());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The title; undefined while it has not come, empty where it never will. */
  of(object: string, id: string): string | undefined {
    const described = this.#grato.model?.object(object);
    if (!described || !id) {
      return '';
    }
    const row = this.#grato.rows.get(object, id);
    if (row) {
      return titleIn(described, row.values);
    }
    const known = this.#known.get(id);
    if (known === undefined) {
      this.#want(object, id);
    }
    return known;
  }

  /** Takes note of a title that came with something else. */
  note(id: string, title: string) {
    this.#known.set(id, title);
  }

  #want(object: string, id: string) {
    const ids = this.#wanted.get(object) ?? new Set();
    this.#wanted.set(object, ids.add(id));
    if (!this.#isAsking) {
      this.#isAsking = true;
      setTimeout(() => this.#ask(), 10);
    }
  }

  async #ask() {
    const wanted = [...this.#wanted].map(([object, ids]) => [object, [...ids].slice(0, MOST)] as const);
    this.#wanted.clear();
    await Promise.all(wanted.map(([object, ids]) => this.#fetch(object, ids).catch(() => undefined)));
    this.#isAsking = false;
    this.#tell();
  }

  async #fetch(object: string, ids: readonly string[]) {
    const described = this.#grato.model?.object(object);
    if (!described) {
      return;
    }
    const found = await api.post<{ items: (Values & { id: string })[] }>(`/${described.address}/query`, {
      filter: { field: 'id', op: 'in', value: ids },
      fields: [described.title],
      limit: ids.length,
    });
    for (const id of ids) {
      this.#known.set(id, '');
    }
    for (const item of found.items) {
      this.#known.set(item.id, titleIn(described, item));
    }
  }

  #tell() {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

const all = new WeakMap<Grato, Titles>();

export function titlesOf(grato: Grato): Titles {
  let titles = all.get(grato);
  if (!titles) {
    titles = new Titles(grato);
    all.set(grato, titles);
  }
  return titles;
}

/** What a record that something points at is called; undefined while that is not known. */
export function useTitle(object: string, id: string): string | undefined {
  const titles = titlesOf(useHere().grato);
  return useSyncExternalStore(titles.subscribe, () => titles.of(object, id));
}

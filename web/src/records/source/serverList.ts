import type { Query } from '~/data/filter/query.ts';
import type { Json } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';

/** How many records one page has, and the most one asks again for at once. */
export const PAGE = 100;
const MOST = 500;

/** What the server has told of a list so far; the same object as long as it is the same. */
export type Told = {
  readonly rows: readonly Row[];
  /** How many there are in all; undefined until the first answer. */
  readonly count: number | undefined;
  readonly isEstimate: boolean;
  readonly hasMore: boolean;
  readonly isAsking: boolean;
  readonly problem: unknown;
  /** When the present rows were asked for, in milliseconds since 1970. */
  readonly askedAt: number;
};

type Item = Values & { readonly id: string; readonly version: number; readonly etag: string };
type Answer = {
  readonly items: readonly Item[];
  readonly nextCursor?: string | null;
  readonly count?: number;
  readonly countIsEstimate?: boolean;
};

const NOTHING: Told = {
  rows: [],
  count: undefined,
  isEstimate: false,
  hasMore: true,
  isAsking: false,
  problem: undefined,
  askedAt: 0,
};

/** A list of the server, fetched page by page as one scrolls; nothing waits for it. */
export class ServerList {
  readonly #address: string;
  readonly #query: Query;
  readonly #fields: readonly string[];
  readonly #listeners = new Set<() => void>();
  #told: Told = NOTHING;
  #cursor: string | undefined;
  #turn = 0;
  #version = 0;

  /** @param fields what is asked of each record; all there is where it is empty */
  constructor(address: string, query: Query, fields: readonly string[] = []) {
    this.#address = address;
    this.#query = query;
    this.#fields = fields;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Told => this.#told;

  /** Rises whenever something is told. */
  get version(): number {
    return this.#version;
  }

  /** Whether anybody looks at it. */
  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Knows nothing any more; asked again when it is looked at. */
  forget() {
    this.#turn++;
    this.#told = NOTHING;
  }

  /** Asks for the next page unless one is on its way or there is none. */
  more() {
    if (!this.#told.isAsking && this.#told.hasMore && this.#told.problem === undefined) {
      this.#ask(this.#told.rows.length === 0 ? undefined : this.#cursor, PAGE);
    }
  }

  /** Asks again for what is shown, and shows it until the answer is there. */
  refresh() {
    this.#ask(undefined, Math.min(MOST, Math.max(PAGE, this.#told.rows.length)));
  }

  async #ask(cursor: string | undefined, limit: number) {
    const turn = ++this.#turn;
    const askedAt = Date.now();
    this.#tell({ isAsking: true, problem: undefined });
    try {
      const answer = await api.post<Answer>(`/${this.#address}/query`, this.#body(cursor, limit));
      if (turn === this.#turn) {
        this.#take(answer, cursor !== undefined, askedAt);
      }
    } catch (problem) {
      if (turn === this.#turn) {
        this.#tell({ isAsking: false, problem });
      }
    }
  }

  #body(cursor: string | undefined, limit: number) {
    return {
      ...(this.#query.filter ? { filter: this.#query.filter } : {}),
      ...(this.#query.sort?.length ? { sort: this.#query.sort } : {}),
      ...(this.#fields.length > 0 ? { fields: this.#fields } : {}),
      limit,
      ...(cursor === undefined ? { count: 'estimate' } : { cursor }),
    };
  }

  #take(answer: Answer, isNext: boolean, askedAt: number) {
    const before = isNext ? this.#told.rows : [];
    const known = new Set(before.map(({ id }) => id));
    const rows = [...before, ...answer.items.filter(({ id }) => !known.has(id)).map(rowOf)];
    this.#cursor = answer.nextCursor ?? undefined;
    const hasMore = this.#cursor !== undefined;
    this.#tell({
      rows,
      hasMore,
      isAsking: false,
      count: hasMore ? Math.max(answer.count ?? this.#told.count ?? 0, rows.length + 1) : rows.length,
      isEstimate: hasMore && (answer.countIsEstimate ?? this.#told.isEstimate),
      askedAt: isNext ? this.#told.askedAt : askedAt,
    });
  }

  #tell(change: Partial<Told>) {
    this.#told = { ...this.#told, ...change };
    this.#version++;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

/** A record as the API gives it, as a row: what it is made of aside, the values. */
export function rowOf({ id, version, etag, ...values }: Item): Row {
  return { id, version, etag, tag: '', values: values as { readonly [field: string]: Json } };
}

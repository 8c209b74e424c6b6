import type { Query } from '~/data/filter/query.ts';
import type { Json } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { api } from '~/platform/api.ts';

/** How many records one page has, and the most one asks again for at once. */
export const PAGE = 100;
const MOST = 500;

/** What the server has told of a list so far; the same object as long as it is the same. */
export type Told = {
  /** How many records come before the first of them. */
  readonly first: number;
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
  /** How many records come before, and what gives the same page again; told to who asked by place. */
  readonly place?: number;
  readonly cursor?: string | null;
};

const NOTHING: Told = {
  first: 0,
  rows: [],
  count: undefined,
  isEstimate: false,
  hasMore: true,
  isAsking: false,
  problem: undefined,
  askedAt: 0,
};

/** How many places before the end of what is known the next page is asked for. */
const AHEAD = 40;
/** How many records a long list keeps around what is in sight. */
const KEPT = 1_500;
/** How many records are asked for again when going upwards, so that one sees where they join. */
const JOINT = 10;
/** How long one drags before what is in sight is asked for. */
const PAUSE = 80;

/** Somewhere a page began: its place and the cursor that gives it again. */
type Start = { readonly place: number; readonly cursor: string | undefined };
type Sight = { readonly from: number; readonly to: number };

/**
 * A list of the server, fetched page by page as one scrolls; nothing waits for it. What is known is one stretch of the list,
 * from its beginning unless one has jumped to its middle.
 */
export class ServerList {
  readonly #address: string;
  readonly #query: Query;
  readonly #fields: readonly string[];
  readonly #listeners = new Set<() => void>();
  #told: Told = NOTHING;
  #cursor: string | undefined;
  #starts: readonly Start[] = [];
  #sight: Sight | undefined;
  #leap: ReturnType<typeof setTimeout> | undefined;
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
    this.#sight = undefined;
  }

  /** Asks for the next page unless one is on its way or there is none. */
  more() {
    if (!this.#told.isAsking && this.#told.hasMore && this.#told.problem === undefined) {
      const cursor = this.#told.rows.length === 0 ? undefined : this.#cursor;
      this.#ask(this.#page(cursor), (answer, at) =>
        cursor ? this.#next(answer, cursor) : this.#begin(answer, at),
      );
    }
  }

  /** These places are in sight; asks for what is missing of them, wherever in the list that is. */
  look(from: number, to: number) {
    this.#sight = { from, to };
    clearTimeout(this.#leap);
    const { rows, first, hasMore, isAsking, problem } = this.#told;
    const end = first + rows.length;
    if (isAsking || problem !== undefined || rows.length === 0) {
      return;
    }
    if (from > end + AHEAD ? hasMore : to < first - AHEAD) {
      // while one drags, only what one stops at is asked for
      const place = Math.max(0, from - PAGE / 2);
      this.#leap = setTimeout(
        () => this.#ask({ limit: PAGE, place }, (answer, at) => this.#begin(answer, at)),
        PAUSE,
      );
    } else if (to >= end - AHEAD && hasMore) {
      this.more();
    } else if (first > 0 && from < first + AHEAD) {
      const place = Math.max(0, first - PAGE);
      this.#ask({ limit: first - place + JOINT, place }, (answer, at) => this.#previous(answer, at));
    }
  }

  /** Goes back to the beginning of the list. */
  restart() {
    this.#sight = undefined;
    this.#ask(this.#page(undefined), (answer, at) => this.#begin(answer, at));
  }

  /** Asks again for what is shown, and shows it until the answer is there. */
  refresh() {
    const from = this.#sight?.from ?? 0;
    const start = this.#starts.findLast(({ place }) => place <= from - AHEAD) ?? this.#starts[0];
    const known = this.#told.first + this.#told.rows.length - (start?.place ?? 0);
    const limit = Math.min(MOST, Math.max(PAGE, known));
    this.#ask(this.#page(start?.cursor, limit), (answer, at) => this.#again(answer, at, start));
  }

  async #ask(more: { readonly [name: string]: Json }, take: (answer: Answer, askedAt: number) => void) {
    const turn = ++this.#turn;
    const askedAt = Date.now();
    clearTimeout(this.#leap);
    this.#tell({ isAsking: true, problem: undefined });
    try {
      const answer = await api.post<Answer>(`/${this.#address}/query`, {
        ...(this.#query.filter ? { filter: this.#query.filter } : {}),
        ...(this.#query.sort?.length ? { sort: this.#query.sort } : {}),
        ...(this.#fields.length > 0 ? { fields: this.#fields } : {}),
        ...more,
      });
      if (turn === this.#turn) {
        take(answer, askedAt);
      }
    } catch (problem) {
      if (turn === this.#turn) {
        this.#tell({ isAsking: false, problem });
      }
    }
  }

  #page(cursor: string | undefined, limit = PAGE) {
    return { limit, ...(cursor === undefined ? { count: 'estimate' } : { cursor }) };
  }

  /** The answer is all that is known. */
  #begin(answer: Answer, askedAt: number) {
    const place = answer.place ?? 0;
    this.#starts = [{ place, cursor: answer.cursor ?? undefined }];
    this.#cursor = answer.nextCursor ?? undefined;
    this.#show(place, answer.items.map(rowOf), answer, askedAt);
  }

  /** The answer goes on where what is known ends; what is far above is let go. */
  #next(answer: Answer, cursor: string) {
    const { first, rows, askedAt } = this.#told;
    const starts = [...this.#starts, { place: first + rows.length, cursor }];
    let shown = joined(rows, answer.items.map(rowOf));
    let top = first;
    while (this.#sight && shown.length > KEPT && starts[1] && starts[1].place < this.#sight.from - MOST) {
      starts.shift();
      shown = shown.slice((starts[0]?.place ?? top) - top);
      top = starts[0]?.place ?? top;
    }
    this.#starts = starts;
    this.#cursor = answer.nextCursor ?? undefined;
    this.#show(top, shown, answer, askedAt);
  }

  /** The answer ends where what is known begins; what is far below is let go. */
  #previous(answer: Answer, askedAt: number) {
    const { first, rows } = this.#told;
    const items = answer.items.map(rowOf);
    const joint = items.findIndex(({ id }) => id === rows[0]?.id);
    if (joint < 0) {
      this.#begin(answer, askedAt);
      return;
    }
    const place = answer.place === 0 ? 0 : Math.max(1, first - joint);
    let shown = joined(items.slice(0, joint), rows);
    const starts = [{ place, cursor: answer.cursor ?? undefined }, ...this.#starts];
    for (let last = starts.at(-1); this.#sight && last; last = starts.at(-1)) {
      if (shown.length <= KEPT || last.place < this.#sight.to + MOST) {
        break;
      }
      shown = shown.slice(0, last.place - place);
      this.#cursor = last.cursor;
      starts.pop();
    }
    this.#starts = starts;
    this.#show(place, shown, answer, this.#told.askedAt);
  }

  /** The answer is what stands there now; what was known behind it stays as long as nothing can have moved into it. */
  #again(answer: Answer, askedAt: number, start: Start | undefined) {
    const items = answer.items.map(rowOf);
    const next = answer.nextCursor ?? undefined;
    const { first, rows } = this.#told;
    const told = new Set(items.map(({ id }) => id));
    const from = Math.max(0, (start?.place ?? 0) - first);
    const at = rows.findIndex(({ id }) => id === items.at(-1)?.id);
    const behind = rows.slice(at + 1);
    // what has left this stretch may have gone to what is behind it, which is then another
    const isSame =
      at >= from &&
      rows.slice(from, at).every(({ id }) => told.has(id)) &&
      !behind.some(({ id }) => told.has(id));
    const rest = next !== undefined && isSame ? behind : [];
    const place = start?.place ?? 0;
    this.#starts = [
      { place, cursor: start?.cursor },
      ...(rest.length > 0 ? [{ place: place + items.length, cursor: next }] : []),
    ];
    this.#cursor = rest.length > 0 ? this.#cursor : next;
    this.#show(place, joined(items, rest), answer, askedAt);
  }

  #show(first: number, rows: readonly Row[], answer: Answer, askedAt: number) {
    const hasMore = this.#cursor !== undefined;
    const end = first + rows.length;
    this.#tell({
      first,
      rows,
      hasMore,
      isAsking: false,
      count: hasMore ? Math.max(answer.count ?? this.#told.count ?? 0, end + 1) : end,
      isEstimate: hasMore && (answer.countIsEstimate ?? this.#told.isEstimate),
      askedAt,
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

/** One stretch behind the other; a record that moved meanwhile stands where it was found first. */
function joined(before: readonly Row[], after: readonly Row[]): readonly Row[] {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...after.filter(({ id }) => !known.has(id))];
}

/** A record as the API gives it, as a row: what it is made of aside, the values. */
export function rowOf({ id, version, etag, ...values }: Item): Row {
  return { id, version, etag, tag: '', values: values as { readonly [field: string]: Json } };
}

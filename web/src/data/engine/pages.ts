import type { Held, Plan } from '../keeper/keeper.ts';
import type { Json } from '../model/schema.ts';
import type { Row } from '../store/rows.ts';
import type { PageRef } from '../wire.ts';
import type { Desk } from './desk.ts';
import { type Line, Refused } from './line.ts';

/** Rows of one object, a list for each of their parts: what is alike stands together, so that it packs well [SYN-21]. */
type Columns = {
  readonly object: string;
  readonly ids: readonly string[];
  readonly versions: readonly number[];
  readonly tags: readonly string[];
  /** By field; null where a row has no value. */
  readonly values: { readonly [field: string]: readonly Json[] };
};

/** What was asked for while the answer before it was written down. */
type Ahead = { readonly pages: string; readonly answer: Promise<string> };

const ahead = new WeakMap<Line, Ahead>();

/** Takes as much of all pages as the server puts on one: over a slow line, asking costs more than rows do. */
export async function takePage(desk: Desk, line: Line, plan: Plan): Promise<void> {
  let text: string;
  try {
    text = await asked(line, plan.pages);
  } catch (failure) {
    if (failure instanceof Refused && failure.status < 429 && !failure.isSession && failure.status !== 403) {
      // A page that is not known any more, after a restore for instance: these objects begin anew.
      const load = [...new Set([...plan.load, ...plan.pages.map((page) => page.object)])];
      await desk.commit({ meta: { plan: { ...plan, load, pages: [] } } });
      return;
    }
    throw failure;
  }
  const lines = text.split('\n').filter((each) => each !== '');
  const { next } = JSON.parse(lines.pop() ?? '') as { next: readonly PageRef[] }; // as the specification says
  if (next.length > 0) {
    askAhead(line, next);
  }
  const put: Held[] = [];
  for (const each of lines) {
    const columns = JSON.parse(each) as Columns; // as the specification says
    for (const row of rowsOf(columns)) {
      put.push(inSet(desk, columns.object, row));
    }
  }
  await desk.commit({ rows: { put }, meta: { plan: { ...plan, pages: next } } });
}

/** A row of the working set, with what is known of its having been opened. */
export function inSet(desk: Desk, object: string, row: Row): Held {
  const opened = desk.store.held(object, row.id)?.opened;
  return { object, row, ...(opened ? { opened } : {}) };
}

async function asked(line: Line, pages: readonly PageRef[]): Promise<string> {
  const known = ahead.get(line);
  ahead.delete(line);
  return known?.pages === nameOf(pages) ? known.answer : ask(line, pages);
}

/** The line is not idle while rows are sealed and written. */
function askAhead(line: Line, pages: readonly PageRef[]) {
  const answer = ask(line, pages);
  // whoever takes it hears of a failure; nobody may be left to take it
  answer.catch(() => undefined);
  ahead.set(line, { pages: nameOf(pages), answer });
}

function ask(line: Line, pages: readonly PageRef[]): Promise<string> {
  return line.rows('/sync/page', { pages: pages.map(({ page }) => page) });
}

function nameOf(pages: readonly PageRef[]): string {
  return JSON.stringify(pages);
}

function* rowsOf({ ids, versions, tags, values }: Columns): Iterable<Row> {
  const fields = Object.entries(values);
  for (const [i, id] of ids.entries()) {
    const version = versions[i] ?? 0;
    const tag = tags[i] ?? '';
    const own: { [field: string]: Json } = {};
    for (const [field, column] of fields) {
      const value = column[i] ?? null;
      if (value !== null) {
        own[field] = value;
      }
    }
    yield { id, version, etag: `"${version}-${tag}"`, tag, values: own };
  }
}

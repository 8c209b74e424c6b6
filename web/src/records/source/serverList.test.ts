import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '~/platform/api.ts';
import { ServerList } from './serverList.ts';

type Body = { readonly limit: number; readonly cursor?: string; readonly place?: number };

let ids: string[];
let list: ServerList;

/** As the server does it: a cursor is the id it stands behind. */
function answer({ limit, cursor, place }: Body) {
  const wanted = place === undefined ? undefined : Math.max(0, Math.min(place, ids.length - limit));
  const from = wanted ?? (cursor === undefined ? 0 : ids.indexOf(cursor) + 1);
  const items = ids.slice(from, from + limit).map((id) => ({ id, version: 1, etag: '' }));
  const next = from + limit < ids.length ? items.at(-1)?.id : null;
  return {
    items,
    nextCursor: next,
    ...(cursor === undefined ? { count: ids.length, countIsEstimate: wanted === undefined } : {}),
    ...(wanted === undefined ? {} : { place: wanted, cursor: ids[wanted - 1] ?? null }),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  ids = Array.from({ length: 5_000 }, (_, i) => `r${i}`);
  vi.spyOn(api, 'post').mockImplementation((_, body) => Promise.resolve(answer(body as Body)) as never);
  list = new ServerList('people', { object: 'person' });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(100);

async function look(from: number) {
  list.look(from, from + 40);
  await settle();
}

/** What is known is what stands there. */
function isTrue() {
  const { first, rows } = list.snapshot();
  expect(rows.map(({ id }) => id)).toEqual(ids.slice(first, first + rows.length));
}

describe('a list of the server', () => {
  beforeEach(async () => {
    list.more();
    await settle();
  });

  it('has the middle after a leap and goes on from there both ways', async () => {
    await look(2_500);
    expect(list.snapshot()).toMatchObject({ first: 2_450, count: 5_000, isEstimate: false, hasMore: true });
    await look(2_530);
    await look(2_440);
    isTrue();
    const { first, rows } = list.snapshot();
    expect([first, first + rows.length]).toEqual([2_350, 2_650]);
  });

  it('asks once for where one stops while one drags', async () => {
    for (let place = 500; place < 4_500; place += 100) {
      list.look(place, place + 40);
    }
    await settle();
    expect(api.post).toHaveBeenCalledTimes(2);
    expect(list.snapshot().first).toBe(4_350);
  });

  it('lets go what is far away, and gets it back', async () => {
    for (let place = 0; place < 4_000; place += 50) {
      await look(place);
    }
    expect(list.snapshot().first).toBeGreaterThan(1_500);
    isTrue();
    for (let place = 4_000; place >= 0; place -= 50) {
      await look(place);
    }
    expect(list.snapshot().first).toBe(0);
    expect(list.snapshot().hasMore).toBe(true);
    isTrue();
  });

  it('ends where the list does', async () => {
    await look(4_990);
    expect(list.snapshot()).toMatchObject({ first: 4_900, count: 5_000, hasMore: false });
    isTrue();
  });

  it('stays where it is when it is asked for again', async () => {
    await look(2_500);
    ids.splice(2_480, 1);
    list.refresh();
    await settle();
    isTrue();
    expect(list.snapshot().first).toBe(2_450);
  });

  it('keeps no row behind what has another order now', async () => {
    // the first of old is the last of the first page now
    ids = [
      ...ids.slice(150, 199),
      ...ids.slice(50, 100),
      'r0',
      ...ids.slice(1, 50),
      ...ids.slice(100, 150),
      'r199',
    ];
    list.refresh();
    await settle();
    await look(0);
    await look(150);
    isTrue();
    expect(list.snapshot()).toMatchObject({ count: 200, hasMore: false });
  });

  it('keeps what lies behind the 500 that are asked for again', async () => {
    for (let i = 0; i < 8; i++) {
      list.more();
      await settle();
    }
    list.refresh();
    await settle();
    expect(list.snapshot().rows).toHaveLength(900);
    isTrue();
    list.more();
    await settle();
    isTrue();
  });
});

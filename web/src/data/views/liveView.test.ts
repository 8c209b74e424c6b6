import { describe, expect, test } from 'vitest';
import { ask, type Query } from '../filter/query.ts';
import { ASKER, MODEL, NORA } from '../model/fixture.ts';
import type { Json } from '../model/schema.ts';
import { PlainRows } from '../store/plainRows.ts';
import type { Row } from '../store/rows.ts';
import { Views } from './views.ts';

const QUERIES: readonly Query[] = [
  { object: 'person', sort: ['name'] },
  {
    object: 'person',
    filter: { field: 'birthday', op: 'ge', value: '1990-01-01' },
    sort: ['-birthday', 'name'],
  },
  {
    object: 'person',
    filter: { field: 'company.parent.rating', op: 'gt', value: 1 },
    sort: ['company.name'],
  },
  {
    object: 'person',
    filter: { not: { field: 'company.parent', value: null } },
    sort: ['-company.parent.name', 'id'],
  },
  {
    object: 'company',
    filter: { field: 'people', op: 'some', value: { field: 'birthday', op: 'lt', value: '1995-01-01' } },
    sort: ['-name'],
  },
  {
    object: 'company',
    filter: {
      field: 'parent.daughters',
      op: 'every',
      value: { field: 'people', op: 'some', value: { field: 'company.parent.rating', op: 'le', value: 3 } },
    },
    sort: ['rating', '-name'],
  },
  { object: 'company', filter: { field: 'daughters', op: 'none', value: { field: 'people', op: 'some' } } },
].map((query) => ({ ...query, sort: query.sort?.filter((key) => key !== 'id') ?? ['id'] }));

/** The same numbers from the same seed (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function values(object: string, pick: (below: number) => number): { [field: string]: Json } {
  const made: { [field: string]: Json } = {
    createdAt: '2026-01-01T00:00:00Z',
    name: `${'abcÀé🙂'[pick(6)]}${pick(4)}`,
  };
  const some = (name: string, value: Json) => {
    if (pick(4) > 0) {
      made[name] = value;
    }
  };
  if (object === 'company') {
    some('rating', 1 + pick(5));
    some('parent', `company${pick(12)}`);
  } else {
    some('company', `company${pick(12)}`);
    some('birthday', `19${85 + pick(15)}-01-01`);
  }
  return made;
}

function row(id: string, made: { [field: string]: Json }): Row {
  return { id, version: 1, etag: '1', tag: '0', values: made };
}

test.each([1, 2, 3, 4, 5, 6])('shows the same as if asked anew after any changes, seed %i', (seed) => {
  const pick = random(seed);
  const rows = new PlainRows();
  const views = new Views(MODEL, rows, ASKER);
  const open = QUERIES.map((query) => views.open(query));
  for (let step = 0; step < 150; step++) {
    const object = pick(2) === 0 ? 'company' : 'person';
    const ids = Array.from({ length: step % 10 === 0 ? 60 : 1 + pick(3) }, () => `${object}${pick(60)}`);
    const distinct = [...new Set(ids)];
    if (pick(4) === 0) {
      rows.remove(object, ...distinct);
    } else {
      rows.put(object, ...distinct.map((id) => row(id, values(object, pick))));
    }
    for (const view of open) {
      const anew = ask(view.query, MODEL, rows, ASKER);
      expect(view.slice(), `step ${step} ${JSON.stringify(view.query)}`).toEqual(anew);
      expect(view.count).toBe(anew.length);
      expect(anew.every((id, place) => view.indexOf(id) === place)).toBe(true);
    }
  }
});

describe('a list of many', () => {
  const rows = new PlainRows();
  rows.put(
    'person',
    ...Array.from({ length: 20_000 }, (_, i) =>
      row(`p${i}`, { name: `n${(i * 7919) % 20_000}`, company: `c${i % 500}` }),
    ),
  );
  rows.put(
    'company',
    ...Array.from({ length: 500 }, (_, i) => row(`c${i}`, { name: `c${i}`, rating: 1 + (i % 5) })),
  );
  const views = new Views(MODEL, rows, ASKER);
  const view = views.open({
    object: 'person',
    filter: { field: 'company.rating', op: 'ge', value: 2 },
    sort: ['company.name', 'name'],
  });

  function looksAt(change: () => void): number {
    let count = 0;
    const get = rows.get.bind(rows);
    rows.get = (object, id) => {
      count++;
      return get(object, id);
    };
    change();
    rows.get = get;
    return count;
  }

  test('looks only at what a change touches', () => {
    expect(looksAt(() => rows.set('person', 'p7', { name: 'new', company: 'c9' }))).toBeLessThan(10);
    expect(looksAt(() => rows.set('company', 'c9', { name: 'aaa', rating: 5 }))).toBeLessThan(250);
    expect(view.slice(0, 1)[0]).toBe(ask(view.query, MODEL, rows, ASKER)[0]);
  });

  test('keeps a part of it the same object until it changes', () => {
    const window = view.window(0, 3);
    let told = 0;
    const end = window.subscribe(() => told++);
    const first = window.snapshot();
    expect(window.snapshot()).toBe(first);
    const last = view.slice(view.count - 1)[0] ?? '';
    rows.set('person', last, { ...rows.get('person', last)?.values, birthday: '2000-01-01' });
    expect(told).toBe(1);
    expect(window.snapshot()).toBe(first);
    const shown = first.rows[0]?.id ?? '';
    rows.set('person', shown, { ...rows.get('person', shown)?.values, birthday: '2000-01-01' });
    expect(window.snapshot()).not.toBe(first);
    expect(window.snapshot().rows[0]?.values.birthday).toBe('2000-01-01');
    end();
    rows.remove('person', shown);
    expect(told).toBe(2);
    expect(window.snapshot().count).toBe(first.count - 1);
  });

  test('is kept once for all who look at it, until the last has closed it', () => {
    expect(views.open(view.query)).toBe(view);
    views.close(view);
    const before = view.count;
    rows.remove('person', view.slice(0, 1)[0] ?? '');
    expect(view.count).toBe(before - 1);
    views.close(view);
    rows.remove('person', view.slice(0, 1)[0] ?? '');
    expect(view.count).toBe(before - 1);
  });
});

test('is asked anew when time has gone by, where time counts', () => {
  const rows = new PlainRows();
  const views = new Views(MODEL, rows, ASKER);
  rows.set('deal', 'a', { createdAt: '2026-10-01T00:00:00Z', closesOn: '2026-10-25', owner: NORA });
  const late = views.open({ object: 'deal', filter: { field: 'isLate', value: true } });
  const due = views.open({ object: 'deal', filter: { field: 'closesOn', value: { relative: 'today' } } });
  const mine = views.open({ object: 'deal', filter: { field: 'owner', value: '@me' } });
  expect([late.count, due.count, mine.count]).toEqual([0, 1, 1]);
  views.tick(ASKER.now + 86_400_000_000n);
  expect([late.count, due.count, mine.count]).toEqual([1, 0, 1]);
  expect([late.isTimeBound, due.isTimeBound, mine.isTimeBound]).toEqual([true, true, false]);
});

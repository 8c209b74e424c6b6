// @vitest-environment happy-dom
import { act, createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MODEL, SCHEMA } from '../model/fixture.ts';
import { Model } from '../model/model.ts';
import type { Json } from '../model/schema.ts';
import { PlainRows } from '../store/plainRows.ts';
import { GratoProvider, hooksOf } from './hooks.ts';
import type { Workspace } from './workspace.ts';

type Records = {
  person: { readonly name?: string; readonly company?: string };
  company: { readonly name?: string; readonly rating?: number };
  deal: { readonly name?: string };
};
type Conflict = { readonly id: string };

/** A workspace with nothing behind it. */
class FakeWorkspace implements Workspace<string, Conflict> {
  readonly rows = new PlainRows();
  readonly opened: string[] = [];
  readonly written: Json[] = [];
  readonly #listeners = new Set<() => void>();
  model: Model | undefined = MODEL;
  connection = 'online';
  held: Conflict[] = [];
  readonly coming = new Set<string>();
  readonly edits = {
    update: async (...call: Json[]) => `${this.written.push(call)}`,
    create: async () => 'new',
    remove: async () => 'gone',
    restore: async () => 'back',
    command: async () => 'done',
  };

  get conflicts(): readonly Conflict[] {
    return [...this.held];
  }

  isComing(object: string): boolean {
    return this.coming.has(object);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async open(_object: string, id: string) {
    this.opened.push(id);
    return undefined;
  }

  tell() {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

const { useRecord, useView, useConnection, useConflicts, useEdit } = hooksOf<Records, FakeWorkspace>();

let workspace: FakeWorkspace;
let element: HTMLElement;
let draws: number;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  workspace = new FakeWorkspace();
  element = document.createElement('div');
  draws = 0;
});

afterEach(() => vi.unstubAllGlobals());

/** Draws what a component says, twice as in development. */
function draw(say: () => string): () => void {
  const Shown = () => {
    draws++;
    return say();
  };
  const root = createRoot(element);
  act(() =>
    root.render(
      createElement(StrictMode, null, createElement(GratoProvider, { workspace }, createElement(Shown))),
    ),
  );
  return () => act(() => root.unmount());
}

test('shows a record as it changes, and sees to it that it comes', () => {
  const end = draw(() => useRecord('person', 'p1')?.values.name ?? 'nobody');
  expect(element.textContent).toBe('nobody');
  expect(workspace.opened).toContain('p1');
  act(() => workspace.rows.set('person', 'p1', { name: 'Ada' }));
  expect(element.textContent).toBe('Ada');
  const before = draws;
  act(() => workspace.rows.set('person', 'p2', { name: 'Bea' }));
  expect(draws).toBe(before);
  end();
});

test('shows a list in its order as records change', () => {
  const end = draw(() => {
    const list = useView({
      object: 'person',
      filter: { field: 'company.rating', op: 'ge', value: 3 },
      sort: ['name'],
    });
    return `${list.count}: ${list.rows.map((row) => row.values.name).join(' ')}${list.isComplete ? '' : ' …'}`;
  });
  act(() => {
    workspace.rows.set('company', 'c', { rating: 2 });
    workspace.rows.set('person', 'p1', { name: 'Zoe', company: 'c' });
    workspace.rows.set('person', 'p2', { name: 'ada', company: 'c' });
  });
  expect(element.textContent).toBe('0: ');
  act(() => workspace.rows.set('company', 'c', { rating: 4 }));
  expect(element.textContent).toBe('2: ada Zoe');
  act(() => workspace.rows.set('person', 'p1', { name: 'Abe', company: 'c' }));
  expect(element.textContent).toBe('2: Abe ada');
  end();
});

test('draws nothing anew when what is shown stays the same', () => {
  workspace.rows.set('person', 'p1', { name: 'a' });
  workspace.rows.set('person', 'p2', { name: 'b' });
  const end = draw(() => useView({ object: 'person', sort: ['name'] }, 0, 1).rows[0]?.id ?? '');
  const before = draws;
  act(() => workspace.rows.set('person', 'p2', { name: 'c' }));
  expect(draws).toBe(before);
  end();
});

test('says where the server knows more, and what is wrong', () => {
  const end = draw(() => {
    const some = useView({ object: 'deal' });
    const wrong = useView({ object: 'person', filter: { field: 'shoe' } });
    return `${some.isComplete} ${wrong.fault?.code} ${wrong.rows.length}`;
  });
  expect(element.textContent).toBe('false unknownField 0');
  end();
});

test('takes what has come so far for a part until all has come', () => {
  workspace.coming.add('person');
  workspace.rows.set('person', 'p1', { name: 'a' });
  const end = draw(() => String(useView({ object: 'person' }).isComplete));
  expect(element.textContent).toBe('false');
  workspace.coming.delete('person');
  act(() => workspace.tell());
  expect(element.textContent).toBe('true');
  end();
});

test('follows the model when it comes and when it changes', () => {
  workspace.model = undefined;
  workspace.rows.set('person', 'p1', { name: 'a', shoe: 1 });
  const end = draw(() => {
    const list = useView({ object: 'person', filter: { field: 'shoe', value: 1 }, sort: ['name'] });
    return `${list.isLoading} ${list.fault?.code ?? 'fine'} ${list.count}`;
  });
  expect(element.textContent).toBe('true fine 0');
  workspace.model = MODEL;
  act(() => workspace.tell());
  expect(element.textContent).toBe('false unknownField 0');
  const objects = SCHEMA.objects.map((object) => ({
    ...object,
    fields: [
      ...object.fields,
      {
        name: 'shoe',
        type: 'number',
        rule: 'last',
        isRequired: false,
        isReadOnly: false,
        isUnique: false,
      } as const,
    ],
  }));
  workspace.model = new Model({ ...SCHEMA, objects });
  act(() => workspace.tell());
  expect(element.textContent).toBe('false fine 1');
  act(() => workspace.rows.set('person', 'p2', { name: 'b', shoe: 1 }));
  expect(element.textContent).toBe('false fine 2');
  end();
});

test('tells of the connection and of conflicts', () => {
  const end = draw(() => `${useConnection()} ${useConflicts().length}`);
  expect(element.textContent).toBe('online 0');
  workspace.connection = 'offline';
  workspace.held = [{ id: '1' }];
  act(() => workspace.tell());
  expect(element.textContent).toBe('offline 1');
  end();
});

test('makes edits of the types of the model', async () => {
  let edit: ReturnType<typeof useEdit> | undefined;
  const end = draw(() => {
    edit = useEdit();
    return '';
  });
  await edit?.update('company', 'c', { rating: null, name: 'X' });
  expect(workspace.written).toEqual([['company', 'c', { rating: null, name: 'X' }]]);
  // @ts-expect-error: a rating is a number
  await edit?.update('company', 'c', { rating: 'high' });
  end();
});

test('keeps no list that nobody looks at', () => {
  vi.useFakeTimers();
  const end = draw(() => `${useView({ object: 'person' }).count}`);
  end();
  vi.runAllTimers();
  let looked = 0;
  const get = workspace.rows.get.bind(workspace.rows);
  workspace.rows.get = (object, id) => {
    looked++;
    return get(object, id);
  };
  workspace.rows.put('person', { id: 'p', version: 1, etag: '', tag: '', values: {} });
  expect(looked).toBe(1);
  vi.useRealTimers();
});

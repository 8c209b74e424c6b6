import { useNavigate, useSearch } from '@tanstack/react-router';
import { OPERATORS } from '~/data/filter/comparison.ts';
import { partsOf } from '~/data/filter/parts.ts';
import type { Query } from '~/data/filter/query.ts';
import type { FieldJson, Json, ObjectJson, ViewJson } from '~/data/model/schema.ts';
import { useStored } from '~/platform/stored.ts';
import { useIsOn } from '../features.ts';
import { type BuiltIn, builtInViews } from '../views/builtIn.ts';
import { useModel } from '../workspace.tsx';
import { type Arrangement, arrangements } from './arrangement.ts';
import { columnsNamed, firstColumns, firstSort } from './columns.ts';
import { type ListAddress, type Look, readAddress, writeAddress } from './listAddress.ts';

/** What a view says, saved or built in. */
export type View = ViewJson | BuiltIn;

export type AddressChange = { [K in keyof ListAddress]?: ListAddress[K] | undefined };

/** How a list stands: its address over its view over what the object has. */
export type ListSetting = {
  readonly object: ObjectJson;
  readonly address: ListAddress;
  readonly view: View | undefined;
  readonly filter: Json | null;
  readonly sort: readonly string[];
  readonly columns: readonly FieldJson[];
  readonly widths: { readonly [field: string]: number };
  readonly group: string | undefined;
  readonly look: Look;
  readonly by: string | undefined;
  /** What is asked for: the filter and what was typed into the list's search. */
  readonly query: Query;
  /** What is asked of the server for each record. */
  readonly fields: readonly string[];
  /** Whether something differs from the view. */
  readonly isChanged: boolean;
  /** Goes to a changed address; `replace` where going back should not stop here. */
  change(change: AddressChange, options?: { readonly replace?: boolean }): void;
};

/** Reads how a list stands, and changes it by changing the address. */
export function useList(object: ObjectJson): ListSetting {
  const search: { readonly [name: string]: unknown } = useSearch({ strict: false });
  const navigate = useNavigate();
  const kept = useStored(arrangements)[object.name] ?? {};
  const saved = useModel()?.schema.views ?? [];
  const address = readAddress(search);
  const isOn = useIsOn();
  const views: readonly View[] = [
    ...builtInViews(object),
    ...saved.filter((each) => each.object === object.name),
  ];
  const view = views.find(({ id }) => id === (address.view ?? kept.view ?? FIRST_VIEWS[object.name]));
  const setting = settingOf(object, address, view, kept);
  const isThere = setting.look === 'table' || isOn(setting.look === 'board' ? 'boards' : 'calendars');
  return {
    ...setting,
    look: isThere ? setting.look : 'table',
    change(change, { replace = false } = {}) {
      navigate({
        to: '.',
        search: (before: { readonly [name: string]: unknown }) => writeAddress(before, change),
        replace,
        resetScroll: false,
      });
    },
  };
}

/** What one wants of a list before one has chosen: of tasks those that are still to be done. */
const FIRST_VIEWS: { readonly [object: string]: string } = { task: 'open' };

const isLook = (kind: string): kind is Look => kind === 'table' || kind === 'board' || kind === 'calendar';

/** How a list stands, of an address, a view and what one has arranged. */
export function settingOf(
  object: ObjectJson,
  address: ListAddress,
  view: View | undefined,
  kept: Arrangement,
): Omit<ListSetting, 'change'> {
  const filter = clean(address.filter ?? view?.filter ?? null);
  const sort = address.sort ?? (view?.sort.length ? view.sort : firstSort(object));
  const names =
    address.columns ?? (view?.columns.length ? view.columns : (kept.columns ?? firstColumns(object)));
  const group = address.group ?? view?.groupBy ?? undefined;
  const look = address.as ?? (view && isLook(view.kind) ? view.kind : undefined) ?? firstLook(object);
  const widths = { ...kept.widths, ...(view?.settings.widths as { [field: string]: number } | undefined) }; // as we wrote it
  const by = address.by ?? (typeof view?.settings.by === 'string' ? view.settings.by : undefined);
  const quick = address.q ? quickFilter(object, address.q) : undefined;
  const asked = quick ? (filter ? { and: [filter, quick] } : quick) : filter;
  const { filter: f, sort: s, columns: c, group: g, as, by: b } = address;
  return {
    object,
    address,
    view,
    filter,
    sort,
    columns: columnsNamed(object, names),
    widths,
    group: group === '' ? undefined : group,
    look,
    by,
    fields: columnsNamed(object, names)
      .map(({ name }) => name)
      .filter((name) => object.fields.some((field) => field.name === name)),
    query: { object: object.name, ...(asked ? { filter: asked } : {}), sort },
    isChanged: [f, s, c, g, as, b].some((each) => each !== undefined),
  };
}

/** An empty group stands for no filter; in an address it hides that of the view. */
function clean(filter: Json): Json {
  const parts = filter && typeof filter === 'object' && 'and' in filter ? filter.and : undefined;
  return Array.isArray(parts) && parts.length === 0 ? null : filter;
}

function firstLook(object: ObjectJson): Look {
  return object.name === 'event' ? 'calendar' : 'table';
}

/** What the list's own search looks at: the title, and the number where there is one. */
export function quickFilter(object: ObjectJson, text: string): Json | undefined {
  const fields = object.fields.filter(
    (field) => (field.name === object.title || field.type === 'autoNumber') && canContain(field),
  );
  const asked = fields.map(({ name }) => ({ field: name, op: 'contains', value: text }));
  return asked.length > 1 ? { or: asked } : asked[0];
}

function canContain(field: FieldJson): boolean {
  const comparison = partsOf(field)?.main.comparison;
  return comparison !== undefined && OPERATORS[comparison].includes('contains');
}

import type { Json, ObjectJson } from '~/data/model/schema.ts';

/** Views that every list has; their names are texts of the app. */
export type BuiltInName = 'mine' | 'open' | 'myOpen' | 'today';

export type BuiltIn = {
  readonly id: BuiltInName;
  readonly name: BuiltInName;
  readonly isBuiltIn: true;
  readonly kind: 'table';
  readonly filter: Json;
  readonly sort: readonly string[];
  readonly columns: readonly string[];
  readonly groupBy: null;
  readonly settings: { readonly [name: string]: Json };
};

const MINE: Json = { field: 'owner', op: 'eq', value: '@me' };
const OPEN: { readonly [object: string]: Json } = {
  task: { field: 'status', op: 'eq', value: 'open' },
  deal: { field: 'stage.kind', op: 'eq', value: 'open' },
  case: { field: 'status', op: 'in', value: ['new', 'open', 'waiting'] },
};

function view(id: BuiltInName, ...parts: Json[]): BuiltIn {
  const filter = parts.length === 1 && parts[0] !== undefined ? parts[0] : { and: parts };
  return {
    id,
    name: id,
    isBuiltIn: true,
    kind: 'table',
    filter,
    sort: [],
    columns: [],
    groupBy: null,
    settings: {},
  };
}

/** The views an object has without anybody having made them. */
export function builtInViews(object: ObjectJson): readonly BuiltIn[] {
  const open = OPEN[object.name];
  const isOwned = object.isOwned && object.fields.some(({ name }) => name === 'owner');
  return [
    ...(isOwned ? [view('mine', MINE)] : []),
    ...(open ? [view('open', open)] : []),
    ...(open && isOwned ? [view('myOpen', MINE, open)] : []),
    ...(object.name === 'event' && isOwned
      ? [
          view('today', MINE, {
            field: 'startsAt',
            op: 'between',
            value: [{ relative: 'startOfDay' }, { relative: 'endOfDay' }],
          }),
        ]
      : []),
  ];
}

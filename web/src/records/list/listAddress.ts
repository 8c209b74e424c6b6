import type { Json } from '~/data/model/schema.ts';

/** How a list can be looked at. */
export const LOOKS = ['table', 'board', 'calendar'] as const;
export type Look = (typeof LOOKS)[number];

export const SPANS = ['month', 'week', 'agenda'] as const;
export type Span = (typeof SPANS)[number];

/** Everything about a list that is in its address; what is absent is as the view, else as the object has it. */
export type ListAddress = {
  readonly view?: string;
  readonly filter?: Json;
  /** What was typed into the list's own search. */
  readonly q?: string;
  readonly sort?: readonly string[];
  readonly columns?: readonly string[];
  readonly group?: string;
  readonly as?: Look;
  /** The field that makes the columns of a board or the days of a calendar. */
  readonly by?: string;
  readonly span?: Span;
  /** The day a calendar shows. */
  readonly on?: string;
  readonly peek?: string;
  /** The pipeline a board of stages shows. */
  readonly pipeline?: string;
  /** What is picked: ids, or `all` that the filter means; nothing where they are too many for an address. */
  readonly picked?: readonly string[];
};

type Search = { readonly [name: string]: unknown };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const names = (value: unknown) =>
  typeof value === 'string' ? value.split(',').filter((name) => name !== '') : undefined;
const oneOf = <T extends string>(known: readonly T[], value: unknown) => known.find((each) => each === value);

/** Reads what stands in the address; anything may stand there. */
export function readAddress(search: Search): ListAddress {
  const found = {
    view: text(search.view),
    filter: isObject(search.filter) ? (search.filter as Json) : undefined, // comes from JSON
    q: search.q === undefined || typeof search.q === 'object' ? undefined : String(search.q),
    sort: names(search.sort),
    columns: names(search.columns),
    group: typeof search.group === 'string' ? search.group : undefined,
    as: oneOf(LOOKS, search.as),
    by: text(search.by),
    span: oneOf(SPANS, search.span),
    on: /^\d{4}-\d\d-\d\d$/.test(String(search.on)) ? String(search.on) : undefined,
    peek: text(search.peek),
    pipeline: text(search.pipeline),
    picked: names(search.picked),
  };
  // only what is there: what is absent is somebody else's to say
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Lays a change over what stands in the address; undefined takes a word out of it. */
export function writeAddress(
  search: Search,
  change: { [K in keyof ListAddress]?: ListAddress[K] | undefined },
) {
  const written: { [name: string]: unknown } = { ...search };
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) {
      delete written[name];
    } else {
      written[name] = Array.isArray(value) ? value.join(',') : value;
    }
  }
  return written;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

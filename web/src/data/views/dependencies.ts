import type { Filter, Step } from '../filter/filter.ts';
import type { Sorting } from '../filter/sorting.ts';
import type { RowChange, Rows } from '../store/rows.ts';

/** A step from a record to another one: to what its relation names, or to one that names it. */
type Hop = {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly isInverse: boolean;
};

type Route = readonly Hop[];

/** Which records of a view depend on other records, and how they are found. */
export class Dependencies {
  readonly #object: string;
  readonly #routes = new Map<string, Map<string, Route>>();

  constructor(object: string, filter: Filter, sorting: Sorting) {
    this.#object = object;
    this.#filter(filter, []);
    for (const { path } of sorting.keys) {
      this.#steps(path.steps, []);
    }
  }

  /** The ids of the view's records that these changes may bring in, move or take out. */
  touched(changes: readonly RowChange[], rows: Rows): Set<string> {
    const ids = new Set<string>();
    for (const change of changes) {
      if (change.object === this.#object) {
        ids.add(change.id);
      }
      for (const route of this.#routes.get(change.object)?.values() ?? []) {
        for (const id of origins(route, change, rows)) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  #filter(filter: Filter, before: Route): void {
    switch (filter.kind) {
      case 'and':
      case 'or':
        for (const part of filter.parts) {
          this.#filter(part, before);
        }
        break;
      case 'not':
        this.#filter(filter.negated, before);
        break;
      case 'compare':
        this.#steps(filter.path.steps, before);
        break;
      case 'many': {
        const parent = this.#steps(filter.parents, before);
        const { object, field } = filter.children;
        const children = [
          ...parent,
          { from: field.target ?? '', to: object.name, relation: field.name, isInverse: true },
        ];
        this.#add(children);
        this.#filter(filter.condition, children);
      }
    }
  }

  #steps(steps: readonly Step[], before: Route): Route {
    let route = before;
    for (const { from, relation, to } of steps) {
      route = [...route, { from: from.name, to: to.name, relation: relation.name, isInverse: false }];
      this.#add(route);
    }
    return route;
  }

  #add(route: Route): void {
    const end = route.at(-1)?.to ?? '';
    const known = this.#routes.get(end) ?? new Map<string, Route>();
    known.set(route.map((hop) => `${hop.from}.${hop.relation}.${hop.isInverse}`).join('/'), route);
    this.#routes.set(end, known);
  }
}

/** The records at the beginning of a route that has the changed one at its end. */
function origins(route: Route, change: RowChange, rows: Rows): Iterable<string> {
  let ids: Iterable<string> = [change.id];
  for (const [i, hop] of [...route].reverse().entries()) {
    const next = new Set<string>();
    for (const id of ids) {
      for (const found of back(hop, id, i === 0 ? change : undefined, rows)) {
        next.add(found);
      }
    }
    ids = next;
  }
  return ids;
}

function back(hop: Hop, id: string, change: RowChange | undefined, rows: Rows): Iterable<string> {
  if (!hop.isInverse) {
    return rows.inverse(hop.from, hop.relation, id);
  }
  const states = change ? [change.before, change.after] : [rows.get(hop.to, id)];
  return states
    .map((row) => row?.values[hop.relation])
    .filter((parent): parent is string => typeof parent === 'string');
}

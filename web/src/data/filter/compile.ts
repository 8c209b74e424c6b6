import type { Moment } from '../formula/calendar.ts';
import type { Model } from '../model/model.ts';
import type { Row, Rows } from '../store/rows.ts';
import type { Comparison, Operator } from './comparison.ts';
import { fieldValue } from './computed.ts';
import type { Filter, Path, Step } from './filter.ts';
import type { Cell } from './parts.ts';

/** What filters and orders are asked of: the records in memory, at a moment. */
export type Source = { readonly model: Model; readonly rows: Rows; readonly now: Moment };

export type Predicate = (row: Row) => boolean;

type Operand = Exclude<Cell, null>;

/** Reads the cell at the end of a path; null where a relation leads to nothing in memory. */
export function reader(path: Path, source: Source): (row: Row) => Cell {
  const last = ownCell(path, source);
  if (path.steps.length === 0) {
    return last;
  }
  const follow = follower(path.steps, source.rows);
  return (row) => {
    const end = follow(row);
    return end ? last(end) : null;
  };
}

function ownCell(path: Path, { model, now }: Source): (row: Row) => Cell {
  if (path.field.name === 'id') {
    return (row) => row.id;
  }
  const value = fieldValue(model, path.object.name, path.field);
  const { cell } = path.part;
  return (row) => {
    const json = value(row.values, now);
    return json === null ? null : cell(json);
  };
}

function follower(steps: readonly Step[], rows: Rows): (row: Row) => Row | undefined {
  return (row) => {
    let here: Row | undefined = row;
    for (const { relation, to } of steps) {
      const id: unknown = here.values[relation.name];
      here = typeof id === 'string' ? rows.get(to.name, id) : undefined;
      if (!here) {
        return undefined;
      }
    }
    return here;
  };
}

/**
 * Makes a filter into a test of one row. Two-valued: a comparison with what is missing is false, `ne`, `notIn` and
 * `hasNone` of it are true.
 */
export function predicate(filter: Filter, source: Source): Predicate {
  switch (filter.kind) {
    case 'and': {
      const parts = filter.parts.map((part) => predicate(part, source));
      return (row) => parts.every((part) => part(row));
    }
    case 'or': {
      const parts = filter.parts.map((part) => predicate(part, source));
      return (row) => parts.some((part) => part(row));
    }
    case 'not': {
      const negated = predicate(filter.negated, source);
      return (row) => !negated(row);
    }
    case 'compare': {
      const cell = reader(filter.path, source);
      const test = comparison(filter.path.part.comparison, filter.operator, filter.operands);
      return (row) => test(cell(row));
    }
    case 'many':
      return many(filter, source);
  }
}

function many(filter: Filter & { kind: 'many' }, source: Source): Predicate {
  const { children, quantifier } = filter;
  const follow = follower(filter.parents, source.rows);
  const condition = predicate(filter.condition, source);
  return (row) => {
    const parent = follow(row);
    for (const id of parent
      ? source.rows.inverse(children.object.name, children.field.name, parent.id)
      : []) {
      const child = source.rows.get(children.object.name, id);
      if (child && condition(child) !== (quantifier === 'every')) {
        return quantifier === 'some';
      }
    }
    return quantifier !== 'some';
  };
}

function comparison(
  family: Comparison,
  operator: Operator,
  operands: readonly Operand[],
): (cell: Cell) => boolean {
  if (operator === 'isEmpty') {
    return (cell) => cell === null;
  }
  if (operator === 'isNotEmpty') {
    return (cell) => cell !== null;
  }
  const isTrueOfNothing = operator === 'ne' || operator === 'notIn' || operator === 'hasNone';
  const test = family === 'list' ? ofList(operator, operands) : ofOne(operator, operands);
  return (cell) => (cell === null ? isTrueOfNothing : test(cell));
}

function ofList(operator: Operator, operands: readonly Operand[]): (cell: Operand) => boolean {
  const has = (cell: Operand) => (operand: Operand) =>
    (cell as readonly string[]).includes(operand as string);
  switch (operator) {
    case 'hasAny':
      return (cell) => operands.some(has(cell));
    case 'hasNone':
      return (cell) => !operands.some(has(cell));
    default:
      return (cell) => operands.every(has(cell));
  }
}

function ofOne(operator: Operator, operands: readonly Operand[]): (cell: Operand) => boolean {
  const [first = '', second = ''] = operands;
  switch (operator) {
    case 'eq':
      return (cell) => cell === first;
    case 'ne':
      return (cell) => cell !== first;
    case 'lt':
      return (cell) => cell < first;
    case 'le':
      return (cell) => cell <= first;
    case 'gt':
      return (cell) => cell > first;
    case 'ge':
      return (cell) => cell >= first;
    case 'between':
      return (cell) => cell >= first && cell <= second;
    case 'in':
    case 'notIn': {
      const wanted = new Set(operands);
      return (cell) => wanted.has(cell) === (operator === 'in');
    }
    case 'contains':
      return (cell) => (cell as string).includes(first as string);
    case 'startsWith':
      return (cell) => (cell as string).startsWith(first as string);
    default:
      throw new Error(`${operator} on one value`);
  }
}

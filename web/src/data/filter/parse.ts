import type { Model } from '../model/model.ts';
import type { FieldJson, Json, ObjectJson } from '../model/schema.ts';
import { isOperator, isQuantifier, OPERATORS, type Operator, type Quantifier } from './comparison.ts';
import { FilterFault } from './fault.ts';
import type { Asker, Filter, Path, Step } from './filter.ts';
import { operand } from './operands.ts';
import { type Part, partsOf } from './parts.ts';

const MAX_DEPTH = 10;
const MAX_CONDITIONS = 200;
const MAX_OPERANDS = 1_000;
const MAX_STEPS = 3;
const MAX_QUANTIFIERS = 3;

type Node = { readonly [key: string]: Json };

const SYSTEM_FIELDS: Record<string, FieldJson> = Object.fromEntries(
  (['id', 'createdAt', 'updatedAt'] as const).map((name) => [
    name,
    {
      name,
      type: name === 'id' ? 'relation' : 'dateTime',
      rule: 'none',
      isRequired: true,
      isReadOnly: true,
      isUnique: name === 'id',
    },
  ]),
);

/** Reads filters and orders for one caller, in the server's way: the first thing wrong is refused with its place. */
export class Parser {
  readonly #model: Model;
  readonly #asker: Asker;
  #conditions = 0;

  constructor(model: Model, asker: Asker) {
    this.#model = model;
    this.#asker = asker;
  }

  /**
   * The filter written as JSON; null stands for everything.
   *
   * @throws FilterFault
   */
  parse(object: ObjectJson, json: Json | undefined): Filter {
    this.#conditions = 0;
    return json === null || json === undefined
      ? { kind: 'and', parts: [] }
      : this.#filter(object, json, 'filter', 1, 0);
  }

  #filter(
    object: ObjectJson,
    json: Json | undefined,
    at: string,
    depth: number,
    quantifiers: number,
  ): Filter {
    if (depth > MAX_DEPTH) {
      throw new FilterFault(at, 'filterTooDeep', { max: MAX_DEPTH });
    }
    const node = asNode(json);
    if (node === null) {
      throw new FilterFault(at, 'wrongType', { expected: 'object' });
    }
    for (const kind of ['and', 'or'] as const) {
      if (Object.hasOwn(node, kind)) {
        only(node, kind, at);
        return { kind, parts: this.#list(object, node[kind], `${at}.${kind}`, depth, quantifiers) };
      }
    }
    if (Object.hasOwn(node, 'not')) {
      only(node, 'not', at);
      return { kind: 'not', negated: this.#filter(object, node.not, `${at}.not`, depth + 1, quantifiers) };
    }
    return this.#condition(object, node, at, depth, quantifiers);
  }

  #list(
    object: ObjectJson,
    items: Json | undefined,
    at: string,
    depth: number,
    quantifiers: number,
  ): Filter[] {
    if (!Array.isArray(items)) {
      throw new FilterFault(at, 'wrongType', { expected: 'list' });
    }
    return items.map((item, i) => this.#filter(object, item, `${at}[${i}]`, depth + 1, quantifiers));
  }

  #condition(object: ObjectJson, node: Node, at: string, depth: number, quantifiers: number): Filter {
    for (const key of Object.keys(node)) {
      if (key !== 'field' && key !== 'op' && key !== 'value') {
        throw new FilterFault(`${at}.${key}`, 'unknownKey', { keys: 'and, or, not, field, op, value' });
      }
    }
    if (++this.#conditions > MAX_CONDITIONS) {
      throw new FilterFault(at, 'tooManyConditions', { max: MAX_CONDITIONS });
    }
    const name = node.field;
    if (typeof name !== 'string' || name.length > 200) {
      throw new FilterFault(`${at}.field`, 'wrongType', { expected: 'text' });
    }
    const op = Object.hasOwn(node, 'op') ? node.op : 'eq';
    if (!isOperator(op)) {
      throw new FilterFault(`${at}.op`, 'unknownOperator', { op: String(op) });
    }
    return isQuantifier(op)
      ? this.#many(object, name, op, node.value, at, depth, quantifiers)
      : this.#compare(object, name, op, node.value, at);
  }

  #many(
    object: ObjectJson,
    name: string,
    quantifier: Quantifier,
    value: Json | undefined,
    at: string,
    depth: number,
    quantifiers: number,
  ): Filter {
    if (quantifiers >= MAX_QUANTIFIERS) {
      throw new FilterFault(at, 'tooManyQuantifiers', { max: MAX_QUANTIFIERS });
    }
    const segments = name.split('.');
    const last = segments.pop() ?? '';
    const parents: Step[] = [];
    let here = object;
    for (const segment of segments) {
      const step = this.#step(here, segment, name, at);
      parents.push(step);
      here = step.to;
    }
    const children = this.#model.inversesOf(here.name).find((inverse) => inverse.name === last);
    if (!children) {
      throw new FilterFault(`${at}.field`, 'unknownField', { field: name });
    }
    const condition: Filter =
      value === null || value === undefined
        ? { kind: 'and', parts: [] }
        : this.#filter(children.object, value, `${at}.value`, depth + 1, quantifiers + 1);
    return { kind: 'many', parents, children, quantifier, condition };
  }

  #compare(
    object: ObjectJson,
    name: string,
    operator: Operator,
    value: Json | undefined,
    at: string,
  ): Filter {
    const path = this.path(object, name, `${at}.field`);
    if (!OPERATORS[path.part.comparison].includes(operator)) {
      throw new FilterFault(`${at}.op`, 'operatorNotAllowed', { op: operator, field: name });
    }
    const place = `${at}.value`;
    const isRelative = [value].flat().some((each) => asNode(each) !== null);
    const typed = (as: Operator, json: Json | undefined, where: string) =>
      operand(path, as, json, where, this.#asker);
    switch (operator) {
      case 'isEmpty':
      case 'isNotEmpty':
        return { kind: 'compare', path, operator, operands: [], isRelative: false };
      case 'in':
      case 'notIn':
      case 'hasAny':
      case 'hasAll':
      case 'hasNone': {
        if (!Array.isArray(value)) {
          throw new FilterFault(place, 'wrongType', { expected: 'list' });
        }
        if (value.length > MAX_OPERANDS) {
          throw new FilterFault(place, 'tooManyValues', { max: MAX_OPERANDS });
        }
        const operands = value.map((item, i) => typed(operator, item, `${place}[${i}]`));
        return { kind: 'compare', path, operator, operands, isRelative };
      }
      case 'between': {
        if (!Array.isArray(value) || value.length !== 2) {
          throw new FilterFault(place, 'twoValuesExpected');
        }
        const operands = [typed('ge', value[0], `${place}[0]`), typed('le', value[1], `${place}[1]`)];
        return { kind: 'compare', path, operator, operands, isRelative };
      }
      default:
        if ((value === null || value === undefined) && (operator === 'eq' || operator === 'ne')) {
          const asked = operator === 'eq' ? 'isEmpty' : 'isNotEmpty';
          return { kind: 'compare', path, operator: asked, operands: [], isRelative: false };
        }
        return { kind: 'compare', path, operator, operands: [typed(operator, value, place)], isRelative };
    }
  }

  /**
   * Where a name leads: over at most three relations to a field, or to a named part of it.
   *
   * @throws FilterFault with the place `at`
   */
  path(object: ObjectJson, name: string, at: string): Path {
    const segments = name.split('.');
    const steps: Step[] = [];
    let here = object;
    for (let i = 0; ; i++) {
      const segment = segments[i] ?? '';
      const field = this.#field(here, segment, name, at);
      const left = segments.length - i - 1;
      const parts = left <= 1 ? this.#parts(field, at) : undefined;
      const part = left === 0 ? parts?.main : left === 1 ? named(parts?.parts, segments[i + 1]) : undefined;
      if (part) {
        return { steps, object: here, field, part, text: name };
      }
      const step = this.#step(here, segment, name, at);
      steps.push(step);
      if (steps.length > MAX_STEPS) {
        throw new FilterFault(at, 'pathTooLong', { max: MAX_STEPS });
      }
      here = step.to;
    }
  }

  #parts(field: FieldJson, at: string) {
    const parts = partsOf(field);
    if (!parts) {
      throw new FilterFault(at, 'unknownType', { type: field.type });
    }
    return parts;
  }

  #step(from: ObjectJson, segment: string, whole: string, at: string): Step {
    const relation = this.#field(from, segment, whole, at);
    const isRelation = relation.type === 'relation' || relation.type === 'user';
    const to = relation.target && isRelation ? this.#model.object(relation.target) : undefined;
    if (!to) {
      throw new FilterFault(at, 'unknownField', { field: whole });
    }
    return { from, relation, to };
  }

  #field(object: ObjectJson, segment: string, whole: string, at: string): FieldJson {
    const field = Object.hasOwn(SYSTEM_FIELDS, segment)
      ? SYSTEM_FIELDS[segment]
      : this.#model.field(object.name, segment);
    if (!field) {
      throw new FilterFault(at, 'unknownField', { field: whole });
    }
    return field;
  }
}

function asNode(json: Json | undefined): Node | null {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Node) : null;
}

function only(node: Node, key: string, at: string): void {
  for (const other of Object.keys(node)) {
    if (other !== key) {
      throw new FilterFault(`${at}.${other}`, 'unknownKey', { keys: key });
    }
  }
}

function named(parts: readonly Part[] | undefined, name: string | undefined): Part | undefined {
  return name === '' ? undefined : parts?.find((part) => part.name === name);
}

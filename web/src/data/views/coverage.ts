import { FilterFault } from '../filter/fault.ts';
import type { Asker, Filter, Path, Step } from '../filter/filter.ts';
import { Parser } from '../filter/parse.ts';
import { instantCell } from '../filter/parts.ts';
import type { Query } from '../filter/query.ts';
import { NEWEST_FIRST, parseSorting } from '../filter/sorting.ts';
import { printMoment } from '../formula/calendar.ts';
import type { Model } from '../model/model.ts';
import type { ObjectJson } from '../model/schema.ts';

const MICROS_A_DAY = 86_400_000_000n;

/**
 * Whether the device has all records a query can mean, so that its own answer is the server's. In doubt it has not; what it
 * does not understand is the server's to refuse.
 *
 * It has all records of `core` objects. Of `working` ones it has those that are the user's or their team's and were changed
 * within the window of days: the filter must say so itself. One relation on from these it has, and everything `core`.
 */
export function isCovered(query: Query, model: Model, asker: Asker): boolean {
  const object = model.object(query.object);
  if (!object) {
    return false;
  }
  try {
    const parser = new Parser(model, asker);
    const filter = parser.parse(object, query.filter);
    const sorting = parseSorting(object, query.sort ?? NEWEST_FIRST, parser);
    return (
      isHeld(object, filter, model, asker) &&
      isAnswered(filter, model, object) &&
      sorting.keys.every(({ path }) => isKnown(path, model, object))
    );
  } catch (problem) {
    if (problem instanceof FilterFault) {
      return false;
    }
    throw problem;
  }
}

function isHeld(object: ObjectJson, filter: Filter, model: Model, asker: Asker): boolean {
  if (object.strategy === 'core') {
    return true;
  }
  // a day less than the window: clocks differ
  const since = asker.now - BigInt(model.schema.windowDays - 1) * MICROS_A_DAY;
  const edge = instantCell(printMoment(since));
  return (
    object.strategy === 'working' &&
    implies(filter, (path, operator, operands) => isOwn(path, operator, operands, asker)) &&
    implies(filter, (path, operator, operands) => isRecent(path, operator, operands, edge))
  );
}

type Compare = Filter & { kind: 'compare' };
type Test = (path: Path, operator: Compare['operator'], operands: Compare['operands']) => boolean;

/** Whether every record that meets the filter meets a condition of which one knows when it is met. */
function implies(filter: Filter, test: Test): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.some((part) => implies(part, test));
    case 'or':
      return filter.parts.every((part) => implies(part, test));
    case 'compare':
      return filter.path.steps.length === 0 && test(filter.path, filter.operator, filter.operands);
    default:
      return false;
  }
}

function isOwn(
  path: Path,
  operator: Compare['operator'],
  operands: Compare['operands'],
  asker: Asker,
): boolean {
  const mine = { owner: asker.user, team: asker.team }[path.field.name];
  return !!mine && (operator === 'eq' || operator === 'in') && operands.every((operand) => operand === mine);
}

function isRecent(
  path: Path,
  operator: Compare['operator'],
  operands: Compare['operands'],
  edge: string,
): boolean {
  const isFrom = operator === 'gt' || operator === 'ge' || operator === 'eq' || operator === 'between';
  const [from] = operands;
  return path.field.name === 'updatedAt' && isFrom && from !== undefined && from >= edge;
}

/** Whether all that the filter looks at is on the device; `root` is undefined behind an inverse relation. */
function isAnswered(filter: Filter, model: Model, root: ObjectJson | undefined): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.every((part) => isAnswered(part, model, root));
    case 'not':
      return isAnswered(filter.negated, model, root);
    case 'compare':
      return isKnown(filter.path, model, root);
    case 'many':
      return (
        leads(filter.parents, root) &&
        filter.children.object.strategy === 'core' &&
        !filter.children.field.isSensitive &&
        isAnswered(filter.condition, model, undefined)
      );
  }
}

function isKnown({ steps, object, field }: Path, model: Model, root: ObjectJson | undefined): boolean {
  const isKept = !field.isSensitive && steps.every(({ relation }) => !relation.isSensitive);
  // figures over other records change without a line in the log
  const isComputedHere =
    field.type !== 'rollUp' && (field.type !== 'formula' || isLocal(object, field.name, model));
  return isKept && isComputedHere && leads(steps, root);
}

/** Whether a formula can be computed here from what is on the device. */
function isLocal(object: ObjectJson, name: string, model: Model): boolean {
  const field = model.field(object.name, name);
  if (field?.type !== 'formula') {
    return field
      ? field.type !== 'rollUp' && !field.isSensitive
      : name === 'createdAt' || name === 'updatedAt';
  }
  const inputs = field.terms?.filter((term) => term.op === 'input');
  return !!inputs?.every((term) => isLocal(object, term.path ?? '', model));
}

function leads(steps: readonly Step[], root: ObjectJson | undefined): boolean {
  return steps.every(
    ({ to }, i) =>
      to.strategy === 'core' || (i === 0 && root?.strategy === 'working' && to.strategy === 'working'),
  );
}

import type { Moment } from '../formula/calendar.ts';
import { evaluate } from '../formula/evaluate.ts';
import { fromJson, toJson } from '../formula/values.ts';
import type { Model } from '../model/model.ts';
import type { FieldJson, Json } from '../model/schema.ts';
import type { Row } from '../store/rows.ts';

type Values = Row['values'];

/** The record's value of a field; `now` is for formulas that change by time. */
export type FieldValue = (values: Values, now: Moment) => Json;

/**
 * How to read a field. A formula over fields that are on the device is computed from them, since its inputs may have
 * been edited here; everything else is as the server sent it.
 */
export function fieldValue(model: Model, object: string, field: FieldJson): FieldValue {
  const { name, terms } = field;
  if (!terms?.every((term) => term.op !== 'input' || isHere(model, object, term.path ?? ''))) {
    return (values) => values[name] ?? null;
  }
  const inputs = new Map<string, FieldValue>();
  for (const term of terms) {
    const input = term.op === 'input' ? model.field(object, term.path ?? '') : undefined;
    if (input) {
      inputs.set(input.name, fieldValue(model, object, input));
    }
  }
  const kind = terms.at(-1)?.kind ?? '';
  const { zone } = model.schema.workspace;
  return (values, now) =>
    toJson(
      kind,
      evaluate(terms, {
        zone,
        now,
        input: (path, valueType) =>
          fromJson(
            valueType,
            (inputs.get(path)?.(values, now) ?? values[path]) as Parameters<typeof fromJson>[1],
          ),
      }),
    );
}

function isHere(model: Model, object: string, path: string): boolean {
  const field = model.field(object, path);
  return field ? !field.isSensitive : path === 'createdAt' || path === 'updatedAt';
}

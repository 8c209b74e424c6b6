import { describe, expect, it } from 'vitest';
import { Parser } from '~/data/filter/parse.ts';
import { ASKER, MODEL, NORA, SCHEMA } from '~/data/model/fixture.ts';
import { Model } from '~/data/model/model.ts';
import type { FieldJson, Json, ObjectJson, SchemaJson } from '~/data/model/schema.ts';
import { askFor, askForDays, daysOf, SPANS, spanOf } from './dates.ts';
import { type Asked, askedOf, findAsked, resolveAsked } from './fieldPaths.ts';
import { operatorsOf, valueKind, withOperator } from './operators.ts';
import { filterTexts, operatorWord } from './texts.ts';

const TYPES =
  'text longText richText number percent rating money boolean date dateTime duration select multiSelect personName emailList phoneList urlList fileList address geoPoint taxId approximateAmount approximateDate relation user polymorphicRelation autoNumber';

/** An object with a field of every type. */
const everything: ObjectJson = {
  ...MODEL.require('company'),
  name: 'everything',
  fields: TYPES.split(' ').map(
    (type): FieldJson => ({
      name: type,
      type,
      rule: 'last',
      isRequired: false,
      isReadOnly: false,
      isUnique: false,
      ...(type === 'relation' ? { target: 'company' } : type === 'user' ? { target: 'user' } : {}),
      ...(type.endsWith('elect') ? { options: [{ key: 'a' }, { key: 'b' }] } : {}),
    }),
  ),
};
const schema: SchemaJson = { ...SCHEMA, objects: [...SCHEMA.objects, everything] };
const model = new Model(schema);
const asked = askedOf(model, everything, 'en');

const VALUES: { readonly [kind: string]: Json } = {
  text: 'x',
  number: 1,
  range: [1, 2],
  options: ['a'],
  records: [NORA],
  boolean: true,
  date: ['2026-01-01', '2026-02-01'],
};

function valueFor(each: Asked, op: string): Json | undefined {
  const value = VALUES[valueKind(each, op)];
  const isList = /^(in|notIn|has|between)/.test(op);
  const [first] = Array.isArray(value) ? value : [value];
  return isList && !Array.isArray(value) && value !== undefined ? [value] : isList ? value : first;
}

describe('the operators offered', () => {
  it.each(asked.map((each) => [each.path, each] as const))('are understood for %s', (path, each) => {
    const operators = operatorsOf(each);
    expect(operators.length).toBeGreaterThan(0);
    for (const op of operators) {
      const value = valueFor(each, op);
      const condition = {
        field: path,
        op,
        ...(value === undefined || valueKind(each, op) === 'none' ? {} : { value }),
      };
      expect(() => new Parser(model, ASKER).parse(everything, condition)).not.toThrow();
    }
  });

  it('have a word in every language', () => {
    const operators = new Set(asked.flatMap(operatorsOf).concat('some', 'none', 'lt', 'gt'));
    for (const texts of Object.values(filterTexts)) {
      for (const op of operators) {
        expect(texts).toHaveProperty(
          `op${op.charAt(0).toUpperCase()}${op.slice(1)}`,
          operatorWord(texts, op),
        );
      }
    }
  });

  it('keep the value where it fits the next one', () => {
    const number = asked.find(({ path }) => path === 'number');
    const select = asked.find(({ path }) => path === 'select');
    if (!number || !select) {
      throw new Error('the fields are not there');
    }
    expect(withOperator({ field: 'number', op: 'ge', value: 3 }, number, 'le').value).toBe(3);
    expect(withOperator({ field: 'number', op: 'ge', value: 3 }, number, 'isEmpty')).toEqual({
      field: 'number',
      op: 'isEmpty',
    });
    expect(withOperator({ field: 'select', op: 'eq', value: 'a' }, select, 'in').value).toEqual(['a']);
  });
});

describe('spans of time', () => {
  it.each(SPANS)('are understood and recognised: %s', (span) => {
    const { op, value } = askFor(span);
    expect(spanOf(op, value)).toBe(span);
    for (const field of ['date', 'dateTime']) {
      expect(() => new Parser(model, ASKER).parse(everything, { field, op, value })).not.toThrow();
    }
  });

  it('can be days, open at either end', () => {
    for (const days of [
      { from: '2026-01-01', to: '2026-02-01' },
      { from: '2026-01-01', to: '' },
      { from: '', to: '2026-02-01' },
    ]) {
      const condition = askForDays(days.from, days.to);
      expect(daysOf(condition?.op ?? '', condition?.value)).toEqual(days);
    }
    expect(askForDays('', '')).toBeUndefined();
  });
});

describe('finding what to ask', () => {
  it('reaches over relations, the nearest first', () => {
    const found = findAsked(model, model.require('person'), 'en', 'name');
    expect(found[0]?.path).toBe('name');
    expect(found.map(({ path }) => path)).toContain('company.name');
  });

  it('leads back from the path of a condition', () => {
    for (const { path } of findAsked(model, model.require('person'), 'en', '')) {
      expect(resolveAsked(model, model.require('person'), 'en', path)?.path).toBe(path);
    }
    expect(resolveAsked(model, everything, 'en', 'address.city')?.path).toBe('address.city');
    expect(resolveAsked(model, everything, 'en', 'gone')).toBeUndefined();
  });
});

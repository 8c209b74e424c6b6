import { expect, test } from 'vitest';
import { parseMoment } from './calendar.ts';
import { evaluate } from './evaluate.ts';
import type { TermJson } from './terms.ts';
import { fromJson, toJson } from './values.ts';

type Row = Record<string, Parameters<typeof fromJson>[1]>;

function value(terms: TermJson[], row: Row = {}) {
  const result = evaluate(terms, {
    input: (path, valueType) => fromJson(valueType, row[path]),
    zone: 'Europe/Rome',
    now: parseMoment('2026-03-29T00:30:00Z'),
  });
  return toJson(terms.at(-1)?.kind ?? '', result);
}

const number = (text: string): TermJson => ({ op: 'literal', kind: 'number', value: text });
const input = (path: string, kind: string): TermJson => ({ op: 'input', kind, path, valueType: kind });
const on = (op: string, kind: string, ...args: number[]): TermJson => ({ op, kind, args });

test('[FRM-20] keeps ten decimals and rounds halves away from zero', () => {
  expect(value([number('0.1'), number('0.2'), on('add', 'number', 0, 1)])).toBe('0.3');
  expect(value([number('-10'), number('3'), on('divide', 'number', 0, 1)])).toBe('-3.3333333333');
  expect(value([number('2.5'), number('0'), on('round', 'number', 0, 1)])).toBe('3');
});

test('[FRM-21] has no value where there is no result', () => {
  expect(value([number('1'), number('0'), on('divide', 'number', 0, 1)])).toBeNull();
  expect(value([number('1'), input('x', 'number'), on('add', 'number', 0, 1)])).toBeNull();
});

test('[FRM-23] adds money of one currency only', () => {
  const sum = [input('a', 'money'), input('b', 'money'), on('money_add', 'money', 0, 1)];
  const a = { amount: '1.10', currency: 'EUR' };
  expect(value(sum, { a, b: { amount: 2, currency: 'EUR' } })).toEqual({ amount: '3.1', currency: 'EUR' });
  expect(value(sum, { a, b: { amount: 2, currency: 'USD' } })).toBeNull();
});

test('[FRM-26] moves a time that clocks skip to as much later', () => {
  const tomorrow = [on('now', 'dateTime'), number('1'), on('moment_add_days', 'dateTime', 0, 1)];
  const skipped = [
    { op: 'input', kind: 'dateTime', path: 'at', valueType: 'dateTime' },
    number('1'),
    on('moment_add_days', 'dateTime', 0, 1),
  ];
  expect(value(tomorrow)).toBe('2026-03-29T23:30:00Z');
  expect(value(skipped, { at: '2026-03-28T01:30:00Z' })).toBe('2026-03-29T01:30:00Z');
});

test('[FRM-25] counts characters as people see code points', () => {
  const length = [input('t', 'text'), on('length', 'number', 0)];
  expect(value(length, { t: '🙂é' })).toBe('2');
});

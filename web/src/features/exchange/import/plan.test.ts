import { expect, test } from 'vitest';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import type { ColumnPlan, FilePlan, Import, ImportFile } from './imports.ts';
import {
  dayOfExample,
  fieldOfPath,
  keysOf,
  leftOutColumns,
  numberOfExample,
  problemsOf,
  rowsIn,
  rowsOf,
  spell,
  sureness,
  targetsOf,
  targetWord,
} from './plan.ts';

// only what these rules look at
const field = (name: string, type: string, more: Partial<FieldJson> = {}) =>
  ({ name, type, isReadOnly: false, isUnique: false, ...more }) as FieldJson;

const person = {
  name: 'person',
  title: 'name',
  fields: [
    field('name', 'personName'),
    field('emails', 'emailList'),
    field('externalId', 'text'),
    field('birthday', 'date'),
    field('score', 'formula'),
    field('createdBy', 'user', { isReadOnly: true }),
  ],
} as unknown as ObjectJson;

const column = (at: number, to: string | null, more: Partial<ColumnPlan> = {}): ColumnPlan => ({
  column: at,
  field: to,
  part: null,
  confidence: 0.98,
  because: to ? 'header' : null,
  values: {},
  unknown: 'reject',
  by: null,
  make: false,
  order: 'givenFirst',
  ...more,
});

const planned = (...columns: readonly ColumnPlan[]) => ({ isLeftOut: false, columns }) as unknown as FilePlan;

test('a column can go to every field one may write, and to the parts of names', () => {
  const words = targetsOf(person).map((target) => targetWord(target.field.name, target.part));
  expect(words).toContain('name.given');
  expect(words).toContain('birthday');
  expect(words).not.toContain('score');
  expect(words).not.toContain('createdBy');
});

test('records are known again by what a column fills and looks like a key', () => {
  const plan = planned(column(0, 'externalId'), column(1, 'name'), column(2, 'birthday'));
  expect(keysOf(person, plan).map(({ name }) => name)).toEqual(['externalId']);
});

test('what somebody has chosen is not called sure or unsure', () => {
  expect(sureness(column(0, 'emails'))).toBe('sure');
  expect(sureness(column(0, 'emails', { because: 'content', confidence: 0.6 }))).toBe('guess');
  expect(sureness(column(0, 'emails', { because: null, confidence: 1 }))).toBeUndefined();
  expect(sureness(column(0, null))).toBeUndefined();
});

test('columns with something in them that go nowhere are named', () => {
  const file = {
    columns: [
      { name: 'Email', filled: 3 },
      { name: 'Azienda', filled: 2 },
      { name: 'Blank', filled: 0 },
      { name: '', filled: 1 },
    ],
  } as unknown as ImportFile;
  const plan = planned(column(0, 'emails'), column(1, null), column(2, null), column(3, null));
  expect(leftOutColumns(file, plan)).toEqual(['Azienda', '4']);
});

test('a fault is about the field its path begins with', () => {
  expect(fieldOfPath('emails[0].address')).toBe('emails');
  expect(fieldOfPath('name.given')).toBe('name');
  expect(fieldOfPath('')).toBe('');
});

test('problems of one file do not stand at another', () => {
  const problems = ['files[1].key', 'files[10].key', 'files'].map((path) => ({
    path,
    code: '',
    message: '',
  }));
  expect(problemsOf(problems, 1).map(({ path }) => path)).toEqual(['files[1].key', 'files']);
});

test('files that are left out count for nothing', () => {
  const now = { files: [{ rows: 3 }, { rows: 5 }], plan: { files: [{ isLeftOut: true }, {}] } };
  expect(rowsOf(now as unknown as Import)).toBe(5);
  expect(rowsIn({ created: 1, updated: 2, unchanged: 3, skipped: 4, rejected: 5, duplicates: 0 })).toBe(12);
});

test('what an example means is told for each way of reading it', () => {
  expect(dayOfExample('03/04/1980', 'dmy')).toBe('1980-04-03');
  expect(dayOfExample('03/04/1980', 'mdy')).toBe('1980-03-04');
  expect(dayOfExample('3.4.26', 'dmy')).toBe('2026-04-03');
  expect(dayOfExample('soon', 'dmy')).toBeUndefined();
  expect(numberOfExample('1.234', ',')).toBe(1234);
  expect(numberOfExample('1.234', '.')).toBe(1.234);
});

test('time is told in the unit that fits', () => {
  expect(spell(0)).toEqual({ count: 1, unit: 'second' });
  expect(spell(240)).toEqual({ count: 4, unit: 'minute' });
  expect(spell(7_200)).toEqual({ count: 2, unit: 'hour' });
});

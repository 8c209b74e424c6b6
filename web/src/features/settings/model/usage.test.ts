import { describe, expect, it } from 'vitest';
import type { ViewJson } from './ColumnsTab.tsx';
import type { ModelField, ModelObject, WholeModel } from './model.ts';
import { askedFor, isUnread, readersOf } from './usage.ts';

const field = (name: string, more: Partial<ModelField> = {}): ModelField => ({
  name,
  type: 'text',
  label: { en: name },
  help: {},
  required: false,
  unique: false,
  readOnly: false,
  sensitive: false,
  custom: true,
  hidden: false,
  target: null,
  inverse: null,
  settings: {},
  default: null,
  operators: [],
  ...more,
});

const FIELDS = [
  field('name', { required: true }),
  field('tonnage', { required: true }),
  field('flag', { required: true, default: 'IT' }),
  field('number', { required: true, readOnly: true }),
  field('harbour'),
  field('dues', { type: 'formula', expression: 'tonnage * 2' }),
];

const VESSELS: ModelObject = {
  name: 'vessel',
  plural: 'vessels',
  address: 'vessels',
  label: {},
  pluralLabel: {},
  titleField: 'name',
  owned: true,
  parents: [],
  erpMastered: false,
  custom: true,
  fields: FIELDS,
  rules: [
    {
      name: 'No ghosts',
      field: null,
      refuses: { field: 'harbour', op: 'isEmpty' },
      message: {},
      active: true,
    },
  ],
  inverses: [],
};

const MODEL: WholeModel = { objects: [VESSELS], reservedWords: { objects: [], fields: [] } };
const VIEWS = [
  { name: 'Big ones', filter: { field: 'tonnage', op: 'gt', value: 5 } },
] as unknown as ViewJson[]; // the part that is read

describe('who reads a field', () => {
  const readers = (name: string) => {
    const found = FIELDS.find((each) => each.name === name);
    if (!found) {
      throw new Error(name);
    }
    return readersOf(MODEL, VESSELS, found, VIEWS, ['name', 'flag']);
  };

  it('is told by lists, views, rules and what is computed', () => {
    expect(readers('name')).toEqual({ isShown: true, views: [], rules: [], computed: [] });
    expect(readers('tonnage')).toMatchObject({
      isShown: false,
      views: ['Big ones'],
      computed: [{ name: 'dues' }],
    });
    expect(readers('harbour').rules).toEqual(['No ghosts']);
    expect(isUnread(readers('number'))).toBe(true);
    expect(isUnread(readers('flag'))).toBe(false);
  });

  it('counts as asked for what a person has to fill in', () => {
    expect(askedFor(VESSELS).map(({ name }) => name)).toEqual(['name', 'tonnage']);
  });
});

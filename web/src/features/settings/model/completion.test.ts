import { describe, expect, it } from 'vitest';
import { completionsAt, inserted } from './completion.ts';
import type { ModelField, ModelObject } from './model.ts';

function field(name: string, label: string, target: string | null = null): ModelField {
  return {
    name,
    type: target ? 'relation' : 'text',
    label: { en: label },
    help: {},
    required: false,
    unique: false,
    readOnly: false,
    sensitive: false,
    custom: false,
    hidden: false,
    target,
    inverse: null,
    settings: {},
    default: null,
    operators: [],
  };
}

function object(name: string, fields: readonly ModelField[]): ModelObject {
  return {
    name,
    plural: `${name}s`,
    address: `${name}s`,
    label: {},
    pluralLabel: {},
    titleField: 'name',
    owned: true,
    parents: [],
    erpMastered: false,
    custom: false,
    fields,
    rules: [],
    inverses: [],
  };
}

const company = object('company', [field('name', 'Name'), field('city', 'Town')]);
const deal = object('deal', [field('amount', 'Amount'), field('company', 'Customer', 'company')]);
const known = {
  object: deal,
  model: { objects: [company, deal], reservedWords: { objects: [], fields: [] } },
  functions: [
    { name: 'sum', localName: 'somma', group: 'number', arguments: '', description: 'Adds', example: '' },
  ],
  language: 'en' as const,
};

describe('a word in a formula', () => {
  const words = (text: string) => completionsAt(text, text.length, known).map(({ insert }) => insert);

  it('becomes a field by its name or its label', () => {
    expect(words('2 * am')).toEqual(['amount']);
    expect(words('custo')).toEqual(['company']);
  });

  it('becomes a field of another object behind a relation', () => {
    expect(words('company.')).toEqual(['name', 'city']);
    expect(words('company.tow')).toEqual(['city']);
    expect(words('nothing.')).toEqual([]);
  });

  it('becomes a function by its name in either language', () => {
    expect(words('som')).toEqual(['somma(']);
    expect(words('sum')).toEqual(['somma(']);
  });

  it('becomes nothing inside quotes or when it is complete', () => {
    expect(words('"am')).toEqual([]);
    expect(words('amount')).toEqual([]);
  });

  it('is replaced, and the rest stays', () => {
    const [first] = completionsAt('2 * am + 1', 6, known);
    expect(first && inserted('2 * am + 1', 6, first)).toEqual({ text: '2 * amount + 1', cursor: 10 });
  });
});

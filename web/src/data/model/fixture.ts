import { parseMoment } from '../formula/calendar.ts';
import { Model } from './model.ts';
import type { FieldJson, ObjectJson, SchemaJson } from './schema.ts';

/** A small schema for tests: companies and their people (core), deals (working), orders (online). */

export const NORA = '019a0000-0000-7000-8000-00000000000a';
export const CREW = '019a0000-0000-7000-8000-00000000000b';

export const NOW = parseMoment('2026-10-25T00:30:00Z');
export const ASKER = { user: NORA, team: CREW, zone: 'Europe/Rome', now: NOW };

function field(name: string, type: string, more: Partial<FieldJson> = {}): FieldJson {
  return { name, type, rule: 'last', isRequired: false, isReadOnly: false, isUnique: false, ...more };
}

function object(name: string, strategy: ObjectJson['strategy'], ...fields: FieldJson[]): ObjectJson {
  return {
    name,
    plural: `${name}s`,
    address: `${name}s`,
    title: 'name',
    strategy,
    hash: name,
    isOwned: strategy === 'working',
    mayCreate: true,
    fields: [field('name', 'text'), ...fields],
  };
}

export const SCHEMA: SchemaJson = {
  schema: '1',
  workspace: { id: 'w', slug: 'acme', zone: 'Europe/Rome', currency: 'EUR', region: 'IT' },
  me: { user: NORA, team: CREW, teamTree: [CREW], zone: 'Europe/Rome', locale: 'it', abilities: [] },
  profile: 'field',
  leaseHours: 72,
  windowDays: 30,
  objects: [
    object(
      'company',
      'core',
      field('address', 'address'),
      field('rating', 'rating'),
      field('parent', 'relation', { target: 'company', inverse: 'daughters' }),
      field('health', 'text', { isSensitive: true }),
      field('revenue', 'rollUp', { resultType: 'money' }),
    ),
    object(
      'person',
      'core',
      field('company', 'relation', { target: 'company', inverse: 'people' }),
      field('birthday', 'date'),
      field('emails', 'emailList'),
      field('tags', 'multiSelect', { options: [{ key: 'vip' }, { key: 'press' }] }),
    ),
    object(
      'deal',
      'working',
      field('owner', 'user', { target: 'user' }),
      field('team', 'relation', { target: 'team' }),
      field('company', 'relation', { target: 'company', inverse: 'deals' }),
      field('follows', 'relation', { target: 'deal', inverse: 'followers' }),
      field('amount', 'money'),
      field('closesOn', 'date'),
      field('stage', 'select', { options: [{ key: 'open' }, { key: 'won' }, { key: 'lost' }] }),
      field('doubled', 'formula', {
        resultType: 'money',
        isStored: true,
        terms: [
          { op: 'input', kind: 'money', path: 'amount', valueType: 'money' },
          { op: 'literal', kind: 'number', value: '2' },
          { op: 'money_multiply', kind: 'money', args: [0, 1] },
        ],
      }),
      field('isLate', 'formula', {
        resultType: 'boolean',
        isStored: false,
        terms: [
          { op: 'input', kind: 'date', path: 'closesOn', valueType: 'date' },
          { op: 'today', kind: 'date' },
          { op: 'lt', kind: 'boolean', args: [0, 1] },
        ],
      }),
    ),
    object('order', 'online', field('total', 'money')),
    object('user', 'core'),
    object('team', 'core'),
  ],
};

export const MODEL = new Model(SCHEMA);

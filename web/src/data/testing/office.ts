import { type Grato, openGrato } from '../index.ts';
import type { Keeper } from '../keeper/keeper.ts';
import { MemoryKeeper } from '../keeper/memory.ts';
import type { ConflictRule, FieldJson, ObjectJson, SchemaJson } from '../model/schema.ts';
import { FakeServer } from './fakeServer.ts';
import { Browser, Clock, seeded, settle, Tab, Wire } from './fakeWorld.ts';

/** A browser of one user, with the tabs that are open in it. */
export type Seat = {
  readonly user: string;
  readonly wire: Wire;
  readonly browser: Browser;
  readonly keeper: Keeper;
  open(profile?: 'field' | 'strict'): Promise<{ grato: Grato; tab: Tab }>;
};

/** A server with a clock, and users who sit before it. */
export class Office {
  readonly clock = new Clock();
  readonly random: () => number;
  readonly server: FakeServer;

  constructor(seed = 1, schema: SchemaJson = SCHEMA) {
    this.random = seeded(seed);
    this.server = new FakeServer(schema, this.random, () => this.clock.time);
  }

  seat(user: string, keeper: Keeper = new MemoryKeeper()): Seat {
    const wire = new Wire(this.server.lineOf(user));
    const browser = new Browser();
    const open = async (profile: 'field' | 'strict' = 'field') => {
      const tab = new Tab(this.clock, this.random, wire, browser, keeper);
      const { world } = tab;
      const grato = await openGrato({ world, keeper: tab.keeper, profile, deviceName: `${user}'s` });
      await settle();
      return { grato, tab };
    };
    return { user, wire, browser, keeper, open };
  }
}

function field(name: string, type: string, rule: ConflictRule, more: Partial<FieldJson> = {}): FieldJson {
  return { name, type, rule, isRequired: false, isReadOnly: false, isUnique: false, ...more };
}

function object(name: string, plural: string, more: Partial<ObjectJson>): ObjectJson {
  return {
    name,
    plural,
    address: plural,
    title: 'name',
    strategy: 'working',
    hash: `${name}-1`,
    isOwned: true,
    mayCreate: true,
    fields: [],
    ...more,
  };
}

export const SCHEMA: SchemaJson = {
  schema: 'schema-1',
  workspace: { id: 'w1', slug: 'main', zone: 'Europe/Rome', currency: 'EUR', region: 'IT' },
  me: { user: 'ada', team: null, teamTree: [], zone: 'Europe/Rome', locale: 'en', abilities: [] },
  profile: 'field',
  leaseHours: 72,
  windowDays: 30,
  objects: [
    object('company', 'companies', {
      fields: [
        field('name', 'text', 'last'),
        field('owner', 'user', 'ask'),
        field('stage', 'select', 'ask'),
        field('tags', 'multiSelect', 'set'),
        field('visits', 'number', 'delta'),
        field('files', 'fileList', 'set'),
      ],
    }),
    object('person', 'people', {
      fields: [
        field('name', 'text', 'last'),
        field('company', 'relation', 'last', { target: 'company', inverse: 'people' }),
      ],
    }),
  ],
};

import { expect, test } from 'vitest';
import { SCHEMA } from './fixture.ts';
import { modelTypes } from './modelTypes.ts';

test('writes the types of all objects, custom ones included', () => {
  const text = modelTypes(SCHEMA, '../data/model');
  expect(text).toContain(
    "import type { DateText, Email, Id, MomentText, Money, PostalAddress } from '../data/model/values.ts';",
  );
  expect(text).toContain('readonly emails?: readonly Email[];');
  expect(text).toContain("readonly tags?: readonly ('vip' | 'press')[];");
  expect(text).toContain("readonly stage?: 'open' | 'won' | 'lost';");
  expect(text).toContain('/** A company. */ readonly company?: Id;');
  expect(text).toContain('readonly isLate?: boolean;');
  expect(text).toContain('readonly revenue?: Money;');
  expect(text).toContain('readonly createdAt?: MomentText;');
  expect(text).toContain('  readonly deal: DealValues;\n');
});

test('takes what this version does not know for any JSON', () => {
  const strange = {
    ...SCHEMA.objects[3],
    name: 'thing',
    fields: [{ ...SCHEMA.objects[0]?.fields[0], type: 'hologram' }],
  };
  const text = modelTypes({ ...SCHEMA, objects: [strange as (typeof SCHEMA.objects)[number]] }, '.');
  expect(text).toContain("import type { Json } from './schema.ts';");
  expect(text).toContain('readonly name?: Json;');
});

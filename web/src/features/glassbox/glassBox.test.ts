import { expect, test } from 'vitest';
import { exportOf, type GlassBox } from './glassBox.ts';

const BOX: GlassBox = {
  condition: 'not for appraisal, pay or discipline',
  isSmall: true,
  isForOneAdministrator: true,
  auditDays: 730,
  behaviour: [],
  changes: [],
  reports: 2,
};

test('what one takes along says first what it is not for, and has everything', () => {
  const text = exportOf(BOX, [{ id: '1', at: '2026-11-23T10:00:00Z', text: 'You signed in' }], new Date(0));
  const json = JSON.parse(text);
  expect(Object.keys(json)[0]).toBe('condition');
  expect(json).toMatchObject({ ...BOX, securityEvents: [{ text: 'You signed in' }] });
  expect(json.writtenAt).toBe('1970-01-01T00:00:00.000Z');
});

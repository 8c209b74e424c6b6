import { expect, it } from 'vitest';
import { type Opening, stateOf } from './opening.ts';

const opening: Opening = {
  id: '1',
  state: 'waiting',
  reason: 'a question',
  from: '',
  to: '',
  about: null,
  requestedBy: '2',
  endsAt: '2026-11-22T10:00:00Z',
};

it('ends by itself, whether it waited or was open', () => {
  const before = Date.parse('2026-11-22T09:00:00Z');
  const after = Date.parse('2026-11-22T10:00:00Z');
  expect(stateOf(opening, before)).toBe('waiting');
  expect(stateOf({ ...opening, state: 'open' }, before)).toBe('open');
  expect(stateOf({ ...opening, state: 'open' }, after)).toBe('over');
  expect(stateOf({ ...opening, state: 'refused' }, before)).toBe('refused');
});

import { describe, expect, it } from 'vitest';
import { PlainRows } from '~/data/store/plainRows.ts';
import { numberIn } from './address.ts';
import { callersOf, interactionOf, theOne } from './caller.ts';
import { leavingBy } from './leaving.ts';

function office() {
  const rows = new PlainRows();
  rows.set('company', 'acme', { name: 'Acme', phones: [{ number: '+34915559320' }] });
  rows.set('person', 'marta', { company: 'acme', phones: [{ number: '+34 915 559 320' }] });
  rows.set('person', 'luca', { phones: [{ number: '+390612345678' }] });
  return rows;
}

const employer = (id: string) => (id === 'marta' ? 'acme' : undefined);

describe('who calls', () => {
  it('is the person where the company has the number, too', () => {
    const callers = callersOf(office(), '0034 91 555 93 20');
    expect(callers.map(({ id }) => id)).toEqual(['marta', 'acme']);
    expect(theOne(callers, employer)?.id).toBe('marta');
  });

  it('is asked where two people share a number', () => {
    const rows = office();
    rows.set('person', 'pablo', { phones: [{ number: '915559320' }] });
    expect(theOne(callersOf(rows, '915559320'), employer)).toBeUndefined();
  });

  it('is nobody for an extension or a part of a number', () => {
    expect(callersOf(office(), '320')).toEqual([]);
    expect(callersOf(office(), '9320')).toEqual([]);
  });
});

it('makes an interaction of a line, and of more than a line a subject and a text', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const caller = { object: 'person', id: 'marta' } as const;
  const call = { kind: 'call', direction: 'inbound', caller, company: 'acme' } as const;
  expect(interactionOf(call, ' wants an offer ', now)).toEqual({
    kind: 'call',
    direction: 'inbound',
    channel: 'phone',
    occurredAt: '2026-11-22T10:00:00Z',
    subject: 'wants an offer',
    person: 'marta',
    company: 'acme',
  });
  const long = interactionOf(call, 'Wants an offer. By Friday, for 50 units.', now);
  expect(long.subject).toBe('Wants an offer.');
  expect(long.body).toBe('Wants an offer. By Friday, for 50 units.');
});

it('reads a number as telephone systems write it into an address', () => {
  expect(numberIn('?number=+39 06 1234')).toBe('+39 06 1234');
  expect(numberIn('?from=x&number=%2B39061234')).toBe('+39061234');
  expect(numberIn('?number=%E0%A4%A')).toBe('%E0%A4%A');
  expect(numberIn('')).toBe('');
});

it('tells links to talk from other links', () => {
  expect(leavingBy('tel:+39061234;ext=5')).toEqual({ kind: 'call', number: '+39061234' });
  expect(leavingBy('https://wa.me/39061234?text=hi')).toEqual({ kind: 'chat', number: '+39061234' });
  expect(leavingBy('https://example.com/tel:1')).toBeUndefined();
});

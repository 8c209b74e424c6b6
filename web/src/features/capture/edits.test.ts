import { describe, expect, it } from 'vitest';
import { decided, partKey, SURE_ENOUGH, UNDECIDED } from './decide.ts';
import { toEdits } from './edits.ts';
import { Directory } from './names/directory.ts';
import type { Language } from './proposal.ts';
import { knownCustomers } from './testing/known.ts';
import { contextOf, NOW } from './testing/measure.ts';
import { understand } from './understand.ts';

const directory = new Directory(knownCustomers(NOW));

function editsOf(line: string, language: Language = 'en', decisions = UNDECIDED) {
  let next = 0;
  const context = contextOf(language);
  const proposal = understand(line, context, directory);
  return toEdits(decided(proposal, decisions), context, () => `new${++next}`);
}

describe('what is written down', () => {
  it('is an interaction for a call that took place and a task for what was promised', () => {
    const [call, task, ...rest] = editsOf('Call with Marta from Acme, wants 50 units by Friday, send quote');
    const links = {
      person: 'person Marta Ruiz',
      company: 'company Acme',
      about: { object: 'deal', id: 'deal Packaging line' },
    };
    expect(call).toMatchObject({
      object: 'interaction',
      values: { kind: 'call', channel: 'phone', occurredAt: '2026-11-24T09:30:00Z', ...links },
    });
    expect(task).toMatchObject({
      object: 'task',
      values: { subject: 'Send quote', kind: 'email', dueAt: '2026-11-27T17:00:00Z', ...links },
    });
    expect(rest).toEqual([]);
  });

  it('is a task for a planned call, never an interaction as well', () => {
    const edits = editsOf('call with brightwater on 3 Dec 9am');
    expect(edits.map(({ object }) => object)).toEqual(['task']);
    expect(edits[0]?.values).toMatchObject({ kind: 'call', dueAt: '2026-12-03T08:00:00Z' });
  });

  it('is a held event for a meeting that took place', () => {
    const [event] = editsOf('had coffee with hannah yesterday 4pm');
    expect(event).toMatchObject({
      object: 'event',
      values: { status: 'held', startsAt: '2026-11-23T15:00:00Z', endsAt: '2026-11-23T16:00:00Z' },
    });
  });

  it('has the new person and company first, and points at them', () => {
    const edits = editsOf(
      'Nuevo contacto: Raúl Medina de Hotel Sol y Mar, raul@solymar.es, 612 345 678',
      'es',
    );
    expect(edits).toEqual([
      { object: 'company', id: 'new1', values: { name: 'Hotel Sol y Mar' } },
      {
        object: 'person',
        id: 'new2',
        values: {
          name: { given: 'Raúl', family: 'Medina', full: 'Raúl Medina' },
          company: 'new1',
          emails: [{ address: 'raul@solymar.es', isPrimary: true }],
          phones: [{ number: '612345678', isPrimary: true }],
        },
      },
    ]);
  });

  it('is a deal with its amount', () => {
    const [deal] = editsOf('nuova trattativa Rossi Arredamenti showroom 80k', 'it');
    expect(deal).toMatchObject({
      object: 'deal',
      values: { company: 'company Rossi Arredamenti', amount: { amount: 80_000, currency: 'EUR' } },
    });
  });

  it('links each task to whom its own words name', () => {
    const edits = editsOf('Call Will, then email Emily the route');
    expect(edits.map(({ values }) => values.person)).toEqual(['person Will Turner', 'person Emily Chen']);
  });

  it('keeps what looks like markup as text', () => {
    expect(editsOf('note: <b>5 & 6</b>')[0]?.values.body).toBe('<p>note: &lt;b&gt;5 &amp; 6&lt;/b&gt;</p>');
  });

  it('leaves out what is only offered, until the user confirms it', () => {
    const line = 'call James Hall about the Acme offer';
    const proposal = understand(line, contextOf('en'), directory);
    const [deal] = proposal.deals;
    expect(deal?.confidence).toBeLessThan(SURE_ENOUGH);
    const confirmed = { turned: { [deal ? partKey('deal', line, deal) : '']: 'on' as const }, chosen: {} };
    expect(editsOf(line)[0]?.values.about).toBeUndefined();
    expect(editsOf(line, 'en', confirmed)[0]?.values.about).toEqual({ object: 'deal', id: deal?.value.id });
  });

  it('follows what the user has taken away and chosen', () => {
    const line = 'call Marta tomorrow, send quote';
    const proposal = understand(line, contextOf('en'), directory);
    const [call] = proposal.doings;
    const [marta] = proposal.people;
    if (!call || !marta) {
      throw new Error('not understood');
    }
    const decisions = {
      turned: { [partKey('doing', line, call)]: 'off' as const },
      chosen: { [partKey('person', line, marta)]: 1 },
    };
    const edits = editsOf(line, 'en', decisions);
    expect(edits.map(({ values }) => [values.subject, values.person])).toEqual([
      ['Send quote', 'person Marta Colombo'],
    ]);
  });
});

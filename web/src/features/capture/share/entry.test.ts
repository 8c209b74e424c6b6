import { describe, expect, it } from 'vitest';
import { Directory } from '../names/directory.ts';
import { parsePasted } from '../pasted/pasted.ts';
import { knownCustomers } from '../testing/known.ts';
import { contextOf, NOW } from '../testing/measure.ts';
import { entryOf, search, writerOf } from './entry.ts';

const directory = new Directory([
  ...knownCustomers(NOW),
  { object: 'person', id: 'ada', name: 'Ada Byron', emails: ['ada@acme.com'], isMine: false, touchedAt: 0 },
]);

describe('a pasted text', () => {
  it('is of whom it names', () => {
    const chat = parsePasted('22/11/26, 10:15 - Margaret: Hi\n22/11/26, 10:16 - Marta Ruiz: Hello');
    expect(writerOf(chat, directory)?.name).toBe('Marta Ruiz');
    const mail = parsePasted('From: A. B. <ADA@acme.com>\nSubject: Quote\n\nHello');
    expect(writerOf(mail, directory)?.name).toBe('Ada Byron');
    expect(writerOf(parsePasted('22/11/26, 10:15 - Marta: Hi'), directory)).toBeUndefined();
  });

  it('becomes an entry of the chosen messages at the time of the last one', () => {
    const chat = parsePasted(
      '22/11/26, 10:15 - Marta Ruiz: One\n22/11/26, 10:16 - Me: Two\n22/11/26, 10:17 - Me: Three',
    );
    const marta = directory.get('person Marta Ruiz');
    const values =
      marta && entryOf(chat, chat.messages.slice(0, 2), marta, 'Messages with Marta Ruiz', contextOf('en'));
    expect(values).toEqual({
      subject: 'Messages with Marta Ruiz',
      kind: 'chat',
      channel: 'messaging',
      occurredAt: '2026-11-22T09:16:00.000Z',
      body: '2026-11-22 10:15 Marta Ruiz: One\n2026-11-22 10:16 Me: Two',
      person: 'person Marta Ruiz',
      company: 'company Acme',
    });
  });

  it('finds people and companies by the beginnings of their names', () => {
    expect(search(directory, 'mar ru', 5).map(({ name }) => name)).toEqual(['Marta Ruiz']);
    expect(search(directory, 'brightw', 5).map(({ name }) => name)).toEqual(['Brightwater Foods']);
    expect(search(directory, ' ', 5)).toEqual([]);
  });
});

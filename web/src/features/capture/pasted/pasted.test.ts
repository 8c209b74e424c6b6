import { describe, expect, it } from 'vitest';
import { parsePasted } from './pasted.ts';

describe('a WhatsApp export', () => {
  it.each([
    ['Android, English', '22/11/2026, 10:15 - Ann Lee: Hello\nsecond line\n22/11/2026, 10:16 - Me: Hi'],
    ['Android, Spanish', '22/11/26 10:15 - Ann Lee: Hello\nsecond line\n22/11/26 10:16 - Me: Hi'],
    [
      'Android, Spanish, half days',
      '22/11/26, 10:15 a. m. - Ann Lee: Hello\nsecond line\n22/11/26, 10:16 a. m. - Me: Hi',
    ],
    ['Android, Italian', '22/11/26, 10:15 - Ann Lee: Hello\nsecond line\n22/11/26, 10:16 - Me: Hi'],
    ['iPhone', '[22/11/26, 10:15:01] Ann Lee: \u200eHello\nsecond line\n[22/11/26, 10:16:30] Me: Hi'],
    [
      'iPhone, American',
      '[11/22/26, 10:15:01\u202fAM] Ann Lee: Hello\nsecond line\n[11/22/26, 10:16:30\u202fAM] Me: Hi',
    ],
    ['iPhone, with dots', '[22.11.26, 10:15:01] Ann Lee: Hello\nsecond line\n[22.11.26, 10:16:30] Me: Hi'],
  ])('of %s gives its messages with time and author', (_, text) => {
    const pasted = parsePasted(text);
    expect(pasted.kind).toBe('whatsapp');
    expect(pasted.authors).toEqual(['Ann Lee', 'Me']);
    expect(pasted.messages).toEqual([
      { at: '2026-11-22T10:15', author: 'Ann Lee', text: 'Hello\nsecond line', isSystem: false },
      { at: '2026-11-22T10:16', author: 'Me', text: 'Hi', isSystem: false },
    ]);
  });

  it.each(['<Media omitted>', '<Multimedia omitido>', '<Media omessi>', 'immagine omessa', 'imagen omitida'])(
    'marks %s as nothing to choose',
    (media) => {
      const [message] = parsePasted(`22/11/26, 10:15 - Ann: ${media}`).messages;
      expect(message).toEqual({ at: '2026-11-22T10:15', author: 'Ann', text: '…', isSystem: true });
    },
  );

  it('names files that were attached', () => {
    const [message] = parsePasted('22/11/26, 10:15 - Ann: offerta.pdf (file allegato)').messages;
    expect(message?.text).toBe('[offerta.pdf]');
  });

  it('keeps system lines apart and leaves out what was deleted', () => {
    const text = [
      '22/11/26, 10:14 - I messaggi e le chiamate sono crittografati end-to-end.',
      '22/11/26, 10:15 - Ann: Ciao',
      '22/11/26, 10:16 - Ann: Questo messaggio è stato eliminato',
    ].join('\n');
    expect(parsePasted(text).messages.map(({ text: body, isSystem }) => [body, isSystem])).toEqual([
      ['I messaggi e le chiamate sono crittografati end-to-end.', true],
      ['Ciao', false],
    ]);
  });

  it('reads the afternoon of half days', () => {
    expect(parsePasted('22/11/26, 4:05 p. m. - Ann: Hola').messages[0]?.at).toBe('2026-11-22T16:05');
  });

  it('is not seen in a text that only mentions a date', () => {
    expect(parsePasted('22/11/26 we met: nice').kind).toBe('text');
  });
});

describe('an e-mail', () => {
  it.each([
    [
      'From: Ann Lee <ann@acme.com>\nSent: Sunday, 22 November 2026 10:15\nTo: me@x.com\nSubject: Quote\n\nHello\n\nBye\n\nOn Mon someone wrote:\n> old',
    ],
    [
      'De: Ann Lee <ann@acme.com>\nEnviado el: domingo, 22 de noviembre de 2026 10:15\nPara: me@x.com\nAsunto: Quote\n\nHello\n\nBye\n\n> old',
    ],
    [
      'Da: Ann Lee <ann@acme.com>\nData: 22/11/2026 10:15\nA: me@x.com\nOggetto: Quote\n\nHello\n\nBye\n\n-----Messaggio originale-----\nold',
    ],
  ])('gives who wrote what and when: %s', (text) => {
    const pasted = parsePasted(text);
    expect(pasted).toMatchObject({
      kind: 'email',
      subject: 'Quote',
      from: { name: 'Ann Lee', address: 'ann@acme.com' },
    });
    expect(pasted.messages.map((message) => [message.text, message.at])).toEqual([
      ['Hello', '2026-11-22T10:15'],
      ['Bye', '2026-11-22T10:15'],
    ]);
  });
});

describe('plain text', () => {
  it('is its paragraphs', () => {
    expect(parsePasted('one\nline\r\n\r\ntwo').messages.map(({ text }) => text)).toEqual([
      'one\nline',
      'two',
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Directory } from './names/directory.ts';
import type { Language, Proposal } from './proposal.ts';
import { manyCustomers } from './testing/crowd.ts';
import { knownCustomers } from './testing/known.ts';
import {
  contextOf,
  dateOf,
  measure,
  NOW,
  type Part,
  readCases,
  type Tally,
  timeOf,
} from './testing/measure.ts';
import { understand } from './understand.ts';

const directory = new Directory(knownCustomers(NOW));

function read(line: string, language: Language = 'en'): Proposal {
  return understand(line, contextOf(language), directory);
}

function wordsOf(
  { line }: Proposal,
  found: { words: readonly { start: number; end: number }[] } | undefined,
) {
  return found?.words.map(({ start, end }) => line.slice(start, end));
}

describe('a line', () => {
  it('becomes a logged call, a task with its day, and links to people, company and deal', () => {
    const proposal = read('Call with Marta from Acme, wants 50 units by Friday, send quote');
    const [call, task] = proposal.doings;
    expect(proposal.doings.map(({ kind }) => kind.value)).toEqual(['call', 'task']);
    expect(task?.subject).toBe('Send quote');
    expect(task?.when && dateOf(task.when.value)).toBe('2026-11-27');
    expect(wordsOf(proposal, task?.when)).toEqual(['by Friday']);
    expect(wordsOf(proposal, call?.kind)).toEqual(['Call with Marta from Acme']);
    expect(proposal.people.map(({ value }) => value.name)).toEqual(['Marta Ruiz']);
    expect(wordsOf(proposal, proposal.people[0])).toEqual(['Marta']);
    expect(proposal.companies.map(({ value }) => value.name)).toEqual(['Acme']);
    expect(proposal.deals.map(({ value }) => value.name)).toEqual(['Packaging line']);
    expect(proposal.quantities.map(({ value }) => value)).toEqual([50]);
  });

  it('offers the other person of the same name', () => {
    const [marta] = read('call Marta tomorrow').people;
    expect([marta?.value.name, ...(marta?.alternatives ?? []).map(({ name }) => name)]).toEqual([
      'Marta Ruiz',
      'Marta Colombo',
    ]);
  });

  it('means the person of the company that is named', () => {
    expect(read('Llamada con Marta de Lavazza', 'es').people[0]?.value.name).toBe('Marta Colombo');
  });

  it('keeps its places when letters are composed, doubled or of other planes', () => {
    const proposal = read('😀 Straße: llamar a I\u0301n\u0303igo man\u0303ana a las 10', 'es');
    expect(wordsOf(proposal, proposal.people[0])).toEqual(['Íñigo']);
    expect(wordsOf(proposal, proposal.doings.at(-1)?.when)).toEqual(['mañana', 'a las 10']);
  });

  it('is read in its own language, whatever the user’s is', () => {
    const languages = (['en', 'es', 'it'] as const).map((own) => [
      read('send the quote to Marta by Friday', own).language,
      read('mandar el presupuesto a Marta antes del viernes', own).language,
      read('mandare il preventivo a Marta entro venerdì', own).language,
    ]);
    expect(languages).toEqual([
      ['en', 'es', 'it'],
      ['en', 'es', 'it'],
      ['en', 'es', 'it'],
    ]);
  });

  it('follows the user’s language where it does not tell', () => {
    expect(read('Acme', 'it').language).toBe('it');
  });

  it('never fails, whatever is in it', () => {
    const odd = [
      '',
      ' ',
      '\u0000\ue001\ue002',
      '((((',
      '99/99/9999 25:99',
      '€€€ 1.2.3.4',
      'a'.repeat(5_000),
      '٣ days',
      '\ud800',
    ];
    for (const line of odd) {
      expect(() => read(line)).not.toThrow();
    }
    expect(read(' ').doings).toEqual([]);
  });
});

describe('days and hours', () => {
  const when = (line: string, language: Language = 'en') => {
    const found = read(line, language).doings[0]?.when;
    return (
      found && `${dateOf(found.value)}${found.value.time === undefined ? '' : ` ${timeOf(found.value.time)}`}`
    );
  };

  it.each([
    ['en', 'call Tom next Friday', '2026-12-04'],
    ['es', 'llamar a Pilar el viernes que viene', '2026-11-27'],
    ['it', 'chiamare Paolo venerdì prossimo', '2026-11-27'],
    ['it', 'chiamare Paolo venerdì della prossima settimana', '2026-12-04'],
    ['en', 'met Tom last Friday', '2026-11-20'],
    ['es', 'visto a Javier el lunes', '2026-11-23'],
    ['en', 'call Tom 3pm', '2026-11-24 15:00'],
    ['en', 'call Tom at 9', '2026-11-25 09:00'],
    ['es', 'llamar a Pilar mañana por la tarde', '2026-11-25 15:00'],
    ['es', 'llamar a Pilar a las 15:30', '2026-11-24 15:30'],
    ['it', 'chiamare Paolo stasera', '2026-11-24 19:00'],
    ['it', 'chiamare Paolo alle 15', '2026-11-24 15:00'],
    ['it', 'chiamare Paolo tra 3 giorni', '2026-11-27'],
    ['es', 'llamar a Pilar dentro de un mes', '2026-12-24'],
    ['en', 'send quote to Tom 15/3', '2027-03-15'],
    ['en', 'send quote to Tom by end of month', '2026-11-30'],
  ] as const)('%s: %s', (language, line, meant) => {
    expect(when(line, language)).toBe(meant);
  });

  it('tell the other day a word may mean', () => {
    const found = read('call Tom next Friday').doings[0]?.when;
    expect(found?.alternatives.map(dateOf)).toEqual(['2026-11-27']);
  });

  it('are those of the user’s zone', () => {
    const late = { ...contextOf('en'), now: Date.UTC(2026, 10, 24, 23, 30) };
    const found = understand('call Tom tomorrow', late, directory).doings[0]?.when;
    expect(found && dateOf(found.value)).toBe('2026-11-26');
  });

  it.each([
    'order 10248 is late',
    'version 2.5 is fine',
    'open 24/7',
    'invoice 20260114 is open',
    'IBAN ES91 2100 0418',
  ])('are not seen in %s', (line) => {
    expect(when(line)).toBeUndefined();
  });
});

describe('amounts', () => {
  it.each([
    ['12.500 €', '12500 EUR'],
    ['12,5k', '12500 EUR'],
    ['USD 3,000', '3000 USD'],
    ['3 mila euro', '3000 EUR'],
    ['medio millón', '500000 EUR'],
    ['1.250,50 €', '1250.5 EUR'],
    ['£1.2m', '1200000 GBP'],
  ])('%s is %s', (text, meant) => {
    expect(
      read(`offer for Acme ${text}`).amounts.map(({ value }) => `${value.amount} ${value.currency}`),
    ).toEqual([meant]);
  });

  it.each(['call +39 02 1234567', 'order 4512', '50 units', '10% off', 'medio millón de cápsulas'])(
    'are not seen in %s',
    (text) => {
      expect(read(text).amounts).toEqual([]);
    },
  );
});

describe('the directory', () => {
  it('finds thousands quickly', () => {
    const many = new Directory(manyCustomers(5_000, 2_000));
    const line =
      'Call with Marta Ruiz from Acme, wants 50 units by Friday, send quote to jon carter tomorrow at 10';
    const times = Array.from({ length: 40 }, () => {
      const start = performance.now();
      understand(line, contextOf('en'), many);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(5);
  });

  it('knows the new name and forgets the old one', () => {
    const one = { object: 'person', id: 'p', isMine: true, touchedAt: 0 } as const;
    const few = new Directory([{ ...one, name: 'Ada Byron' }]);
    few.put({ ...one, name: 'Ada Lovelace' });
    expect(few.at('byron')).toEqual([]);
    expect(few.near('lovelase').map(({ known }) => known.name)).toEqual(['Ada Lovelace']);
    few.remove('p');
    expect(few.at('ada')).toEqual([]);
  });
});

// The floors lie a little below what `npm run bench:capture` prints; bench/CAPTURE.md has the figures.
const FLOORS: Readonly<Record<Part, number>> = {
  kind: 0.94,
  date: 0.96,
  time: 0.96,
  amount: 0.98,
  person: 0.96,
  company: 0.97,
  task: 0.94,
};

describe('the labelled lines', () => {
  const total = (language: Language) => {
    const text = readFileSync(join(import.meta.dirname, 'testing', `${language}.jsonl`), 'utf8');
    return measure(readCases(text), language).tallies;
  };
  it.each(['en', 'es', 'it'] as const)('are understood in %s', (language) => {
    const tallies = total(language);
    const share = ({ right, said, meant }: Tally) => Math.min(right / said, right / meant);
    const low = Object.entries(FLOORS).filter(([part, floor]) => share(tallies[part as Part]) < floor); // its own keys
    expect(low).toEqual([]);
  });
});

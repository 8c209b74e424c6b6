import { describe, expect, it } from 'vitest';
import { fold } from '~/data/filter/folding.ts';
import { lastDigits } from '~/platform/phones.ts';
import { type Entry, isNear, reasonFor, scoreOf } from './scoring.ts';
import { wantedOf } from './wanted.ts';

/** From here on something fits as it was typed; below it is a guess. */
const STRONG = 50;

function entry(title: string, also: string[] = [], numbers: string[] = []): Entry {
  const folded = fold(title);
  return {
    object: 'company',
    id: title,
    title,
    folded,
    words: folded.split(' '),
    facts: also.map((text) => ({ text, folded: fold(text) })),
    numbers: numbers.map((text) => ({ text, digits: lastDigits(text) })),
  };
}

const score = (found: Entry, typed: string, allowsTypos = false) =>
  scoreOf(found, wantedOf(typed), allowsTypos);

describe('what is typed', () => {
  const garcia = entry('García Hermanos', ['info@garcia.example'], ['+34 91 555 93 20']);

  it('is found without its accents, in any case, by fragments and in any order', () => {
    expect(score(garcia, 'garcia')).toBeGreaterThan(STRONG);
    expect(score(garcia, 'HERM gar')).toBeGreaterThan(STRONG);
    expect(score(garcia, 'manos')).toBeGreaterThan(STRONG);
    expect(score(garcia, 'garcia lopez')).toBe(0);
  });

  it('ranks the whole name over its beginning over a word over a fragment over something else', () => {
    const whole = score(entry('Acme'), 'acme');
    const beginning = score(entry('Acme Iberia'), 'acme');
    const word = score(entry('Grupo Acme'), 'acme');
    const fragment = score(entry('Pacmesa'), 'acme');
    expect([whole, beginning, word, fragment]).toEqual(
      [whole, beginning, word, fragment].sort((a, b) => b - a),
    );
    expect(new Set([whole, beginning, word, fragment]).size).toBe(4);
  });

  it('finds a telephone number in any spelling', () => {
    for (const typed of ['+34915559320', '915559320', '0034 91-555-93.20', '555 9320', '(91) 555 93 20']) {
      expect(score(garcia, typed), typed).toBeGreaterThan(STRONG);
    }
    expect(score(garcia, '+34 91 555 93 21')).toBe(0);
  });

  it('finds an address by its beginning and by its domain', () => {
    expect(score(garcia, 'info@gar')).toBeGreaterThan(STRONG);
    expect(score(garcia, 'garcia.example')).toBeGreaterThan(STRONG);
  });

  it('is forgiven one slip, where that is asked for', () => {
    expect(score(garcia, 'gracia')).toBe(0);
    expect(score(garcia, 'gracia', true)).toBeGreaterThan(0);
    expect(score(garcia, 'gracia', true)).toBeLessThan(STRONG);
  });
});

it('finds a code however it is written, and says by what something was found', () => {
  const company = {
    ...entry('Queserías', ['info@quesos.example'], ['+34 91 555 93 20']),
    facts: [
      { text: 'ESB12345674', folded: 'esb12345674', code: 'esb12345674' },
      { text: 'info@quesos.example', folded: 'info@quesos.example' },
    ],
  };
  for (const typed of ['ES-B-12345674', 'b12.345.674', 'B 12345674']) {
    expect(score(company, typed), typed).toBeGreaterThan(STRONG);
    expect(reasonFor(company, wantedOf(typed)), typed).toBe('ESB12345674');
  }
  expect(score(company, 'B12345675')).toBe(0);
  expect(reasonFor(company, wantedOf('915559320'))).toBe('+34 91 555 93 20');
  expect(reasonFor(company, wantedOf('info@que'))).toBe('info@quesos.example');
  expect(reasonFor(company, wantedOf('ques'))).toBe('');
});

it('finds somebody by their company', () => {
  const ada = entry('Ada Byron');
  expect(scoreOf(ada, wantedOf('ada handel'), false, 'ernst handel')).toBeGreaterThan(STRONG);
  expect(score(ada, 'ada handel')).toBe(0);
});

it('takes one letter wrong, missing, added or two swapped for a slip, and no more', () => {
  for (const slip of ['hande', 'hadnel', 'hanndel', 'hqndel', 'hndel']) {
    expect(isNear('handel', slip), slip).toBe(true);
  }
  expect(isNear('handel', 'hadnle')).toBe(false);
  expect(isNear('handel', 'mendel')).toBe(false);
});

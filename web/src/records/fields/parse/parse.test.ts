import { describe, expect, test } from 'vitest';
import type { FieldJson, Json } from '~/data/model/schema.ts';
import { formatsOf } from '~/platform/formats.ts';
import { textOf } from '../fieldText.ts';
import { durationText, parseDuration } from './durations.ts';
import { momentOf, wallTime } from './moments.ts';
import { parseNumber, typedNumber } from './numbers.ts';
import { parseItem, parseValue, typedOf } from './parseValue.ts';
import { plainOf, richOf } from './richText.ts';
import { isDoubtfulTaxId } from './taxIds.ts';

function field(type: string, more: Partial<FieldJson> = {}): FieldJson {
  return { name: 'it', type, rule: 'last', isRequired: false, isReadOnly: false, isUnique: false, ...more };
}

describe('numbers', () => {
  test.each([
    ['1234.5', 'en', 1234.5],
    ['1,234.5', 'en', 1234.5],
    ['1,234', 'en', 1234],
    ['1,5', 'en', 1.5],
    ['1.234', 'es', 1234],
    ['1.234', 'en', 1.234],
    ['1,234', 'it', 1.234],
    ['1.234,50', 'it', 1234.5],
    ['1.234.567', 'es', 1_234_567],
    ['1 234 567', 'es', 1_234_567],
    ['−3', 'en', -3],
    ['12k', 'en', 12_000],
    ['1,1k', 'es', 1100],
    ['2 mln', 'it', 2_000_000],
    [',5', 'it', 0.5],
  ] as const)('%s in %s is %d', (text, language, value) => {
    expect(parseNumber(text, language)).toBe(value);
  });

  test.each(['', 'abc', '1.2.3', '12,34,5', '1,2.3,4', '--1', '1e5'])('%s is none', (text) => {
    expect(parseNumber(text, 'en')).toBeUndefined();
  });

  test('what is typed is read back in every language', () => {
    for (const language of ['en', 'es', 'it'] as const) {
      for (const value of [0, -1, 0.125, 1234.5, 1_000_000, 12.345]) {
        expect(parseNumber(typedNumber(value, language), language)).toBe(value);
      }
    }
  });
});

describe('durations', () => {
  test.each([
    ['1h 30', 'PT1H30M'],
    ['1 h 30 min', 'PT1H30M'],
    ['90', 'PT1H30M'],
    ['1:30', 'PT1H30M'],
    ['45 min', 'PT45M'],
    ['2 horas', 'PT2H'],
    ['1 ora 5 minuti', 'PT1H5M'],
    ['2 giorni', 'PT48H'],
    ['1,5h', 'PT1H30M'],
    ['30s', 'PT30S'],
  ])('%s is %s', (text, value) => {
    expect(parseDuration(text, 'es')).toBe(value);
  });

  test.each(['', 'soon', '1 parsec', '1:75'])('%s is none', (text) => {
    expect(parseDuration(text, 'en')).toBeUndefined();
  });

  test('are read as they are typed', () => {
    expect(durationText('PT1H30M')).toBe('1 h 30 min');
    expect(parseDuration(durationText('PT25H1M5S'), 'it')).toBe('PT25H1M5S');
  });
});

describe('moments', () => {
  test('are typed in the zone of the user, on both sides of a clock change', () => {
    expect(wallTime('2026-07-01T08:00:00Z', 'Europe/Rome')).toBe('2026-07-01T10:00');
    expect(momentOf('2026-07-01T10:00', 'Europe/Rome')).toBe('2026-07-01T08:00:00Z');
    expect(momentOf('2026-01-01T10:00', 'Europe/Rome')).toBe('2026-01-01T09:00:00Z');
    expect(momentOf('2026-03-29T03:30', 'Europe/Rome')).toBe('2026-03-29T01:30:00Z');
  });
});

describe('rich text', () => {
  test('becomes lines and paragraphs again', () => {
    expect(plainOf('<p>One &amp; two</p><ul><li>a</li><li>b</li></ul>')).toBe('One & two\n- a\n- b');
    expect(richOf('a < b\n\nc')).toBe('<p>a &lt; b</p><p><br></p><p>c</p>');
    expect(plainOf(richOf('x & y\nz'))).toBe('x & y\nz');
  });
});

describe('tax ids', () => {
  test('warn of a wrong check character, and of nothing we do not know', () => {
    expect(isDoubtfulTaxId('12345678Z')).toBe(false);
    expect(isDoubtfulTaxId('12345678A')).toBe(true);
    expect(isDoubtfulTaxId('X1234567L')).toBe(false);
    expect(isDoubtfulTaxId('IT 07643520567')).toBe(false);
    expect(isDoubtfulTaxId('IT07643520568')).toBe(true);
    expect(isDoubtfulTaxId('DE811569869')).toBe(false);
  });
});

describe('values', () => {
  test('say why they cannot be taken', () => {
    const whole = field('number', { settings: { scale: 0, min: 0 } });
    expect(parseValue(whole, '1,5', 'es')).toEqual({ doubt: { kind: 'whole' } });
    expect(parseValue(whole, '-2', 'es')).toEqual({ doubt: { kind: 'least', limit: 0 } });
    expect(parseValue(whole, '1.200', 'es')).toEqual({ value: 1200 });
    expect(parseValue(field('percent'), '22 %', 'it')).toEqual({ value: 22 });
    expect(parseValue(field('text', { isRequired: true }), '  ', 'en')).toEqual({
      doubt: { kind: 'required' },
    });
    expect(parseValue(field('text'), '  ', 'en')).toEqual({ value: null });
    expect(parseValue(field('text', { settings: { maxLength: 3 } }), 'abcd', 'en')).toEqual({
      doubt: { kind: 'length', limit: 3 },
    });
    expect(parseValue(field('geoPoint'), '41.39, 2.17', 'en')).toEqual({
      value: { latitude: 41.39, longitude: 2.17 },
    });
    expect(parseValue(field('geoPoint'), '141.39, 2.17', 'en')).toEqual({ doubt: { kind: 'place' } });
    expect(parseValue(field('json'), '{', 'en')).toEqual({ doubt: { kind: 'json' } });
    expect(parseValue(field('approximateAmount'), 'about 50k', 'en')).toEqual({ value: 'about 50k' });
  });

  test('of lists are tidied or refused', () => {
    expect(parseItem('emailList', ' ana@acme.example ')).toBe('ana@acme.example');
    expect(parseItem('emailList', 'ana')).toBeUndefined();
    expect(parseItem('phoneList', '0034 600 11 22 33')).toBe('+34600112233');
    expect(parseItem('phoneList', '600 11 22 33')).toBe('600 11 22 33');
    expect(parseItem('phoneList', 'call me')).toBeUndefined();
    expect(parseItem('urlList', 'acme.example')).toBe('https://acme.example');
    expect(parseItem('urlList', 'javascript:alert(1)')).toBeUndefined();
  });

  test('are typed as they are read', () => {
    expect(typedOf(field('number'), 1234.5, 'es')).toBe('1234,5');
    expect(typedOf(field('taxId'), { country: 'IT', number: '123', kind: 'other' }, 'it')).toBe('IT123');
    expect(typedOf(field('approximateAmount'), { from: 40, to: 60, currency: 'EUR' }, 'en')).toBe('40 – 60');
  });

  const shown: readonly (readonly [string, Json, string, string, string])[] = [
    ['number', 1234.5, '1,234.5', '1.234,5', '1.234,5'],
    ['money', { amount: 12000, currency: 'EUR' }, '€12,000', '12.000 €', '12.000 €'],
    ['percent', 22, '22%', '22 %', '22%'],
    ['boolean', true, 'Yes', 'Sí', 'Sì'],
    ['date', '2024-11-22', '22 Nov 2024', '22 nov 2024', '22 nov 2024'],
    ['duration', 'PT90M', '1 h 30 min', '1 h 30 min', '1 h 30 min'],
    ['address', { city: 'Graz', country: 'AT' }, 'Graz, Austria', 'Graz, Austria', 'Graz, Austria'],
    ['address', { city: 'Roma', country: 'IT' }, 'Roma, Italy', 'Roma, Italia', 'Roma, Italia'],
    ['personName', { full: 'Ana García' }, 'Ana García', 'Ana García', 'Ana García'],
    ['emailList', [{ address: 'a@b.example', isPrimary: true }], 'a@b.example', 'a@b.example', 'a@b.example'],
    ['urlList', [{ url: 'https://www.acme.example/' }], 'acme.example', 'acme.example', 'acme.example'],
    ['rating', 3, '3 of 5', '3 de 5', '3 su 5'],
    ['approximateAmount', { words: 'about 50k', currency: 'EUR' }, 'about 50k', 'about 50k', 'about 50k'],
    ['richText', '<p>Hello</p>', 'Hello', 'Hello', 'Hello'],
  ];
  test.each(shown)('%s %j is read in three languages', (type, value, en, es, it) => {
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    const of = (language: 'en' | 'es' | 'it') =>
      plain(textOf(field(type), value, formatsOf(language, 'Europe/Rome')));
    expect([of('en'), of('es'), of('it')]).toEqual([plain(en), plain(es), plain(it)]);
  });
});

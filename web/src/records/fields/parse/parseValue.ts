import type { FieldJson, Json } from '~/data/model/schema.ts';
import type { Language } from '~/platform/settings.ts';
import { durationText, parseDuration } from './durations.ts';
import { parseNumber, typedNumber } from './numbers.ts';

/** Why what was typed cannot be taken. */
export type Doubt =
  | {
      readonly kind:
        | 'number'
        | 'whole'
        | 'duration'
        | 'place'
        | 'json'
        | 'phone'
        | 'email'
        | 'web'
        | 'required';
    }
  | { readonly kind: 'least' | 'most' | 'length' | 'scale'; readonly limit: number };

export type Parsed = { readonly value: Json } | { readonly doubt: Doubt };

type Parts = { readonly [name: string]: Json };

/** What an input shows of a value that is edited as one text. */
export function typedOf(field: FieldJson, value: Json | undefined, language: Language): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'number') {
    return typedNumber(value, language);
  }
  if (typeof value === 'string') {
    return field.type === 'duration' ? durationText(value) : value;
  }
  if (field.type === 'json') {
    return JSON.stringify(value, null, 2);
  }
  const parts = (Array.isArray(value) || typeof value === 'boolean' ? {} : value) as Parts; // the rest are parts
  switch (field.type) {
    case 'geoPoint':
      return `${parts.latitude}, ${parts.longitude}`;
    case 'taxId':
      return `${parts.country ?? ''}${parts.number ?? ''}`;
    case 'approximateAmount':
    case 'approximateDate': {
      const ends = [parts.from, parts.to].filter((end) => end !== undefined && end !== null);
      return String(parts.words ?? [...new Set(ends.map(String))].join(' \u2013 '));
    }
    default:
      return '';
  }
}

/** What was typed into one line, as the server wants it; null for nothing. */
export function parseValue(field: FieldJson, text: string, language: Language): Parsed {
  const plain = field.type === 'longText' || field.type === 'json' ? text : text.trim();
  if (plain.trim() === '') {
    return field.isRequired ? { doubt: { kind: 'required' } } : { value: null };
  }
  const parse = PARSERS[field.type];
  return parse ? parse(plain, field, language) : ofLength(plain, field);
}

type Parser = (text: string, field: FieldJson, language: Language) => Parsed;

const PARSERS: { readonly [type: string]: Parser } = {
  number: (text, field, language) => ofNumber(text, field, language),
  percent: (text, field, language) => ofNumber(text.replace(/\s*%$/, ''), field, language),
  duration: (text, _, language) => {
    const value = parseDuration(text, language);
    return value === undefined ? { doubt: { kind: 'duration' } } : { value };
  },
  geoPoint: (text) => {
    const [latitude = Number.NaN, longitude = Number.NaN, ...more] = text.split(/[,;\s]+/).map(Number);
    const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && more.length === 0;
    return isPlace ? { value: { latitude, longitude } } : { doubt: { kind: 'place' } };
  },
  json: (text) => {
    try {
      return { value: JSON.parse(text) };
    } catch {
      return { doubt: { kind: 'json' } };
    }
  },
  // a plain number or words: the server understands both, and says so where it does not
  approximateAmount: (text) => ({ value: text }),
  approximateDate: (text) => ({ value: text }),
  taxId: (text) => ({ value: text.toUpperCase().replace(/[\s.]/g, '') }),
};

function settingOf(field: FieldJson, name: string): number | undefined {
  const setting = field.settings?.[name];
  return typeof setting === 'number' ? setting : undefined;
}

function ofNumber(text: string, field: FieldJson, language: Language): Parsed {
  const value = parseNumber(text, language);
  if (value === undefined) {
    return { doubt: { kind: 'number' } };
  }
  const [least, most, scale] = [settingOf(field, 'min'), settingOf(field, 'max'), settingOf(field, 'scale')];
  if (scale !== undefined && Math.abs(value * 10 ** scale - Math.round(value * 10 ** scale)) > 1e-6) {
    return { doubt: scale === 0 ? { kind: 'whole' } : { kind: 'scale', limit: scale } };
  }
  if (least !== undefined && value < least) {
    return { doubt: { kind: 'least', limit: least } };
  }
  return most !== undefined && value > most ? { doubt: { kind: 'most', limit: most } } : { value };
}

const LENGTHS: { readonly [type: string]: number } = { text: 255, longText: 100_000, richText: 100_000 };

function ofLength(text: string, field: FieldJson): Parsed {
  const limit = settingOf(field, 'maxLength') ?? LENGTHS[field.type];
  return limit !== undefined && text.length > limit ? { doubt: { kind: 'length', limit } } : { value: text };
}

/** An item of a list of addresses, numbers or pages; undefined where it cannot be one. */
export function parseItem(type: string, text: string): string | undefined {
  const plain = text.trim();
  if (type === 'emailList') {
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain) ? plain : undefined;
  }
  if (type === 'phoneList') {
    const number = plain.replace(/[\s().\-/]/g, '').replace(/^00/, '+');
    return /^\+?\d{5,15}$/.test(number) ? (number.startsWith('+') ? number : plain) : undefined;
  }
  const url = /^[a-z][a-z\d+.-]*:/i.test(plain) ? plain : `https://${plain}`;
  return /^https?:\/\/[^\s/]+\.[^\s/]+/i.test(url) ? url : undefined;
}

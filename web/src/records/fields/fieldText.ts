import type { FieldJson, Json } from '~/data/model/schema.ts';
import type { Formats } from '~/platform/formats.ts';
import { spacedNumber } from '~/platform/phones.ts';
import type { Language } from '~/platform/settings.ts';
import { optionLabel } from '../naming.ts';
import { durationText } from './parse/durations.ts';
import { plainOf } from './parse/richText.ts';
import { fieldTexts } from './texts.ts';

type Part = { readonly [name: string]: Json };

/** A value as plain text in the user's language; records that are pointed at are left to who knows their names. */
export function textOf(field: FieldJson, value: Json | undefined, formats: Formats): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (field.options && typeof value === 'string') {
    const option = field.options.find(({ key }) => key === value);
    return option ? optionLabel(option, formats.language) : value;
  }
  const type = field.resultType ?? field.type;
  if (type === 'json') {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return value.map((each: Json) => textOf(field, each, formats)).join(', ');
  }
  if (typeof value === 'object') {
    return ofParts(type, value as Part, formats); // lists were told apart above
  }
  return plain(field, type, value, formats);
}

function plain(field: FieldJson, type: string, value: string | number | boolean, formats: Formats): string {
  if (typeof value === 'number') {
    if (type === 'rating') {
      return fieldTexts[formats.language].stars(value, ratingMax(field));
    }
    return type === 'percent' ? formats.percent(value) : formats.number(value);
  }
  if (typeof value === 'boolean') {
    const words = fieldTexts[formats.language];
    return value ? words.yes : words.no;
  }
  switch (type) {
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? formats.day(value) : value;
    case 'dateTime':
      return Number.isNaN(Date.parse(value)) ? value : formats.when(value);
    case 'duration':
      return durationText(value);
    case 'richText':
      return plainOf(value);
    case 'urlList':
      return siteOf(value);
    default:
      return value;
  }
}

/** Money, names, addresses and the like. */
function ofParts(type: string, value: Part, formats: Formats): string {
  const { amount, currency } = value;
  if (typeof amount === 'number') {
    return formats.money(amount, String(currency));
  }
  if (type === 'approximateAmount' || type === 'approximateDate') {
    return ofRange(type, value, formats);
  }
  if (type === 'taxId') {
    return `${String(value.country ?? '')} ${String(value.number ?? '')}`.trim();
  }
  if (type === 'geoPoint') {
    return `${String(value.latitude)}, ${String(value.longitude)}`;
  }
  if (type === 'urlList') {
    return siteOf(String(value.url ?? ''));
  }
  if (typeof value.number === 'string') {
    return spacedNumber(value.number);
  }
  const main = value.full ?? value.address ?? value.words ?? value.name ?? value.label;
  return typeof main === 'string' ? main : ofAddress(value, formats.language);
}

/** The words somebody used, else the range in figures. */
function ofRange(type: string, value: Part, formats: Formats): string {
  if (typeof value.words === 'string') {
    return value.words;
  }
  const written = (end: Json | undefined) =>
    typeof end === 'number'
      ? formats.money(end, String(value.currency))
      : typeof end === 'string' && type === 'approximateDate'
        ? formats.day(end)
        : '';
  return [...new Set([written(value.from), written(value.to)])].filter(Boolean).join(' \u2013 ');
}

const countries = new Map<Language, Intl.DisplayNames>();

export function countryName(code: string, language: Language): string {
  let names = countries.get(language);
  if (!names) {
    names = new Intl.DisplayNames(language, { type: 'region' });
    countries.set(language, names);
  }
  try {
    return names.of(code) ?? code;
  } catch {
    return code; // not the code of a country
  }
}

/** An address in one line. */
export function ofAddress(value: Part, language: Language): string {
  const text = (part: Json | undefined) => (typeof part === 'string' ? part : '');
  const place = [text(value.postalCode), text(value.city)].filter(Boolean).join(' ');
  const country = value.country ? countryName(text(value.country), language) : '';
  return [text(value.street), text(value.street2), place, text(value.region), country]
    .filter(Boolean)
    .join(', ');
}

/** A web address as one says it: without the protocol and without the last slash. */
export function siteOf(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

/** How many stars a rating has at most. */
export function ratingMax(field: FieldJson): number {
  const most = field.settings?.max;
  return typeof most === 'number' ? most : 5;
}

import type { FieldJson, Json } from '~/data/model/schema.ts';
import type { Formats } from '~/platform/formats.ts';
import { optionLabel } from '../naming.ts';

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
  if (Array.isArray(value)) {
    return value.map((each: Json) => textOf(field, each, formats)).join(', ');
  }
  if (typeof value === 'object') {
    return ofParts(value as Part, formats); // lists were told apart above
  }
  return plain(field.resultType ?? field.type, value, formats);
}

function plain(type: string, value: string | number | boolean, formats: Formats): string {
  if (typeof value === 'number') {
    return type === 'percent' ? formats.percent(value) : formats.number(value);
  }
  if (typeof value === 'boolean') {
    return value ? '✓' : '';
  }
  if (type === 'date') {
    return formats.day(value);
  }
  return type === 'dateTime' ? formats.when(value) : value;
}

/** Money, names, addresses and the like, told apart by what they consist of. */
function ofParts(value: Part, formats: Formats): string {
  const { amount, currency } = value;
  if (typeof amount === 'number') {
    return formats.money(amount, String(currency));
  }
  const main = value.full ?? value.address ?? value.number ?? value.url ?? value.words ?? value.name;
  if (typeof main === 'string') {
    return main;
  }
  const { street, postalCode, city, region, country } = value;
  return [street, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ');
}

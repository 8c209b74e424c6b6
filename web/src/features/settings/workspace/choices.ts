import type { Language } from '~/platform/settings.ts';

type Choice = { readonly value: string; readonly label: string };

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Not countries, though there are words for them. */
const OTHERS = new Set([
  'EU',
  'EZ',
  'UN',
  'XA',
  'XB',
  'ZZ',
  'QO',
  'AC',
  'CP',
  'DG',
  'EA',
  'IC',
  'TA',
  'XK',
  'CQ',
]);

function sorted(choices: readonly Choice[], language: Language): readonly Choice[] {
  return choices.toSorted((one, other) => one.label.localeCompare(other.label, language));
}

/** Countries by their ISO codes, in the user's language. */
export function countries(language: Language): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const known = codes.flatMap((code) => {
    const label = OTHERS.has(code) ? undefined : names.of(code);
    return label ? [{ value: code, label }] : [];
  });
  return sorted(known, language);
}

/** Currencies by their ISO codes. */
export function currencies(language: Language): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} \u00b7 ${names.of(code)}`,
  }));
}

/** Time zones; the present one is among them, whatever the browser calls it. */
export function zones(present: string): readonly Choice[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [...(known.includes(present) ? [] : [present]), ...known].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));
}

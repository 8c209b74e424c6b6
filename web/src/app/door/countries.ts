/** Where people pay with what; the others pay with what is chosen. */
const CURRENCIES: { readonly [currency: string]: string } = {
  EUR: 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI SK SM VA',
  USD: 'US EC SV PR PA',
  GBP: 'GB',
  CHF: 'CH LI',
  MXN: 'MX',
  ARS: 'AR',
  COP: 'CO',
  CLP: 'CL',
  PEN: 'PE',
  UYU: 'UY',
  BRL: 'BR',
  CAD: 'CA',
  AUD: 'AU',
  DKK: 'DK',
  SEK: 'SE',
  NOK: 'NO',
  PLN: 'PL',
  CZK: 'CZ',
  HUF: 'HU',
  RON: 'RO',
};

export const COMMON_CURRENCIES = Object.keys(CURRENCIES);

/** The codes of all countries that have a name. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Names that are no country of the list that the server knows. */
const NOT_COUNTRIES = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB XK YD YU ZR ZZ MI JT NQ CT'.split(
    ' ',
  ),
);

export function countries(language: string): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NOT_COUNTRIES.has(code))
    .flatMap((value) => {
      const label = names.of(value);
      return label === undefined || label === value ? [] : [{ value, label }];
    })
    .sort((one, other) => one.label.localeCompare(other.label, language));
}

/** What a country pays with, as far as it is known here. */
export function currencyOf(country: string): string {
  return COMMON_CURRENCIES.find((currency) => CURRENCIES[currency]?.split(' ').includes(country)) ?? 'EUR';
}

/** The country that one's browser is set to; a language alone counts as where most speak it in Europe. */
export function ownCountry(wanted: readonly string[] = globalThis.navigator?.languages ?? []): string {
  for (const tag of wanted) {
    const { region } = new Intl.Locale(tag);
    if (region && /^[A-Z]{2}$/.test(region)) {
      return region;
    }
  }
  const language = wanted[0]?.slice(0, 2);
  return language === 'es' ? 'ES' : language === 'en' ? 'GB' : 'IT';
}

/** All time zones, with one's own even where the browser's list lacks it. */
export function zones(own: string): string[] {
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].sort();
}

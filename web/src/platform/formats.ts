import { type Language, settings, useSettings } from './settings.ts';

/** How numbers, money and times are written for this user. */
export type Formats = {
  readonly language: Language;
  readonly zone: string;
  number(value: number, digits?: number): string;
  /** Short where space is dear: 12.5k. */
  compact(value: number): string;
  money(value: number, currency: string): string;
  percent(value: number): string;
  bytes(value: number): string;
  /** A day, `2026-11-22`, which has no time zone; with its year only if that is another one. */
  day(value: string): string;
  /** The day of a moment with its weekday, as a page is headed. */
  weekday(value: string): string;
  /** A moment as day and time in the user's zone. */
  moment(value: string): string;
  time(value: string): string;
  /** As people say it: today 10:14, yesterday, 3 March, 3 March 2024. */
  when(value: string, now?: Date): string;
  /** How long ago or how far ahead in days, in words. */
  days(count: number): string;
  list(values: readonly string[]): string;
};

const known = new Map<string, Formats>();

/** Formats of a language and a zone; made once, since making them is slow. */
export function formatsOf(language: Language, zone: string): Formats {
  const name = `${language} ${zone}`;
  let formats = known.get(name);
  if (!formats) {
    formats = make(language, zone);
    known.set(name, formats);
  }
  return formats;
}

export function useFormats(): Formats {
  const { language, zone } = useSettings();
  return formatsOf(language, zone);
}

export function formatsNow(): Formats {
  const { language, zone } = settings.get();
  return formatsOf(language, zone);
}

/** The calendar day of a moment in a zone, as `2026-11-22`. */
export function dayOf(moment: Date, zone: string): string {
  // Swedes write dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(moment);
}

/** English as Europe writes it: days before months, 24 hours. */
const TAGS: { readonly [L in Language]: string } = { en: 'en-GB', es: 'es-ES', it: 'it-IT' };

function make(language: Language, zone: string): Formats {
  const tag = TAGS[language];
  const timeZone = isZone(zone) ? zone : 'UTC';
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options);
  const plainDay = of({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const plainDayOfYear = of({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const day = of({ day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const dayOfYear = of({ day: 'numeric', month: 'short', timeZone });
  const weekday = of({ weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const moment = of({ dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = of({ hour: '2-digit', minute: '2-digit', timeZone });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const compact = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const numbers = new Map<string, Intl.NumberFormat>();
  const numberFormat = (name: string, options: Intl.NumberFormatOptions) => {
    let format = numbers.get(name);
    if (!format) {
      format = new Intl.NumberFormat(tag, { useGrouping: true, ...options });
      numbers.set(name, format);
    }
    return format;
  };
  return {
    language,
    zone: timeZone,
    number: (value, digits = 6) =>
      numberFormat(`n${digits}`, { maximumFractionDigits: digits }).format(value),
    compact: (value) => compact.format(value),
    money(value, currency) {
      try {
        const digits = Number.isInteger(value) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
        const name = `${currency}${Number.isInteger(value)}`;
        return numberFormat(name, { style: 'currency', currency, ...digits }).format(value);
      } catch {
        return `${value} ${currency}`;
      }
    },
    percent: (value) => percent.format(value / 100),
    bytes(value) {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
      const step = Math.min(3, Math.floor(Math.log(Math.max(value, 1)) / Math.log(1000)));
      const unit = units[step] ?? 'byte';
      const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
      return numberFormat(unit, options).format(value / 1000 ** step);
    },
    day(value) {
      const format = value.startsWith(dayOf(new Date(), timeZone).slice(0, 4)) ? plainDayOfYear : plainDay;
      return format.format(new Date(`${value}T00:00:00Z`));
    },
    weekday: (value) => weekday.format(new Date(value)),
    moment: (value) => moment.format(new Date(value)),
    time: (value) => time.format(new Date(value)),
    when(value, now = new Date()) {
      const at = new Date(value);
      const away = daysBetween(dayOf(now, timeZone), dayOf(at, timeZone));
      if (away >= -1 && away <= 1) {
        return `${relative.format(away, 'day')} ${time.format(at)}`;
      }
      return (at.getFullYear() === now.getFullYear() ? dayOfYear : day).format(at);
    },
    days: (count) => relative.format(count, 'day'),
    list: (values) => list.format(values),
  };
}

/** How many days lie between two days, negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

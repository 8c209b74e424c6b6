import type { Language } from '~/platform/settings.ts';
import { parseNumber } from './numbers.ts';

const UNITS: { readonly [unit: string]: number } = { d: 86_400, g: 86_400, h: 3600, m: 60, s: 1 };

/**
 * A duration as people write it: `1h 30`, `1:30`, `90 min`, `45`, `2 d`; a bare number is minutes.
 *
 * @returns ISO 8601 (`PT1H30M`); undefined where it is none
 */
export function parseDuration(text: string, language: Language): string | undefined {
  const plain = text.trim().toLowerCase();
  const clock = /^(\d+):([0-5]\d)$/.exec(plain);
  if (clock) {
    return isoDuration(Number(clock[1]) * 3600 + Number(clock[2]) * 60);
  }
  let seconds = 0;
  let unit = 'h'; // so that a number alone means the unit below hours
  let rest = plain;
  while (rest !== '') {
    const part = /^(\d+(?:[.,]\d+)?)\s*([a-zà-ú]+\.?)?\s*/.exec(rest);
    const amount = parseNumber(part?.[1] ?? '', language);
    if (!part || amount === undefined) {
      return undefined;
    }
    unit = unitOf(part[2], unit);
    const size = UNITS[unit];
    if (size === undefined) {
      return undefined;
    }
    seconds += amount * size;
    rest = rest.slice(part[0].length);
  }
  return plain === '' ? undefined : isoDuration(seconds);
}

/** The first letter says it in all three languages; without a word it is the unit below the one before. */
function unitOf(word: string | undefined, before: string): string {
  if (!word) {
    return before === 'd' || before === 'g' ? 'h' : before === 'h' ? 'm' : 's';
  }
  return /^(d|días?|days?|giorn[oi]|g|h|hours?|hrs?|horas?|or[ae]|min|mins|minut\w*|m|s|sec\w*|seg\w*)\.?$/.test(
    word,
  )
    ? word.startsWith('o')
      ? 'h'
      : word.charAt(0)
    : '?';
}

function isoDuration(total: number): string {
  const seconds = Math.round(total);
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, rest && `${rest}S`].filter(Boolean).join('');
  return `PT${parts || '0S'}`;
}

/** The seconds of an ISO 8601 duration. */
export function secondsOf(duration: string): number {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration);
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = parts ?? [];
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** A duration as it is read and typed: `1 h 30 min`. */
export function durationText(duration: string): string {
  const total = secondsOf(duration);
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(
    Boolean,
  );
  return parts.join(' ') || '0 min';
}

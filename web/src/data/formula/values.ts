import * as calendar from './calendar.ts';
import * as decimal from './decimal.ts';
import type { Money, Value } from './terms.ts';

/** Numbers as text keep every digit; as numbers they are taken for what they print. */
type Json = string | number | boolean | null | undefined | { [key: string]: unknown };

/**
 * A value of a record, in the JSON of the API, as formulas take it.
 *
 * @param valueType the type of the field's values, as the model names it
 */
export function fromJson(valueType: string, json: Json): Value {
  if (json === null || json === undefined) {
    return null;
  }
  switch (valueType) {
    case 'number':
    case 'rating':
    case 'percent':
      return decimal.decimal(String(json));
    case 'money': {
      const { amount, currency } = json as { amount: string | number; currency: string };
      return { amount: decimal.decimal(String(amount)), currency };
    }
    case 'date':
      return calendar.parseDay(String(json));
    case 'dateTime':
      return calendar.parseMoment(String(json));
    case 'duration':
      return decimal.whole(millis(String(json)));
    case 'boolean':
      return json === true;
    case 'personName':
      return String((json as { full?: unknown }).full ?? '') || null;
    case 'taxId': {
      const { country, number } = json as { country?: string; number?: string };
      return number ? `${country ?? ''}${number}` : null;
    }
    default:
      return typeof json === 'string' ? json : JSON.stringify(json);
  }
}

/** A result in the JSON of the API; numbers as texts, so that no digit is lost. */
export function toJson(
  kind: string,
  value: Value,
): string | boolean | { amount: string; currency: string } | null {
  if (value === null) {
    return null;
  }
  switch (kind) {
    case 'number':
    case 'percent':
      return decimal.plain(value as bigint);
    case 'money': {
      const money = value as Money;
      return { amount: decimal.plain(money.amount), currency: money.currency };
    }
    case 'date':
      return calendar.formatDay(value as number, 'yyyy-MM-dd');
    case 'dateTime':
      return calendar.printMoment(value as bigint);
    case 'duration':
      return printDuration(decimal.truncated(value as bigint));
    default:
      return value as string | boolean;
  }
}

/** Reads `PT1H30M`, `-PT0.5S`, `P1DT2H` and the like into milliseconds. */
function millis(text: string): bigint {
  const match = /^(-?)P(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d{1,3})\d*)?S)?)?$/.exec(
    text,
  );
  if (!match) {
    throw new Error(`not a duration: ${text}`);
  }
  const part = (index: number, size: bigint) => BigInt(match[index] ?? 0) * size;
  const seconds = BigInt(match[6] ?? 0) * 1000n + BigInt((match[7] ?? '').padEnd(3, '0'));
  const whole =
    part(2, 86_400_000n) + part(3, 3_600_000n) + part(4, 60_000n) + (match[5] === '-' ? -seconds : seconds);
  return match[1] === '-' ? -whole : whole;
}

/** As `java.time.Duration` prints it. */
function printDuration(size: bigint): string {
  if (size === 0n) {
    return 'PT0S';
  }
  const hours = size / 3_600_000n;
  const minutes = (size % 3_600_000n) / 60_000n;
  const rest = size % 60_000n;
  const seconds = rest < 0n ? -rest : rest;
  const fraction = (seconds % 1000n).toString().padStart(3, '0').replace(/0+$/, '');
  const shown = `${rest < 0n ? '-' : ''}${seconds / 1000n}${fraction === '' ? '' : `.${fraction}`}S`;
  return `PT${hours === 0n ? '' : `${hours}H`}${minutes === 0n ? '' : `${minutes}M`}${rest === 0n ? '' : shown}`;
}

/** A decimal as written: so many digits, the point so many places before their end. */
export type Written = { readonly digits: bigint; readonly scale: number };

/** The shortest way to write it; no exponent unless it is absurd. */
function canonical(digits: bigint, scale: number): Written {
  if (digits === 0n) {
    return { digits: 0n, scale: 0 };
  }
  const text = digits.toString();
  const zeros = text.length - text.replace(/0+$/, '').length;
  const stripped = digits / 10n ** BigInt(zeros);
  const left = scale - zeros;
  return left < 0 && left > -100
    ? { digits: stripped * 10n ** BigInt(-left), scale: 0 }
    : { digits: stripped, scale: left };
}

/** The number in the text, null where there is none. */
export function written(text: string): Written | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10}))?$/.exec(text);
  if (!match || text.length > 100 || ((match[2] ?? '') === '' && (match[3] ?? '') === '')) {
    return null;
  }
  const fraction = match[3] ?? '';
  const scale = fraction.length - Number(match[4] ?? 0);
  if (Math.abs(scale) > 2_147_483_647) {
    return null;
  }
  const digits = BigInt(`${match[2]}${fraction}`);
  return canonical(match[1] === '-' ? -digits : digits, scale);
}

export function hasTooManyDigits({ digits, scale }: Written): boolean {
  return (digits < 0n ? -digits : digits).toString().length > 100 || Math.abs(scale) > 100;
}

/** In halves of 10⁻¹⁰, as cells are; what lies between two of these is the half between them. */
export function inHalves({ digits, scale }: Written): bigint {
  if (scale <= 10) {
    return 2n * digits * 10n ** BigInt(10 - scale);
  }
  const unit = 10n ** BigInt(scale - 10);
  const cut = digits / unit;
  const below = digits < 0n && digits % unit !== 0n ? cut - 1n : cut;
  return digits % unit === 0n ? 2n * cut : 2n * below + 1n;
}

export function asDouble({ digits, scale }: Written): number {
  return Number(`${digits}e${-scale}`);
}

const DURATION =
  /^([+-]?)P(?:([+-]?\d+)D)?(T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?)(\d+)(?:[.,](\d{0,9}))?S)?)?$/i;
const LONGEST = 2n ** 63n;

/** `PT1H30M` in milliseconds, as Java reads it; null for what is none. */
export function durationMillis(text: string): bigint | null {
  const match = DURATION.exec(text);
  if (!match || /^T$/i.test(match[3] ?? '') || text.length > 1_000) {
    return null;
  }
  const sign = match[6] === '-' ? -1n : 1n;
  const numbers = [match[2], match[4], match[5], match[7]];
  if (numbers.every((each) => each === undefined)) {
    return null;
  }
  const [days = 0n, hours = 0n, minutes = 0n, wholeSeconds = 0n] = numbers.map((each) => BigInt(each ?? 0));
  const nanos = sign * BigInt((match[8] ?? '').padEnd(9, '0'));
  const seconds = days * 86_400n + hours * 3_600n + minutes * 60n + sign * wholeSeconds;
  const whole = (match[1] === '-' ? -1n : 1n) * (seconds * 1_000_000_000n + nanos);
  const millis = whole / 1_000_000n;
  const floor = whole < 0n && whole % 1_000_000n !== 0n ? millis - 1n : millis;
  const isTooLong = floor >= LONGEST || floor < -LONGEST;
  return isTooLong ? null : floor;
}

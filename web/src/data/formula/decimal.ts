/** Exact decimals: whole numbers of 10⁻¹⁰, halves rounded away from zero, nothing (null) beyond 10³⁰. */
export type Decimal = bigint;

export const SCALE = 10;
export const MONEY_SCALE = 6;

const ONE = 10n ** 10n;
const LIMIT = 10n ** 40n;

function magnitude(x: bigint): bigint {
  return x < 0n ? -x : x;
}

/** The quotient of two whole numbers, halves rounded away from zero. */
function quotient(a: bigint, b: bigint): bigint {
  const rounded = (2n * magnitude(a) + magnitude(b)) / (2n * magnitude(b));
  return a < 0n !== b < 0n ? -rounded : rounded;
}

/** Reads plain digits such as `-12.5`; at most ten decimals count. */
export function decimal(text: string): Decimal {
  const match = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match || (match[2] === '' && !match[3])) {
    throw new Error(`not a number: ${text}`);
  }
  const fraction = match[3] ?? '';
  const exponent = Number(match[4] ?? 0) - fraction.length + SCALE;
  const digits = BigInt(`${match[2]}${fraction}`);
  const size = exponent >= 0 ? digits * 10n ** BigInt(exponent) : quotient(digits, 10n ** BigInt(-exponent));
  return match[1] === '-' ? -size : size;
}

/** The shortest plain digits. */
export function plain(x: Decimal): string {
  const digits = magnitude(x)
    .toString()
    .padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  return `${x < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}

export function whole(x: number | bigint): Decimal {
  return BigInt(x) * ONE;
}

/** Without its decimals. */
export function truncated(x: Decimal): bigint {
  return x / ONE;
}

/** The number where it has a place, rounded to `scale` decimals. */
export function fitted(x: Decimal, scale: number = SCALE): Decimal | null {
  const unit = 10n ** BigInt(SCALE - scale);
  const rounded = quotient(x, unit) * unit;
  return magnitude(rounded) < LIMIT ? rounded : null;
}

export function multiply(a: Decimal, b: Decimal, scale: number = SCALE): Decimal | null {
  const unit = 10n ** BigInt(SCALE - scale);
  const rounded = quotient(a * b, ONE * unit) * unit;
  return magnitude(rounded) < LIMIT ? rounded : null;
}

export function divide(a: Decimal, b: Decimal, scale: number = SCALE): Decimal | null {
  if (b === 0n) {
    return null;
  }
  const unit = 10n ** BigInt(SCALE - scale);
  const rounded = quotient(a * ONE, b * unit) * unit;
  return magnitude(rounded) < LIMIT ? rounded : null;
}

export function mod(a: Decimal, b: Decimal): Decimal | null {
  if (b === 0n) {
    return null;
  }
  const rest = a % b;
  return fitted(rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest);
}

export function power(base: Decimal, exponent: Decimal): Decimal | null {
  if (exponent % ONE !== 0n || magnitude(exponent) > 100n * ONE) {
    return null;
  }
  let result: Decimal | null = ONE;
  for (let i = magnitude(exponent) / ONE; i > 0n && result !== null; i--) {
    result = multiply(result, base);
  }
  return result === null || exponent >= 0n ? result : divide(ONE, result);
}

export type Rounding = 'half' | 'up' | 'down' | 'floor' | 'ceiling';

/** Rounds to so many digits after the point, or before it where negative. */
export function round(x: Decimal, digits: Decimal, rounding: Rounding, most: number): Decimal | null {
  const places = Math.max(-30, Math.min(most, Number(truncated(digits))));
  const unit = 10n ** BigInt(SCALE - places);
  return fitted(rounded(x, unit, rounding) * unit);
}

function rounded(x: Decimal, unit: bigint, rounding: Rounding): bigint {
  const cut = x / unit;
  const isExact = x % unit === 0n;
  switch (rounding) {
    case 'half':
      return quotient(x, unit);
    case 'down':
      return cut;
    case 'up':
      return isExact ? cut : cut + (x < 0n ? -1n : 1n);
    case 'floor':
      return isExact || x > 0n ? cut : cut - 1n;
    case 'ceiling':
      return isExact || x < 0n ? cut : cut + 1n;
  }
}

/** As a text with these signs; `group` is empty for none. */
export function formatted(x: Decimal, group: string, point: string, decimals: number): string {
  const unit = 10n ** BigInt(SCALE - decimals);
  const units = quotient(x, unit);
  const digits = magnitude(units)
    .toString()
    .padStart(decimals + 1, '0');
  const front = decimals === 0 ? digits : digits.slice(0, -decimals);
  const grouped = group === '' ? front : front.replace(/\B(?=(\d{3})+$)/g, () => group);
  return `${units < 0n ? '-' : ''}${grouped}${decimals === 0 ? '' : `${point}${digits.slice(-decimals)}`}`;
}

import * as calendar from './calendar.ts';
import * as decimal from './decimal.ts';
import type { Money, TermJson, Value } from './terms.ts';
import * as text from './text.ts';

/** What formulas take from their surroundings. */
export type Surroundings = {
  /** The value of an input, by its name as in filters. */
  input: (path: string, valueType: string) => Value;
  /** The workspace's time zone. */
  zone: string;
  /** The present moment, in microseconds. */
  now: bigint;
};

type Args = {
  at: (index: number) => Value;
  count: number;
};

type Operation = (args: Args, around: Surroundings) => Value;

/** Evaluates a formula as the server does. Never fails: what has no result is null. */
export function evaluate(terms: readonly TermJson[], around: Surroundings): Value {
  return valueAt(terms, terms.length - 1, around);
}

function valueAt(terms: readonly TermJson[], place: number, around: Surroundings): Value {
  const term = terms[place];
  if (!term) {
    throw new Error(`no term ${place}`);
  }
  if (term.op === 'literal') {
    return literal(term);
  }
  if (term.op === 'input') {
    return around.input(term.path ?? '', term.valueType ?? '');
  }
  const operation = OPERATIONS[term.op];
  if (!operation) {
    throw new Error(`no operation ${term.op}`);
  }
  const args = term.args ?? [];
  return operation({ at: (index) => valueAt(terms, args[index] ?? -1, around), count: args.length }, around);
}

function literal(term: TermJson): Value {
  const value = term.value ?? null;
  const isNumber = term.kind === 'number' || term.kind === 'percent' || term.kind === 'duration';
  return isNumber && typeof value === 'string' ? decimal.decimal(value) : value;
}

function all(args: Args): Exclude<Value, null>[] {
  const values: Exclude<Value, null>[] = [];
  for (let i = 0; i < args.count; i++) {
    const value = args.at(i);
    if (value !== null) {
      values.push(value);
    }
  }
  return values;
}

function places(args: Args): number[] {
  return Array.from({ length: args.count }, (_, i) => i);
}

function order(one: Exclude<Value, null>, other: Exclude<Value, null>): number {
  if (typeof one === 'string') {
    return text.compare(one, other as string);
  }
  return one < other ? -1 : one > other ? 1 : 0;
}

function isEqual(one: Value, other: Value): boolean {
  return one === null || other === null ? one === other : order(one, other) === 0;
}

function compares(fits: (difference: number) => boolean): Operation {
  return (args) => {
    const one = args.at(0);
    const other = args.at(1);
    return one !== null && other !== null && fits(order(one, other));
  };
}

/** An operation on arguments of which none may be missing. */
function full<A extends Value, B extends Value = null, C extends Value = null>(
  work: (a: Exclude<A, null>, b: Exclude<B, null>, c: Exclude<C, null>, around: Surroundings) => Value,
): Operation {
  return (args, around) => {
    const values = places(args).map(args.at);
    return values.includes(null)
      ? null
      : work(
          values[0] as Exclude<A, null>,
          values[1] as Exclude<B, null>,
          values[2] as Exclude<C, null>,
          around,
        );
  };
}

const numbers = (work: (a: bigint, b: bigint) => Value): Operation => full<bigint, bigint>(work);

function extreme(isLeast: boolean): Operation {
  return (args) =>
    all(args).reduce<Value>(
      (best, next) =>
        best === null || (isLeast ? order(next, best) < 0 : order(next, best) > 0) ? next : best,
      null,
    );
}

const sum = (values: readonly bigint[]): bigint => values.reduce((one, other) => one + other, 0n);

// ------------------------------------------------------------------ money

function money(amount: Value, currency: string): Money | null {
  const fitted = typeof amount === 'bigint' ? decimal.fitted(amount, decimal.MONEY_SCALE) : null;
  return fitted === null || !/^[A-Z]{3}$/.test(currency) ? null : { amount: fitted, currency };
}

function moneys(work: (a: Money, b: Money) => Value): Operation {
  return full<Money, Money>((a, b) => (a.currency === b.currency ? work(a, b) : null));
}

function comparesMoney(fits: (a: bigint, b: bigint) => boolean): Operation {
  return (args) => {
    const one = args.at(0) as Money | null;
    const other = args.at(1) as Money | null;
    return (
      one !== null && other !== null && one.currency === other.currency && fits(one.amount, other.amount)
    );
  };
}

function ofNumber(work: (amount: bigint, number: bigint) => bigint | null): Operation {
  return full<Money, bigint>((a, number) => money(work(a.amount, number), a.currency));
}

function several(work: (amounts: readonly bigint[]) => bigint | null): Operation {
  return (args) => {
    const found = all(args) as Money[];
    const first = found[0];
    if (!first || found.some((each) => each.currency !== first.currency)) {
      return null;
    }
    return money(work(found.map((each) => each.amount)), first.currency);
  };
}

const least = (values: readonly bigint[]): bigint =>
  values.reduce((one, other) => (other < one ? other : one));
const most = (values: readonly bigint[]): bigint =>
  values.reduce((one, other) => (other > one ? other : one));

const rounding = (how: decimal.Rounding): Operation =>
  numbers((x, digits) => decimal.round(x, digits, how, decimal.SCALE));
const moneyRounding = (how: decimal.Rounding): Operation =>
  ofNumber((x, digits) => decimal.round(x, digits, how, decimal.MONEY_SCALE));

// ------------------------------------------------------------------ counts

const ONE = decimal.whole(1);

/** No text is longer, so that larger counts are all the same. */
function count(x: bigint): number {
  return Number(decimal.truncated(x < decimal.whole(10_000_000) ? x : decimal.whole(10_000_000)));
}

/** The whole number, null where it is larger than `limit` in either direction. */
function whole(x: bigint, limit: number): number | null {
  const size = x < 0n ? -x : x;
  return size >= decimal.whole(limit + 1) ? null : Number(decimal.truncated(x));
}

const MOST_DAYS = 4_000_000;
const MOST_MONTHS = 120_000;

function shifted(limit: number, work: (time: number, by: number) => number | null): Operation {
  return full<number, bigint>((time, x) => {
    const by = whole(x, limit);
    return by === null ? null : work(time, by);
  });
}

function shiftedMoment(limit: number, work: (day: number, by: number) => number): Operation {
  return full<bigint, bigint>((moment, x, _, around) => {
    const by = whole(x, limit);
    return by === null ? null : calendar.moved(moment, around.zone, (day) => work(day, by));
  });
}

const ofDate = (work: (day: number) => number): Operation => full<number>((day) => decimal.whole(work(day)));
const ofDates = (work: (from: number, to: number) => number): Operation =>
  full<number, number>((from, to) => decimal.whole(work(from, to)));
const ofText = (work: (value: string) => string): Operation =>
  full<string>((value) => text.orNull(work(value)));

const asks =
  (work: (whole: string, part: string) => boolean): Operation =>
  (args) => {
    const value = args.at(0) as string | null;
    const part = args.at(1) as string | null;
    return value !== null && part !== null && work(value, part);
  };

const OPERATIONS: Record<string, Operation> = {
  today: (_, around) => calendar.dateOf(around.now, around.zone),
  now: (_, around) => around.now,

  if: (args) => args.at(args.at(0) === true ? 1 : 2),
  switch: (args) => {
    const wanted = args.at(0);
    const last = args.count - 1;
    for (let i = 1; i < last && wanted !== null; i += 2) {
      if (isEqual(wanted, args.at(i))) {
        return args.at(i + 1);
      }
    }
    return args.at(last);
  },
  coalesce: (args) => {
    for (const place of places(args)) {
      const value = args.at(place);
      if (value !== null) {
        return value;
      }
    }
    return null;
  },
  is_blank: (args) => args.at(0) === null,
  and: (args) => places(args).every((place) => args.at(place) === true),
  or: (args) => places(args).some((place) => args.at(place) === true),
  not: (args) => args.at(0) !== true,
  eq: (args) => isEqual(args.at(0), args.at(1)),
  lt: compares((difference) => difference < 0),
  le: compares((difference) => difference <= 0),

  add: numbers((a, b) => decimal.fitted(a + b)),
  subtract: numbers((a, b) => decimal.fitted(a - b)),
  multiply: numbers((a, b) => decimal.multiply(a, b)),
  divide: numbers((a, b) => decimal.divide(a, b)),
  negate: full<bigint>((a) => -a),
  abs: full<bigint>((a) => (a < 0n ? -a : a)),
  mod: numbers(decimal.mod),
  power: numbers(decimal.power),
  round: rounding('half'),
  round_up: rounding('up'),
  round_down: rounding('down'),
  floor: full<bigint>((a) => decimal.round(a, 0n, 'floor', decimal.SCALE)),
  ceiling: full<bigint>((a) => decimal.round(a, 0n, 'ceiling', decimal.SCALE)),
  sum: (args) => {
    const values = all(args) as bigint[];
    return values.length === 0 ? null : decimal.fitted(sum(values));
  },
  avg: (args) => {
    const values = all(args) as bigint[];
    return decimal.divide(sum(values), decimal.whole(values.length));
  },
  min: extreme(true),
  max: extreme(false),
  whole_millis: full<bigint>((a) => {
    const rounded = decimal.fitted(a, 0);
    const limit = decimal.whole(10n ** 15n);
    return rounded === null || rounded > limit || rounded < -limit ? null : rounded;
  }),

  money: full<bigint, string>((amount, currency) => money(amount, currency)),
  amount: full<Money>((a) => a.amount),
  currency: full<Money>((a) => a.currency),
  money_eq: (args) => {
    const one = args.at(0) as Money | null;
    const other = args.at(1) as Money | null;
    return one === null || other === null
      ? one === other
      : one.currency === other.currency && one.amount === other.amount;
  },
  money_lt: comparesMoney((a, b) => a < b),
  money_le: comparesMoney((a, b) => a <= b),
  money_add: moneys((a, b) => money(a.amount + b.amount, a.currency)),
  money_subtract: moneys((a, b) => money(a.amount - b.amount, a.currency)),
  money_multiply: ofNumber((a, x) => decimal.multiply(a, x, decimal.MONEY_SCALE)),
  money_divide: ofNumber((a, x) => decimal.divide(a, x, decimal.MONEY_SCALE)),
  money_ratio: moneys((a, b) => decimal.divide(a.amount, b.amount)),
  money_abs: full<Money>((a) => money(a.amount < 0n ? -a.amount : a.amount, a.currency)),
  money_round: moneyRounding('half'),
  money_round_up: moneyRounding('up'),
  money_round_down: moneyRounding('down'),
  money_sum: several(sum),
  money_avg: several((amounts) =>
    decimal.divide(sum(amounts), decimal.whole(amounts.length), decimal.MONEY_SCALE),
  ),
  money_min: several(least),
  money_max: several(most),

  concat: (args) => text.fitted(all(args).join('')),
  left: full<string, bigint>((value, x) => (x < ONE ? null : text.orNull(text.left(value, count(x))))),
  right: full<string, bigint>((value, x) => (x < ONE ? null : text.orNull(text.right(value, count(x))))),
  mid: full<string, bigint, bigint>((value, start, x) =>
    start < ONE || x < ONE ? null : text.orNull(text.mid(value, count(start), count(x))),
  ),
  length: (args) => decimal.whole(text.length((args.at(0) as string | null) ?? '')),
  upper: ofText(text.upper),
  lower: ofText(text.lower),
  trim: ofText(text.trim),
  contains: asks((value, part) => value.includes(part)),
  starts_with: asks((value, part) => value.startsWith(part)),
  substitute: (args) => {
    const value = args.at(0) as string | null;
    const old = args.at(1) as string | null;
    return value === null || old === null
      ? value
      : text.fitted(value.replaceAll(old, () => (args.at(2) as string | null) ?? ''));
  },
  find: full<string, string, bigint>((part, value, start) => {
    const place = start < ONE ? 0 : text.find(part, value, count(start));
    return place === 0 ? null : decimal.whole(place);
  }),
  number_text: full<bigint>(decimal.plain),
  percent_text: full<bigint>((x) => `${decimal.plain(x)}%`),
  money_text: full<Money>((a) => `${decimal.plain(a.amount)} ${a.currency}`),
  boolean_text: full<boolean>(String),
  format_number: (args) => {
    const x = args.at(0) as bigint | null;
    return x === null
      ? null
      : decimal.formatted(
          x,
          args.at(1) as string,
          args.at(2) as string,
          Number(decimal.truncated(args.at(3) as bigint)),
        );
  },
  date_text: full<number>((day) => calendar.formatDay(day, 'yyyy-MM-dd')),
  format_date: full<number, string>((day, pattern) => calendar.formatDay(day, pattern)),
  moment_text: full<bigint>((moment, _b, _c, around) =>
    calendar.formatMoment(moment, 'yyyy-MM-dd HH:mm:ss', around.zone),
  ),
  format_moment: full<bigint, string>((moment, pattern, _, around) =>
    calendar.formatMoment(moment, pattern, around.zone),
  ),

  make_date: full<bigint, bigint, bigint>((y, m, d) => {
    const [year, month, day] = [whole(y, 9999), whole(m, 12), whole(d, 31)];
    return year === null || month === null || day === null ? null : calendar.makeDate(year, month, day);
  }),
  date_of: full<bigint>((moment, _b, _c, around) => calendar.dateOf(moment, around.zone)),
  year: ofDate((day) => calendar.parts(day).year),
  month: ofDate((day) => calendar.parts(day).month),
  day: ofDate((day) => calendar.parts(day).day),
  weekday: ofDate(calendar.weekday),
  quarter: ofDate((day) => Math.floor((calendar.parts(day).month + 2) / 3)),
  add_days: shifted(MOST_DAYS, (day, by) => calendar.fitDay(day + by)),
  add_months: shifted(MOST_MONTHS, (day, by) => calendar.fitDay(calendar.plusMonths(day, by))),
  end_of_month: shifted(MOST_MONTHS, calendar.endOfMonth),
  moment_add_days: shiftedMoment(MOST_DAYS, (day, by) => day + by),
  moment_add_months: shiftedMoment(MOST_MONTHS, calendar.plusMonths),
  moment_add_millis: full<bigint, bigint>((moment, x) => {
    const limit = decimal.whole(400_000_000_000_000n);
    return x > limit || x < -limit ? null : calendar.fitMoment(moment + decimal.truncated(x) * 1000n);
  }),
  days_between: ofDates((from, to) => to - from),
  months_between: ofDates(calendar.monthsBetween),
  millis_between: full<bigint, bigint>((from, to) => decimal.whole((to - from) / 1000n)),
  networkdays: ofDates(calendar.networkDays),
};

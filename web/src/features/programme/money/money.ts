import type { Json } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { daysBetween } from '~/platform/formats.ts';

/** The programme's money up to a day, in its one currency; amounts of several are not added up. */
export type Money = {
  readonly currency: string;
  readonly planned: number;
  readonly plannedToDate: number;
  readonly spent: number;
};

/** Undefined while nothing is planned; `mixed` where there is more than one currency. */
export function moneyOf(
  lines: readonly Row[],
  costs: readonly Row[],
  today: string,
): Money | 'mixed' | undefined {
  const amounts = [...lines.map(({ values }) => values.planned), ...costs.map(({ values }) => values.amount)];
  const currencies = new Set(amounts.flatMap((money) => amountOf(money)?.currency ?? []));
  const [currency] = currencies;
  if (currency === undefined) {
    return undefined;
  }
  if (currencies.size > 1) {
    return 'mixed';
  }
  const sum = (figures: readonly number[]) => figures.reduce((all, figure) => all + figure, 0);
  const isSpent = ({ values }: Row) => typeof values.spentOn !== 'string' || values.spentOn <= today;
  return {
    currency,
    planned: sum(lines.map(({ values }) => amountOf(values.planned)?.amount ?? 0)),
    plannedToDate: sum(lines.map((line) => toDate(line, today))),
    spent: sum(costs.filter(isSpent).map(({ values }) => amountOf(values.amount)?.amount ?? 0)),
  };
}

/** The amount of a money value, and its currency. */
export function amountOf(
  money: Json | undefined,
): { readonly amount: number; readonly currency: string } | undefined {
  const { amount, currency } = (money ?? {}) as { amount?: Json; currency?: Json }; // the field's JSON form
  return amount === undefined || amount === null
    ? undefined
    : { amount: Number(amount), currency: String(currency) };
}

/** The part of a line or a benefit that is planned up to a day, evenly over its time; the server counts the same. */
export function toDate({ values }: Row, today: string): number {
  const planned = amountOf(values.planned)?.amount ?? 0;
  const { fromDay: from, toDay: to } = values;
  if (typeof from !== 'string' || typeof to !== 'string' || to <= from) {
    return typeof from === 'string' && from > today ? 0 : planned;
  }
  const passed = (daysBetween(from, today) + 1) / (daysBetween(from, to) + 1);
  return planned * Math.min(1, Math.max(0, passed));
}

/** Only what is known by comparison or is plausible counts as realised; a story never does. */
const COUNTED = ['a', 'b', 'c'];

/** What of a benefit counts as realised, in its own currency. */
export function realisedOf({ values }: Row): number {
  return COUNTED.includes(String(values.grade)) ? (amountOf(values.realised)?.amount ?? 0) : 0;
}

/** What was spent on a line up to a day. */
export function spentOn(line: Row, costs: readonly Row[], today: string): number {
  return costs
    .filter(({ values }) => values.budgetLine === line.id)
    .filter(({ values }) => typeof values.spentOn !== 'string' || values.spentOn <= today)
    .reduce((sum, { values }) => sum + (amountOf(values.amount)?.amount ?? 0), 0);
}

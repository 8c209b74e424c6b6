import type { Json } from '~/data/model/schema.ts';
import { same } from '~/data/same.ts';

/** Spans of time as people say them; all of them move along with the day. */
export const SPANS = [
  'today',
  'yesterday',
  'tomorrow',
  'past',
  'future',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'last7',
  'last30',
  'last90',
  'next7',
  'next30',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'thisYear',
  'lastYear',
] as const;
export type SpanName = (typeof SPANS)[number];

type Asked = { readonly op: string; readonly value: Json };

const at = (relative: string): Json => ({ relative });
const between = (from: string, to: string): Asked => ({ op: 'between', value: [at(from), at(to)] });

const MEANING: { readonly [S in SpanName]: Asked } = {
  today: between('startOfDay', 'endOfDay'),
  yesterday: between('startOfDay-1d', 'endOfDay-1d'),
  tomorrow: between('startOfDay+1d', 'endOfDay+1d'),
  past: { op: 'lt', value: at('startOfDay') },
  future: { op: 'gt', value: at('endOfDay') },
  thisWeek: between('startOfWeek', 'endOfWeek'),
  lastWeek: between('startOfWeek-1w', 'endOfWeek-1w'),
  nextWeek: between('startOfWeek+1w', 'endOfWeek+1w'),
  last7: between('startOfDay-7d', 'endOfDay'),
  last30: between('startOfDay-30d', 'endOfDay'),
  last90: between('startOfDay-90d', 'endOfDay'),
  next7: between('startOfDay', 'endOfDay+7d'),
  next30: between('startOfDay', 'endOfDay+30d'),
  thisMonth: between('startOfMonth', 'endOfMonth'),
  lastMonth: between('startOfMonth-1m', 'endOfMonth-1m'),
  nextMonth: between('startOfMonth+1m', 'endOfMonth+1m'),
  thisQuarter: between('startOfQuarter', 'endOfQuarter'),
  thisYear: between('startOfYear', 'endOfYear'),
  lastYear: between('startOfYear-1y', 'endOfYear-1y'),
};

/** What a span asks. */
export function askFor(span: SpanName): Asked {
  return MEANING[span];
}

/** The span a condition says, if it says one. */
export function spanOf(op: string, value: Json | undefined): SpanName | undefined {
  return SPANS.find((span) => MEANING[span].op === op && same(MEANING[span].value, value ?? null));
}

/** The days a condition says, where it says days. */
export function daysOf(op: string, value: Json | undefined): { from: string; to: string } {
  const text = (each: Json | undefined) => (typeof each === 'string' ? each.slice(0, 10) : '');
  if (op === 'between' && Array.isArray(value)) {
    return { from: text(value[0]), to: text(value[1]) };
  }
  return {
    from: op === 'ge' || op === 'eq' ? text(value) : '',
    to: op === 'le' || op === 'eq' ? text(value) : '',
  };
}

/** What days ask: from the first, to the last, between both. */
export function askForDays(from: string, to: string): Asked | undefined {
  if (from && to) {
    return { op: 'between', value: [from, to] };
  }
  return from ? { op: 'ge', value: from } : to ? { op: 'le', value: to } : undefined;
}

import type { FieldJson, ObjectJson, ViewJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { isBlank } from './programme.ts';

/** What a measure said on a day. */
export type Point = { readonly day: string; readonly value: number };

/** What an objective still lacks before it can be judged; the server asks the same for signal S01. */
export type Lack = 'pillar' | 'measure' | 'baseline' | 'target' | 'dueOn' | 'businessOwner' | 'itOwner';

export function lacksOf(objective: Row, profile: unknown): readonly Lack[] {
  const needed: readonly (readonly [Lack, string])[] = [
    ['pillar', 'pillar'],
    ['measure', 'kpiMeasure'],
    ['baseline', 'baseline'],
    ['target', 'target'],
    ['dueOn', 'dueOn'],
    ['businessOwner', 'businessOwner'],
    ...(profile === 'micro' ? [] : [['itOwner', 'itOwner'] as const]),
  ];
  return needed.filter(([, field]) => isBlank(objective.values[field])).map(([lack]) => lack);
}

export function numberOf(row: Row, field: string): number | undefined {
  const value = row.values[field];
  return isBlank(value) ? undefined : Number(value);
}

/** How much of the way from its beginning to its aim is done, from 0 to 1, and how much of the time for it has passed. */
export type Way = { readonly done: number; readonly passed: number };

/** Undefined where a figure or a day is missing, or the aim is the beginning. */
export function wayOf(objective: Row, begun: string | undefined, today: string): Way | undefined {
  const from = numberOf(objective, 'baseline');
  const to = numberOf(objective, 'target');
  const now = numberOf(objective, 'kpiValue');
  const due = objective.values.dueOn;
  if (from === undefined || to === undefined || now === undefined || from === to) {
    return undefined;
  }
  const start = Date.parse(begun ?? today);
  const end = typeof due === 'string' ? Date.parse(due) : Number.NaN;
  const passed = end > start ? (Date.parse(today) - start) / (end - start) : 1;
  return { done: inUnit((now - from) / (to - from)), passed: inUnit(passed) };
}

function inUnit(share: number): number {
  return Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share));
}

/** How an objective stands: the time that has passed is the measure of the way that is done. */
export type Standing = 'reached' | 'onItsWay' | 'behind' | 'unknown';

/** How far behind the time one may be, as a share of the way. */
const SLACK = 0.15;

export function standing(way: Way | undefined): Standing {
  if (!way) {
    return 'unknown';
  }
  if (way.done >= 1) {
    return 'reached';
  }
  return way.done + SLACK >= way.passed ? 'onItsWay' : 'behind';
}

const NUMBERS = new Set(['number', 'money', 'percent', 'duration', 'rating']);

/** The fields of which a sum or an average can be made. */
export function figuresOf(object: ObjectJson | undefined): readonly FieldJson[] {
  return object?.fields.filter(({ type, isHidden }) => NUMBERS.has(type) && !isHidden) ?? [];
}

/** The saved views whose filter can say which records are meant; what is about oneself means nobody at night. */
export function choicesOf(views: readonly ViewJson[], object: ObjectJson | undefined): readonly ViewJson[] {
  return views.filter(
    (view) =>
      view.object === object?.name && view.filter !== null && !JSON.stringify(view.filter).includes('"me"'),
  );
}

/** The view whose filter an objective has, if there is one. */
export function viewOf(views: readonly ViewJson[], objective: Row): ViewJson | undefined {
  const filter = JSON.stringify(objective.values.kpiFilter ?? null);
  return views.find((view) => JSON.stringify(view.filter) === filter);
}

/** A line of the readings within a box, with the heights of its beginning and its aim. */
export type Trend = { readonly path: string; readonly from: number; readonly to: number };

export function trendOf(
  points: readonly Point[],
  from: number,
  to: number,
  width: number,
  height: number,
): Trend | undefined {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) {
    return undefined;
  }
  const values = [...points.map(({ value }) => value), from, to];
  const low = Math.min(...values);
  const room = Math.max(...values) - low || 1;
  const days = Date.parse(last.day) - Date.parse(first.day) || 1;
  const y = (value: number) => Math.round((1 - (value - low) / room) * height * 10) / 10;
  const x = (day: string) => Math.round(((Date.parse(day) - Date.parse(first.day)) / days) * width * 10) / 10;
  const path = points.map(({ day, value }, at) => `${at === 0 ? 'M' : 'L'}${x(day)} ${y(value)}`).join('');
  return { path, from: y(from), to: y(to) };
}

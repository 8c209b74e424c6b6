import { fold } from '~/data/filter/folding.ts';
import { parts } from '~/data/formula/calendar.ts';
import { Directory } from '../names/directory.ts';
import {
  type Context,
  type Doing,
  type Found,
  isNew,
  type Language,
  type Party,
  type Proposal,
  type When,
} from '../proposal.ts';
import { understand } from '../understand.ts';
import { knownCustomers } from './known.ts';

/** A line with what a person would have understood. */
export type Case = {
  readonly line: string;
  /** What was done or is planned; `note+event` are two. */
  readonly kind: string;
  /** Of the first of them. */
  readonly date?: string;
  readonly time?: string;
  /** Of a meeting that is planned beside it. */
  readonly event?: string;
  readonly amount?: string;
  /** Names; with a plus new ones. */
  readonly people?: readonly string[];
  readonly companies?: readonly string[];
  readonly tasks?: readonly { readonly text: string; readonly due?: string; readonly time?: string }[];
};

export type Part = 'kind' | 'date' | 'time' | 'amount' | 'person' | 'company' | 'task';
export const PARTS: readonly Part[] = ['kind', 'date', 'time', 'amount', 'person', 'company', 'task'];

/** How many were right, how many were said, how many there were. */
export type Tally = { right: number; said: number; meant: number };
export type Miss = {
  readonly line: string;
  readonly part: Part;
  readonly said: string[];
  readonly meant: string[];
};

/** Tuesday, 24 November 2026, 10:30 in Rome: the moment at which the lines are written. */
export const NOW = Date.UTC(2026, 10, 24, 9, 30);

export function contextOf(language: Language): Context {
  return { language, now: NOW, zone: 'Europe/Rome', currency: 'EUR', dateOrder: 'dayFirst' };
}

export function readCases(lines: string): Case[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case); // written by hand in this form
}

/** Reads the cases as the user would and counts, part by part. */
export function measure(
  cases: readonly Case[],
  language: Language,
): { tallies: Record<Part, Tally>; misses: Miss[] } {
  const directory = new Directory(knownCustomers(NOW));
  const context = contextOf(language);
  const tallies = Object.fromEntries(PARTS.map((part) => [part, { right: 0, said: 0, meant: 0 }])) as Record<
    Part,
    Tally
  >; // of all parts
  const misses: Miss[] = [];
  for (const each of cases) {
    const proposal = understand(each.line, context, directory);
    const pairs = compared(each, proposal);
    for (const part of PARTS) {
      const [said, meant] = pairs[part];
      const right = part === 'task' ? alike(said, meant) : meant.filter((item) => said.includes(item)).length;
      const tally = tallies[part];
      tally.right += right;
      tally.said += said.length;
      tally.meant += meant.length;
      if (right !== said.length || right !== meant.length) {
        misses.push({ line: each.line, part, said, meant });
      }
    }
  }
  return { tallies, misses };
}

function compared(
  each: Case,
  { doings, amounts, people, companies }: Proposal,
): Record<Part, [string[], string[]]> {
  const tasks = doings.filter(({ kind }) => kind.value === 'task');
  const others = doings.filter(({ kind }) => kind.value !== 'task');
  const [main, ...rest] = others;
  const meantTasks = each.tasks ?? [];
  const [eventDate, eventTime] = (each.event ?? '').split(' ');
  const kinds = each.kind === 'task' ? ['task'] : each.kind.split('+');
  const said = others.length === 0 ? ['task'] : others.map(({ kind }) => kind.value);
  const moments = (label: string, doing: Doing | undefined) => ({ label, when: doing?.when?.value });
  const all = [
    moments('main', main),
    ...rest.map((doing) => moments('event', doing)),
    ...tasks.map((doing) => moments('task', doing)),
  ];
  return {
    kind: [said, kinds],
    date: [
      all.flatMap(({ label, when }) => (when ? [`${label} ${dateOf(when)}`] : [])),
      [
        ...(each.date ? [`main ${each.date}`] : []),
        ...(eventDate ? [`event ${eventDate}`] : []),
        ...meantTasks.flatMap(({ due }) => (due ? [`task ${due}`] : [])),
      ],
    ],
    time: [
      all.flatMap(({ label, when }) => (when?.time === undefined ? [] : [`${label} ${timeOf(when.time)}`])),
      [
        ...(each.time ? [`main ${each.time}`] : []),
        ...(eventTime ? [`event ${eventTime}`] : []),
        ...meantTasks.flatMap(({ time }) => (time ? [`task ${time}`] : [])),
      ],
    ],
    amount: [
      amounts.map(({ value }) => `${value.amount} ${value.currency}`),
      each.amount ? [each.amount] : [],
    ],
    person: [people.map(nameOf), [...(each.people ?? [])]],
    company: [companies.map(nameOf), (each.companies ?? []).map(plain)],
    task: [tasks.map(({ subject }) => subject), meantTasks.map(({ text }) => text)],
  };
}

function nameOf({ value }: Found<Party>): string {
  return isNew(value) ? `+${value.name}` : plain(value.name);
}

/** Without the legal form, as the labels have it. */
function plain(name: string): string {
  return name.replace(/ (?:SL|SpA|Srl|GmbH)$/, '');
}

export function dateOf({ day }: When): string {
  const { year, month, day: number } = parts(day);
  return `${year}-${two(month)}-${two(number)}`;
}

export function timeOf(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Tasks are the same when seven in ten of their words are; figures do not count, since they are measured apart. */
function alike(said: readonly string[], meant: readonly string[]): number {
  const left = [...said];
  return meant.filter((task) => {
    const at = left.findIndex((other) => likeness(task, other) >= 0.7);
    if (at >= 0) {
      left.splice(at, 1);
    }
    return at >= 0;
  }).length;
}

function likeness(one: string, other: string): number {
  const [a, b] = [wordsIn(one), wordsIn(other)];
  const common = a.filter((word) => b.includes(word)).length;
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

function wordsIn(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => !/^(?:\d.*|eur|euros?|usd|gbp|dollar|dolares|dollari)$/.test(word),
  );
}

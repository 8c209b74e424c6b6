import { momentIn, resolved } from '~/data/filter/zoned.ts';
import { type Moment, parts } from '~/data/formula/calendar.ts';
import type { Values } from '~/data/store/rows.ts';
import type { Known } from './names/directory.ts';
import {
  type Context,
  type Doing,
  type Found,
  isNew,
  type NewParty,
  type Party,
  type Proposal,
  type Span,
  type When,
} from './proposal.ts';

/** A record to be made, in the order in which they have to be. */
export type Creation = { readonly object: string; readonly id: string; readonly values: Values };

type Linked = { readonly id: string; readonly company: string | undefined; readonly words: readonly Span[] };
type Links = {
  readonly people: readonly Linked[];
  readonly companies: readonly Linked[];
  readonly deal: string | undefined;
};

const MICROS_A_DAY = 86_400_000_000n;
const MICROS_A_MINUTE = 60_000_000n;
/** A task without an hour is due when the day's work is done, or at its very end where that is over. */
const EVENING = 18 * 60;
const NIGHT = 23 * 60 + 59;
const CHANNEL: Readonly<Record<string, string>> = { call: 'phone', email: 'email', chat: 'messaging' };

/**
 * The records a proposal is about to become, related to each other by ids made here, so that it works without a line.
 *
 * New people and companies come first, then what points at them. A held meeting is an `event`, never an interaction as well; a
 * planned call is a `task`.
 */
export function toEdits(proposal: Proposal, context: Context, newId: () => string): Creation[] {
  const creations: Creation[] = [];
  const make = (object: string, values: Values): string => {
    const id = newId();
    creations.push({ object, id, values });
    return id;
  };
  const companies = proposal.companies.map((found) =>
    linked(found, () => make('company', { name: found.value.name })),
  );
  const byName = new Map(proposal.companies.map(({ value }, i) => [value.name, companies[i]?.id]));
  const people = proposal.people.map((found, i) => {
    const { value } = found;
    const company = isNew(value) ? (byName.get(value.of ?? '') ?? companies[0]?.id) : value.company;
    const contacts = i === firstNew(proposal.people) ? proposal : undefined;
    return { ...linked(found, () => make('person', personValues(value, company, contacts))), company };
  });
  const first = proposal.doings[0];
  const links = (deal: string | undefined): Links => ({ people, companies, deal });
  const open = links(proposal.deals[0]?.value.id);
  const rest = first?.kind.value === 'deal' ? proposal.doings.slice(1) : proposal.doings;
  const own =
    rest === proposal.doings || !first ? open : links(make('deal', dealValues(proposal, first, open)));
  for (const doing of rest) {
    const made = valuesOf(doing, proposal, context, own);
    if (made) {
      make(made.object, made.values);
    }
  }
  return creations;
}

function linked(found: Found<Party>, create: () => string): Linked {
  const { value, words } = found;
  return { id: isNew(value) ? create() : value.id, company: undefined, words };
}

function firstNew(people: readonly Found<Party>[]): number {
  return people.findIndex(({ value }) => isNew(value));
}

function valuesOf(
  doing: Doing,
  proposal: Proposal,
  context: Context,
  links: Links,
): Omit<Creation, 'id'> | undefined {
  const kind = doing.kind.value;
  const subject = shortened(doing.subject);
  const about = {
    ...relations(doing, links),
    ...(links.deal ? { about: { object: 'deal', id: links.deal } } : {}),
  };
  const isOnly = proposal.doings.length === 1;
  switch (kind) {
    case 'task': {
      const detail =
        isOnly && proposal.line.trim() !== doing.subject ? { description: proposal.line.trim() } : {};
      const due = doing.when ? { dueAt: dueAt(doing.when.value, context) } : {};
      return {
        object: 'task',
        values: { subject, kind: doing.taskKind ?? 'toDo', ...due, ...detail, ...about },
      };
    }
    case 'event':
    case 'meeting': {
      const text =
        kind === 'meeting' ? { outcome: proposal.line.trim() } : { description: proposal.line.trim() };
      const status = kind === 'meeting' ? 'held' : 'planned';
      return {
        object: 'event',
        values: { subject, status, ...meetingTimes(doing, context), ...text, ...about },
      };
    }
    case 'note':
      return { object: 'note', values: { body: asHtml(proposal.line), ...about } };
    case 'call':
    case 'email':
    case 'chat': {
      const direction = doing.direction ? { direction: doing.direction } : {};
      const duration = doing.minutes ? { duration: durationOf(doing.minutes) } : {};
      const at = { occurredAt: happenedAt(doing.when?.value, context) };
      const channel = { channel: CHANNEL[kind] ?? 'other' };
      const body = proposal.line.trim();
      return {
        object: 'interaction',
        values: { subject, kind, ...at, ...direction, ...channel, ...duration, body, ...about },
      };
    }
    case 'deal':
    case 'person':
    case 'company':
      return undefined; // made before, since others point at it
  }
}

/** Whom it concerns: those its own words name, else the first that are named at all. */
function relations({ span }: Doing, { people, companies }: Links): Values {
  const isHere = ({ words }: Linked) =>
    words.some(({ start, end }) => start >= span.start && end <= span.end);
  const person = people.find(isHere) ?? people[0];
  const company = companies.find(isHere)?.id ?? person?.company ?? companies[0]?.id;
  return { ...(person ? { person: person.id } : {}), ...(company ? { company } : {}) };
}

function dealValues(proposal: Proposal, doing: Doing, links: Links): Values {
  const amount = proposal.amounts[0]?.value;
  const name = shortened(doing.subject.replace(/^(?:new|nuev[oa]|nuov[oa])\s+\S+\s+/i, '')) || doing.subject;
  return { name, ...relations(doing, links), ...(amount ? { amount: { ...amount } } : {}) };
}

function personValues(value: Party, company: string | undefined, proposal: Proposal | undefined): Values {
  const [given = '', ...family] = (value as NewParty | Known).name.split(/\s+/); // both have a name
  const name = { given, ...(family.length > 0 ? { family: family.join(' ') } : {}), full: value.name };
  const emails = (proposal?.contacts.emails ?? []).map((found, i) => ({
    address: found.value,
    isPrimary: i === 0,
  }));
  const phones = (proposal?.contacts.phones ?? []).map((found, i) => ({
    number: found.value,
    isPrimary: i === 0,
  }));
  return {
    name,
    ...(company ? { company } : {}),
    ...(emails.length > 0 ? { emails } : {}),
    ...(phones.length > 0 ? { phones } : {}),
  };
}

function dueAt(when: When, context: Context): string {
  const evening = momentOf(when.day, when.time ?? EVENING, context);
  const isOver = when.time === undefined && evening < BigInt(context.now) * 1000n;
  return isoOf(isOver ? momentOf(when.day, NIGHT, context) : evening);
}

/** A day without an hour is today's present moment, or noon of a day that is over. */
function happenedAt(when: When | undefined, context: Context): string {
  const now = BigInt(context.now) * 1000n;
  if (!when) {
    return isoOf(now);
  }
  const at = momentOf(when.day, when.time ?? 12 * 60, context);
  return isoOf(at > now ? now : at);
}

function meetingTimes({ when, minutes }: Doing, context: Context): Values {
  const { day, time, until } = when?.value ?? {};
  if (day === undefined) {
    return { startsAt: isoOf(BigInt(context.now) * 1000n) };
  }
  if (time === undefined) {
    return { startsAt: isoOf(momentOf(day, 0, context)), isAllDay: true };
  }
  const end = until ?? (minutes === undefined ? time + 60 : time + minutes);
  return { startsAt: isoOf(momentOf(day, time, context)), endsAt: isoOf(momentOf(day, end, context)) };
}

/** The moment at which the clocks of the user's zone show it. */
export function momentOf(day: number, minutes: number, { zone }: Pick<Context, 'zone'>): Moment {
  return momentIn(resolved(BigInt(day) * MICROS_A_DAY + BigInt(minutes) * MICROS_A_MINUTE, zone));
}

function isoOf(moment: Moment): string {
  return new Date(Number(moment / 1000n)).toISOString().replace(/\.000Z$/, 'Z');
}

/** A day as `2026-11-22`. */
export function isoDay(day: number): string {
  const { year, month, day: number } = parts(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
}

function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
}

/** Titles are one line of at most 255 characters. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 200 ? line : `${line.slice(0, 199).trimEnd()}…`;
}

function asHtml(text: string): string {
  const escaped = text.trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
}

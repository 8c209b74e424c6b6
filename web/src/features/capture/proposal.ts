import type { Day } from '~/data/formula/calendar.ts';
import type { Known } from './names/directory.ts';

export type Language = 'en' | 'es' | 'it';

/** From `start` up to `end` in the line, in units of UTF-16. */
export type Span = { readonly start: number; readonly end: number };

/** Something understood: the words that led to it, how sure it is (0 to 1), and what else it may be, likeliest first. */
export type Found<T> = {
  readonly value: T;
  readonly words: readonly Span[];
  readonly confidence: number;
  readonly alternatives: readonly T[];
};

/** A day, perhaps with times in minutes since midnight, as the clocks of the user's zone show them. */
export type When = {
  readonly day: Day;
  readonly time?: number;
  readonly until?: number;
  /** Whether it is the last day (`by Friday`) rather than the day itself. */
  readonly isDeadline?: boolean;
};

export type Money = { readonly amount: number; readonly currency: string };

/** What happened (call, meeting, email, chat, note), is planned (task, event), or comes into being (deal, person, company). */
export type DoingKind =
  | 'call'
  | 'meeting'
  | 'email'
  | 'chat'
  | 'note'
  | 'task'
  | 'event'
  | 'deal'
  | 'person'
  | 'company';

/** What kind of task: the keys of the field `kind` of a task. */
export type TaskKind = 'toDo' | 'call' | 'email' | 'visit' | 'followUp';

/** One thing that is proposed to be written down. */
export type Doing = {
  readonly kind: Found<DoingKind>;
  readonly when?: Found<When>;
  /** What to call it, in the words of the line. */
  readonly subject: string;
  /** The part of the line it was read from. */
  readonly span: Span;
  readonly taskKind?: TaskKind;
  readonly direction?: 'inbound' | 'outbound';
  /** How long it took, in minutes. */
  readonly minutes?: number;
};

/** Somebody the user knows, or a name to make a record of. */
export type Party = Known | NewParty;
export type NewParty = {
  readonly object: 'person' | 'company';
  readonly name: string;
  readonly isNew: true;
  /** The name of the company they were mentioned with. */
  readonly of?: string;
};

export type Contacts = {
  readonly emails: readonly Found<string>[];
  readonly phones: readonly Found<string>[];
  readonly urls: readonly Found<string>[];
};

/** What a line is taken to mean; nothing of it is written before the user agrees. */
export type Proposal = {
  /** The line, in composed characters; spans count in it. */
  readonly line: string;
  readonly language: Language;
  /** What to write down, the main thing first; empty only for an empty line. */
  readonly doings: readonly Doing[];
  readonly people: readonly Found<Party>[];
  readonly companies: readonly Found<Party>[];
  /** The open deal it is about, of the company or person that is mentioned. */
  readonly deals: readonly Found<Known>[];
  readonly amounts: readonly Found<Money>[];
  readonly quantities: readonly Found<number>[];
  readonly contacts: Contacts;
};

/** What understanding needs to know beside the line. */
export type Context = {
  /** The user's own language: decides where the line does not tell. */
  readonly language: Language;
  /** The present moment, in milliseconds since 1970. */
  readonly now: number;
  readonly zone: string;
  readonly currency: string;
  /** How a date such as 3/4 is read where it could be both. */
  readonly dateOrder: 'dayFirst' | 'monthFirst';
};

export function isNew(party: Party): party is NewParty {
  return 'isNew' in party;
}

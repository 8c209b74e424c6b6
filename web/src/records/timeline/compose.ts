import type { Json, ObjectJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { richOf } from '../fields/parse/richText.ts';

/** What one writes down with the composer. */
export const KINDS = ['note', 'task', 'call', 'meeting'] as const;
export type Kind = (typeof KINDS)[number];

export const OBJECT_OF: { readonly [K in Kind]: string } = {
  note: 'note',
  task: 'task',
  call: 'interaction',
  meeting: 'event',
};

/** What stands in the composer; times are moments. */
export type Draft = {
  readonly text: string;
  readonly due?: string | undefined;
  readonly starts: string;
  readonly ends: string;
  readonly where: string;
  readonly person: string;
  readonly isInbound: boolean;
  readonly duration?: string | undefined;
};

/** The relations by which something belongs to a record: the record itself, and whom it is about. */
export function linksTo(object: ObjectJson, values: Values, id: string): Values {
  const of = (field: string): { [field: string]: Json } => {
    const value = values[field];
    return typeof value === 'string' ? { [field]: value } : {};
  };
  if (object.name === 'company') {
    return { company: id };
  }
  if (object.name === 'person') {
    return { person: id, ...of('company') };
  }
  return { ...of('company'), ...of('person'), about: { object: object.name, id } };
}

const SUBJECT = 120;

/** The first line, for what needs a title. */
export function subjectOf(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length <= SUBJECT ? line : `${line.slice(0, SUBJECT - 1).replace(/\s+\S*$/, '')}…`;
}

/** The record that is made of what was written. */
export function recordOf(kind: Kind, draft: Draft, links: Values, now: string): Values {
  const text = draft.text.trim();
  const about: Values = { ...links, ...(draft.person ? { person: draft.person } : {}) };
  const rest = text.includes('\n') ? { description: text.slice(text.indexOf('\n') + 1).trim() } : {};
  switch (kind) {
    case 'note':
      return { ...about, body: richOf(text), ...(text.includes('\n') ? { subject: subjectOf(text) } : {}) };
    case 'task':
      return {
        ...about,
        subject: subjectOf(text),
        ...rest,
        status: 'open',
        ...(draft.due ? { dueAt: draft.due } : {}),
      };
    case 'call':
      return {
        ...about,
        kind: 'call',
        channel: 'phone',
        subject: subjectOf(text),
        ...(text === subjectOf(text) ? {} : { body: text }),
        occurredAt: now,
        direction: draft.isInbound ? 'inbound' : 'outbound',
        ...(draft.duration ? { duration: draft.duration } : {}),
      };
    case 'meeting':
      return {
        ...about,
        subject: subjectOf(text),
        ...rest,
        startsAt: draft.starts,
        endsAt: draft.ends,
        status: Date.parse(draft.starts) > Date.parse(now) ? 'planned' : 'held',
        ...(draft.where.trim() ? { location: draft.where.trim() } : {}),
      };
  }
}

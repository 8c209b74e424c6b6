import type { Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';

/** What one can add to a story. */
export const KINDS = ['note', 'task', 'call', 'meeting'] as const;
export type Kind = (typeof KINDS)[number];

/** What was typed and chosen. Times are `2026-11-22T15:30`, in the browser's zone, as its inputs give them. */
export type Draft = {
  readonly kind: Kind;
  readonly text: string;
  readonly at: string;
  readonly isInbound: boolean;
};

export const EMPTY: Draft = { kind: 'note', text: '', at: '', isInbound: false };

/** The relations by which something new concerns the record it is written at. */
export function concerning(object: ObjectJson, row: Row): Values {
  if (object.name === 'person' || object.name === 'company') {
    return { [object.name]: row.id };
  }
  const found: { [field: string]: Json } = { about: { object: object.name, id: row.id } };
  for (const [field, targets] of [
    ['company', ['company']],
    ['person', ['person', 'contact']],
  ] as const) {
    const value = targets.map((target) => row.values[target]).find((id) => typeof id === 'string');
    if (value !== undefined) {
      found[field] = value;
    }
  }
  return found;
}

/**
 * What is to be created: the first line is the subject, the rest the body.
 *
 * @param about from `concerning`
 */
export function created(draft: Draft, about: Values, now: Date): { object: string; values: Values } {
  const [first = '', ...rest] = draft.text.trim().split('\n');
  const subject = first.slice(0, 200);
  const body = (first.length > 200 ? [first, ...rest] : rest).join('\n').trim();
  const at = draft.at ? new Date(draft.at) : undefined;
  const text = (field: string) => (body ? { [field]: body } : {});
  switch (draft.kind) {
    case 'note':
      return { object: 'note', values: { ...about, subject, ...text('body') } };
    case 'task':
      return {
        object: 'task',
        values: {
          ...about,
          subject,
          status: 'open',
          ...text('description'),
          ...(at ? { dueAt: at.toISOString() } : {}),
        },
      };
    case 'call':
      return {
        object: 'interaction',
        values: {
          ...about,
          subject,
          ...text('body'),
          kind: 'call',
          channel: 'phone',
          direction: draft.isInbound ? 'inbound' : 'outbound',
          occurredAt: (at ?? now).toISOString(),
        },
      };
    case 'meeting': {
      const startsAt = at ?? now;
      const isOver = startsAt.getTime() <= now.getTime();
      return {
        object: 'event',
        values: {
          ...about,
          subject,
          ...text(isOver ? 'outcome' : 'description'),
          startsAt: startsAt.toISOString(),
          endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
          status: isOver ? 'held' : 'planned',
        },
      };
    }
  }
}

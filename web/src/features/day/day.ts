import type { Row } from '~/data/store/rows.ts';
import { asSent, momentAt, nextMonday, plusDays, timeOf } from '~/platform/days.ts';
import { dayOf } from '~/platform/formats.ts';

const mine = { field: 'owner', op: 'eq', value: '@me' } as const;

/** My open tasks that are due by the end of today. */
export const DUE_TASKS = {
  object: 'task',
  filter: {
    and: [
      mine,
      { field: 'status', op: 'eq', value: 'open' },
      { field: 'dueAt', op: 'le', value: { relative: 'endOfDay' } },
    ],
  },
  sort: ['dueAt'],
} as const;

/** My meetings of today that are not called off. */
export const MEETINGS = {
  object: 'event',
  filter: {
    and: [
      mine,
      { field: 'startsAt', op: 'ge', value: { relative: 'startOfDay' } },
      { field: 'startsAt', op: 'le', value: { relative: 'endOfDay' } },
    ],
  },
  sort: ['startsAt'],
} as const;

/** My open deals for which nobody has said what comes next. */
export const DEALS = {
  object: 'deal',
  filter: {
    and: [mine, { field: 'closedOn', op: 'isEmpty' }, { field: 'nextStep', op: 'isEmpty' }],
  },
  sort: ['expectedCloseOn'],
} as const;

/** Tasks due, those of earlier days apart; where the user is, not where the server is. */
export function splitByDay(tasks: readonly Row[], now: Date, zone: string) {
  const today = dayOf(now, zone);
  const dayDue = (row: Row) => dayOf(new Date(String(row.values.dueAt)), zone);
  return {
    overdue: tasks.filter((row) => dayDue(row) < today),
    today: tasks.filter((row) => dayDue(row) === today),
  };
}

/** When a task is due that is put off to tomorrow or next Monday, at the time of day it had. */
export function putOff(dueAt: string, to: 'tomorrow' | 'monday', now: Date, zone: string): string {
  const today = dayOf(now, zone);
  const day = to === 'tomorrow' ? plusDays(today, 1) : nextMonday(today);
  return asSent(momentAt(day, timeOf(new Date(dueAt), zone), zone));
}

/** The meetings still to be held or held without a word about it; those that are called off are gone. */
export function standing(meetings: readonly Row[]): readonly Row[] {
  return meetings.filter(({ values }) => values.status !== 'cancelled');
}

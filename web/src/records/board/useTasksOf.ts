import type { Row } from '~/data/store/rows.ts';
import { useRecords } from '../source/useRecords.ts';

/** For how many records tasks are asked at a time. */
const MOST = 200;

/** The next open task of each record, by the record's id. */
export function useTasksOf(object: string, rows: readonly Row[]): ReadonlyMap<string, Row> {
  const isPlanned = object === 'deal' || object === 'case';
  const ids = isPlanned ? rows.slice(0, MOST).map(({ id }) => id) : [];
  const { rows: tasks } = useRecords(
    {
      object: 'task',
      filter: {
        and: [
          { field: 'status', op: 'eq', value: 'open' },
          { field: 'about', op: 'in', value: ids },
        ],
      },
      sort: ['dueAt'],
    },
    ['subject', 'dueAt', 'about', 'status'],
  );
  const next = new Map<string, Row>();
  for (const task of tasks) {
    const { about } = task.values;
    if (about && typeof about === 'object' && 'id' in about && !next.has(String(about.id))) {
      next.set(String(about.id), task);
    }
  }
  return next;
}

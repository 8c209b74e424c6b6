import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import type { Entry } from './entries.ts';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';

/** Done or not: a box that can be ticked where the task stands. */
export function TaskBox({ entry }: { entry: Pick<Entry, 'record' | 'moment' | 'title'> }) {
  const t = useTexts(timelineTexts);
  const { change } = useCommands();
  const isDone = entry.moment === 'done';
  const subject = entry.title ?? t.task;
  const toggle = () =>
    change(
      'task',
      entry.record,
      isDone ? { status: 'open', doneAt: null } : { status: 'done', doneAt: new Date().toISOString() },
      isDone ? t.wasOpened(subject) : t.wasDone(subject),
    ).catch(sayProblem);
  return (
    <input
      type="checkbox"
      className={styles.box}
      checked={isDone}
      onChange={toggle}
      aria-label={`${isDone ? t.undone : t.done}: ${subject}`}
    />
  );
}

import { IconCheck } from '@tabler/icons-react';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { RecordName } from '~/records/fields/RecordName.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './day.module.css';
import { Line } from './Line.tsx';
import { dayTexts } from './texts.ts';
import type { TaskCommands } from './useTaskCommands.ts';

/** Something promised: done or put off where it stands. */
export function TaskLine({
  task,
  isOverdue,
  commands,
}: {
  task: Row;
  /** Whether it was due on an earlier day. */
  isOverdue: boolean;
  commands: TaskCommands;
}) {
  const t = useTexts(dayTexts);
  const formats = useFormats();
  const { subject, dueAt, company, person } = task.values;
  const name = String(subject ?? '');
  const whom = typeof company === 'string' ? ['company', company] : ['person', person];
  const [object = '', id] = whom;
  const due = String(dueAt);
  return (
    <Line
      object="task"
      id={task.id}
      name={name}
      beside={typeof object === 'string' && typeof id === 'string' && <RecordName object={object} id={id} />}
      at={isOverdue ? formats.when(due) : formats.time(due)}
      isLate={isOverdue || due < new Date().toISOString()}
      before={
        <button
          type="button"
          className={styles.done}
          aria-label={`${t.done}: ${name}`}
          title={t.done}
          onClick={() => commands.done(task)}
        >
          <Icon of={IconCheck} size={14} />
        </button>
      }
    >
      <button
        type="button"
        aria-label={`${t.tomorrow}: ${name}`}
        onClick={() => commands.putOff(task, 'tomorrow')}
      >
        {t.tomorrow}
      </button>
      <button
        type="button"
        aria-label={`${t.monday}: ${name}`}
        onClick={() => commands.putOff(task, 'monday')}
      >
        {t.monday}
      </button>
    </Line>
  );
}

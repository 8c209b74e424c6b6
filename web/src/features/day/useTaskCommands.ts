import type { Row } from '~/data/store/rows.ts';
import { formatsNow } from '~/platform/formats.ts';
import { textsNow } from '~/platform/texts.ts';
import { commandsOf, sayProblem } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import { putOff } from './day.ts';
import { keepPlace } from './lines.ts';
import { dayTexts } from './texts.ts';

export type TaskCommands = {
  done(task: Row): void;
  putOff(task: Row, to: 'tomorrow' | 'monday'): void;
};

/** What one does with a task of the day; the focus goes on to the next line. */
export function useTaskCommands(): TaskCommands {
  const commands = commandsOf(useHere().grato);
  const nameOf = (task: Row) => String(task.values.subject ?? '');
  return {
    done(task) {
      keepPlace(task.id);
      const says = textsNow(dayTexts).doneToast(nameOf(task));
      commands.change('task', task.id, { status: 'done' }, says).catch(sayProblem);
    },
    putOff(task, to) {
      keepPlace(task.id);
      const formats = formatsNow();
      const dueAt = putOff(String(task.values.dueAt), to, new Date(), formats.zone);
      const says = textsNow(dayTexts).moved(nameOf(task), formats.when(dueAt));
      commands.change('task', task.id, { dueAt }, says).catch(sayProblem);
    },
  };
}

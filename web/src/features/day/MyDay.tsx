import { useMemo, useState } from 'react';
import { type Action, useActions } from '~/platform/actions.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import { useWaiting } from '~/records/waiting.ts';
import { useConnection, useHere, useView } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { Late } from '~/ui/Late.tsx';
import { DealLine } from './DealLine.tsx';
import styles from './day.module.css';
import { DEALS, DUE_TASKS, MEETINGS, splitByDay, standing } from './day.ts';
import { FirstCustomer } from './FirstCustomer.tsx';
import { FollowedLines, useFollowedChanges } from './FollowedLines.tsx';
import { KeepOffer } from './KeepOffer.tsx';
import { Part } from './Line.tsx';
import { focusedLine, moveFocus } from './lines.ts';
import { MeetingLine } from './MeetingLine.tsx';
import { TaskLine } from './TaskLine.tsx';
import { dayTexts } from './texts.ts';
import { type TaskCommands, useTaskCommands } from './useTaskCommands.ts';
import { WaitingLines } from './WaitingLines.tsx';

/** How many lines of a part stand there before one asks for the rest. */
const FEW = 8;

/** What today asks of one; each line is done where it stands, and then it is empty. */
export function MyDay() {
  const t = useTexts(dayTexts);
  const formats = useFormats();
  const tasks = useView(DUE_TASKS);
  const meetings = standing(useView(MEETINGS).rows);
  const deals = useView(DEALS);
  const changes = useFollowedChanges();
  const { stepsLeft, state } = useConnection();
  const { count: waiting } = useWaiting();
  const commands = useTaskCommands();
  useDayKeys(commands);
  const { overdue, today } = splitByDay(tasks.rows, new Date(), formats.zone);
  const now = new Date().toISOString();
  const next = meetings.find(({ values }) => String(values.endsAt ?? values.startsAt) > now);
  const count = tasks.count + meetings.length + deals.count + changes.length + waiting;
  const isLoading = tasks.isLoading || ((stepsLeft > 0 || state === 'starting') && count === 0);
  const isEmpty = !isLoading && count === 0;
  return (
    <div className={styles.day}>
      <header>
        <h1>{t.title}</h1>
        <p>{formats.weekday(now)}</p>
      </header>
      <Part name={t.meetings} count={meetings.length}>
        {meetings.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} isNext={meeting === next} />
        ))}
      </Part>
      <WaitingLines />
      <Part name={t.overdue} count={overdue.length}>
        <Few rows={overdue}>
          {(task) => <TaskLine key={task.id} task={task} isOverdue commands={commands} />}
        </Few>
      </Part>
      <Part name={t.today} count={today.length}>
        {today.map((task) => (
          <TaskLine key={task.id} task={task} isOverdue={false} commands={commands} />
        ))}
      </Part>
      <Part name={t.deals} count={deals.count}>
        <Few rows={deals.rows}>{(deal) => <DealLine key={deal.id} deal={deal} />}</Few>
      </Part>
      <FollowedLines changes={changes} />
      {isLoading && (
        <Late>
          <p className={styles.loading}>{t.loading}…</p>
        </Late>
      )}
      {isEmpty ? <NothingToDo /> : <KeepOffer />}
    </div>
  );
}

/** Nothing waits: because all is done, or because there is no customer yet, which only the server knows. */
function NothingToDo() {
  const t = useTexts(dayTexts);
  const { value, problem } = useAnswer<{ items: readonly unknown[] }>('/companies?limit=1');
  if (value?.items.length === 0) {
    return <FirstCustomer />;
  }
  return value || problem ? (
    <>
      <Empty title={t.emptyTitle} text={t.emptyText} />
      <KeepOffer />
    </>
  ) : null;
}

/** The first lines, and all of them when one asks. */
function Few<T>({ rows, children }: { rows: readonly T[]; children: (row: T) => React.ReactNode }) {
  const t = useTexts(dayTexts);
  const [isAll, setAll] = useState(false);
  const hidden = isAll ? 0 : Math.max(0, rows.length - FEW);
  return (
    <>
      {rows.slice(0, rows.length - hidden).map(children)}
      {hidden > 0 && (
        <li>
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {t.more(hidden)}
          </button>
        </li>
      )}
    </>
  );
}

/** `j` and `k` go from line to line, `d` is done, `t` tomorrow, `m` Monday. */
function useDayKeys(commands: TaskCommands) {
  const t = useTexts(dayTexts);
  const { grato } = useHere();
  const { done, putOff } = commands;
  const actions = useMemo((): readonly Action[] => {
    const onTask = (run: (task: NonNullable<ReturnType<typeof grato.rows.get>>) => void) => () => {
      const line = focusedLine();
      const task = line?.object === 'task' ? grato.rows.get('task', line.id) : undefined;
      if (task) {
        run(task);
      }
    };
    const here = { group: t.title, isHidden: true };
    return [
      { ...here, id: 'day.down', name: t.down, keys: 'j', run: () => moveFocus(1) },
      { ...here, id: 'day.up', name: t.up, keys: 'k', run: () => moveFocus(-1) },
      { ...here, id: 'day.done', name: t.done, keys: 'd', run: onTask(done) },
      {
        ...here,
        id: 'day.tomorrow',
        name: t.tomorrow,
        keys: 't',
        run: onTask((task) => putOff(task, 'tomorrow')),
      },
      {
        ...here,
        id: 'day.monday',
        name: t.monday,
        keys: 'm',
        run: onTask((task) => putOff(task, 'monday')),
      },
    ];
  }, [t, grato, done, putOff]);
  useActions(actions);
}

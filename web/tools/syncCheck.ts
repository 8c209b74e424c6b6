/**
 * Plays games between devices and the real server, for the server's tests: one line of JSON in, endings as lines out.
 *
 * In: `{port, control, stages, first, count, seconds, mutant?}`. Out: `{games, steps, tally}` or, with the first game that fails,
 * `{seed, steps, faults, trace}`.
 */
import { createInterface } from 'node:readline';
import { type Ending, play, shortest } from './syncCheck/play.ts';
import { Stage, type StageAbout } from './syncCheck/stage.ts';

type Task = {
  readonly port: number;
  readonly control: number;
  readonly stages: readonly StageAbout[];
  readonly first: number;
  readonly count: number;
  /** After so many seconds no other game begins. */
  readonly seconds: number;
  readonly mutant?: string;
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await games(JSON.parse(line) as Task))}\n`);
}
process.exit();

async function games(task: Task): Promise<object> {
  const end = Date.now() + task.seconds * 1000;
  const tally: Record<string, number> = {};
  let next = task.first;
  let played = 0;
  let steps = 0;
  let failed: Ending | undefined;
  await Promise.all(
    task.stages.map(async (about, number) => {
      const stage = new Stage(about, task.control, number);
      while (!failed && next < task.first + task.count && Date.now() < end) {
        const ending = await play(next++, stage, task.port, task.mutant);
        played++;
        steps += ending.steps;
        for (const [what, times] of Object.entries(ending.tally)) {
          tally[what] = (tally[what] ?? 0) + times;
        }
        if (ending.faults.length > 0 && !failed) {
          failed = ending;
          failed = task.mutant ? ending : await shortest(ending, stage, task.port, task.mutant);
        }
      }
    }),
  );
  return failed ? { ...failed, games: played } : { games: played, steps, tally };
}

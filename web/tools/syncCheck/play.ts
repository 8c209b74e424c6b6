import { check, shownFaults } from './check.ts';
import { MUTANTS } from './mutants.ts';
import { Run } from './run.ts';
import type { Stage } from './stage.ts';
import { step } from './steps.ts';
import { look, viewFaults } from './viewCheck.ts';

/** How a game ended. */
export type Ending = {
  readonly seed: number;
  readonly steps: number;
  readonly faults: readonly string[];
  readonly tally: { readonly [what: string]: number };
  readonly trace: readonly string[];
};

/** How many steps the game with this seed has. */
export function lengthOf(seed: number): number {
  const drawn = ((seed * 2_654_435_761) >>> 0) % 40;
  // many short games find more than few long ones; a tenth is long, for what takes its time to come about
  return drawn < 36 ? 8 + (drawn % 12) : 20 + ((drawn * 7) % 31);
}

/** Plays a game, or only its first steps. */
export async function play(
  seed: number,
  stage: Stage,
  port: number,
  mutant: string | undefined,
  steps = lengthOf(seed),
): Promise<Ending> {
  await stage.act('reset');
  const run = new Run(seed, stage, port, mutant === undefined ? undefined : MUTANTS[mutant]);
  const faults: string[] = [];
  try {
    await playedOut(run, steps, faults);
  } catch (failure) {
    faults.push(failure instanceof Error ? `${failure.stack}` : String(failure));
  }
  for (const device of run.devices) {
    device.grato?.close();
    device.tab?.kill();
  }
  await run.traffic.settle();
  return { seed, steps, faults, tally: Object.fromEntries(run.tally), trace: run.trace };
}

async function playedOut(run: Run, steps: number, faults: string[]): Promise<void> {
  for (const device of run.devices) {
    await device.open();
  }
  await run.pass(100);
  for (let i = 0; i < steps && faults.length === 0; i++) {
    await step(run);
    for (const device of run.devices) {
      look(device);
      faults.push(...(await shownFaults(device)), ...viewFaults(device));
    }
  }
  if (faults.length === 0) {
    faults.push(...(await check(run)));
  }
}

/** The shortest beginning that still fails, as far as halving finds it. */
export async function shortest(
  failed: Ending,
  stage: Stage,
  port: number,
  mutant: string | undefined,
): Promise<Ending> {
  let known = failed;
  let low = 0;
  while (low < known.steps) {
    const middle = Math.floor((low + known.steps) / 2);
    const ending = await play(failed.seed, stage, port, mutant, middle);
    if (ending.faults.length > 0) {
      known = ending;
    } else {
      low = middle + 1;
    }
  }
  return known;
}

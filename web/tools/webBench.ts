/**
 * Measures the app itself in a real Chromium, for `./grato bench web`: one line of JSON in, one out.
 *
 * In: `{address, chromium, local: {cookie, team}, all: {cookie}, only?}`: somebody whose working set is on the device, and
 * somebody who sees every record of a large workspace. Out: a list of `{what, times, bar?, note?}`, as `browserBench` gives it.
 */
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { type Measured, say } from './browserBench/seat.ts';
import { largeList } from './webBench/largeList.ts';
import { localList } from './webBench/localList.ts';
import { Screen } from './webBench/screen.ts';
import { starts } from './webBench/starts.ts';

type Task = {
  readonly address: string;
  readonly chromium: string;
  readonly local: { readonly cookie: string; readonly team: string };
  readonly all: { readonly cookie: string };
  /** Words of what is to be measured; all where it is left out. */
  readonly only?: string;
  /** Where the processor's profile of each part goes, for finding out why; none where it is left out. */
  readonly profiles?: string;
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await measure(JSON.parse(line) as Task))}\n`);
}
process.exit();

async function measure(task: Task): Promise<Measured[]> {
  const browser = await chromium.launch({
    executablePath: task.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
  const parts: { readonly [name: string]: () => Promise<Measured[]> } = {
    starts: () => starts(browser, task.address, task.all.cookie),
    local: async () => {
      const screen = await Screen.of(browser, task.address, task.local.cookie, task.profiles);
      return localList(screen, task.local.team);
    },
    large: async () => largeList(await Screen.of(browser, task.address, task.all.cookie, task.profiles)),
  };
  try {
    const measured: Measured[] = [];
    for (const [name, part] of Object.entries(parts)) {
      if (!task.only || task.only.split(',').includes(name)) {
        say(name);
        measured.push(...(await part()));
      }
    }
    return measured;
  } finally {
    await browser.close();
  }
}

/**
 * Measures the data layer in a real Chromium, for `./grato bench sync`: one line of JSON in, one out.
 *
 * In: `{address, chromium, cookie, owner}`; the address serves the page of `web/browser` and the API, the cookie is a session
 * (`name=value`). Out: a list of `{what, times, bar?, note?}`, times in milliseconds.
 */
import { createInterface } from 'node:readline';
import { type Browser, chromium } from 'playwright-core';
import { FAST, type Line, type Measured, ROAD, Seat, SLOW, say } from './browserBench/seat.ts';

type Task = {
  readonly address: string;
  readonly chromium: string;
  readonly cookie: string;
  readonly owner: string;
};

const FIRST_SYNCS = 3;
const COLD_STARTS = 5;
const EDITS = 60;

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await measure(JSON.parse(line) as Task))}\n`);
}
process.exit();

async function measure(task: Task): Promise<Measured[]> {
  const browser = await chromium.launch({
    executablePath: task.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
  try {
    return [
      ...(await onLine(browser, task, FAST, { firstSync: 1500, paint: 50, coldStart: 600 })),
      ...(await onLine(browser, task, SLOW, { firstSync: 4000 })),
      ...(await onLine(browser, task, ROAD, {})),
    ];
  } finally {
    await browser.close();
  }
}

type Bars = { readonly firstSync?: number; readonly paint?: number; readonly coldStart?: number };

async function onLine(browser: Browser, task: Task, line: Line, bars: Bars): Promise<Measured[]> {
  const first: number[] = [];
  let seat: Seat | undefined;
  let rows = 0;
  for (let i = 0; i < FIRST_SYNCS; i++) {
    await seat?.close();
    seat = await Seat.of(browser, task.address, task.cookie, line);
    const begun = await seat.begin(task.owner);
    rows = begun.rows;
    first.push(begun.milliseconds);
    say(`${line.name}, first sync of ${rows} rows in ${begun.milliseconds.toFixed(0)} ms`);
  }
  if (!seat) {
    return [];
  }
  const painted = await seat.edit(EDITS);
  const memory = await seat.memory();
  say(`${line.name}, ${EDITS} edits`);
  const pins: number[] = [];
  const cold: number[] = [];
  for (let i = 0; i < COLD_STARTS; i++) {
    const start = await seat.comeBack(task.owner);
    pins.push(start.pin);
    cold.push(start.page + start.list);
    say(`${line.name}, cold start: page ${start.page.toFixed(0)}, list ${start.list.toFixed(0)} ms`);
  }
  await seat.close();
  const where = line.name;
  return [
    bar({ what: `first sync, ${where}`, times: first, note: `${rows} rows` }, bars.firstSync),
    bar({ what: `edit to paint, ${where}`, times: painted }, bars.paint),
    bar({ what: `cold start to list, ${where}`, times: cold, note: 'without the PIN' }, bars.coldStart),
    { what: `the PIN, ${where}`, times: pins, note: 'Argon2id, slow on purpose' },
    { what: `memory of the page, ${where}`, times: [], note: `${memory} MB of JavaScript after collecting` },
  ];
}

function bar(measured: Measured, most: number | undefined): Measured {
  return most === undefined ? measured : { ...measured, bar: most };
}

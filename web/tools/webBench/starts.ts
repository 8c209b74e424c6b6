import type { Browser } from 'playwright-core';
import type { Measured } from '../browserBench/seat.ts';
import { say } from '../browserBench/seat.ts';
import { Screen } from './screen.ts';

const COLD_STARTS = 5;

/** How much comes before the first screens, how far they jump, and how soon the app is there when it is kept. */
export async function starts(browser: Browser, address: string, cookie: string): Promise<Measured[]> {
  const screen = await Screen.of(browser, address, cookie);
  const measured: Measured[] = [];
  for (const path of ['my-day', 'people']) {
    await screen.open(path);
    const bytes = await screen.ask<number>(
      `performance.getEntriesByType('resource')
        .filter(({ name }) => /\\.js($|\\?)/.test(name) && !/worker|sw\\.js/.test(name))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`,
    );
    await screen.pause(2_000);
    const shift = await screen.layoutShift();
    measured.push({ what: `layout shift of ${path}, thousandths`, times: [shift * 1000], bar: 50 });
    measured.push({
      what: `scripts before ${path}`,
      times: [],
      note: `${(bytes / 1000).toFixed(1)} kB as they travel; the bar is 200 kB`,
    });
    say(`${path}: ${bytes} bytes of scripts, layout shift ${shift.toFixed(4)}`);
  }
  // the service worker keeps the app
  await screen.page.waitForFunction(() => !!navigator.serviceWorker?.controller, undefined, {
    timeout: 30_000,
  });
  await screen.pause(3_000);
  const frames: number[] = [];
  const lists: number[] = [];
  for (let i = 0; i < COLD_STARTS; i++) {
    await screen.open('people');
    await screen.page.waitForFunction(
      () => document.querySelectorAll('[role=row] a[href*="/people/"]').length > 5,
    );
    const at = await screen.ask<{ frame: number; list: number }>(
      `({
        frame: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
        list: performance.now(),
      })`,
    );
    frames.push(at.frame);
    lists.push(at.list);
  }
  await screen.close();
  measured.push({ what: 'kept app to its first paint', times: frames, bar: 600 });
  measured.push({ what: "kept app to the server's list", times: lists, note: 'looked at by polling' });
  return measured;
}

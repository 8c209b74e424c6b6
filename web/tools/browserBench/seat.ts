import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A line between browser and server, and a processor. */
export type Line = {
  readonly name: string;
  /** Bits a second; undefined for as fast as it goes. */
  readonly bits?: number;
  /** Milliseconds until an answer begins, at least. */
  readonly latency: number;
  /** How many times slower the page's processor is; workers are not slowed down by the browser. */
  readonly slower: number;
};

export const FAST: Line = { name: 'loopback', latency: 0, slower: 1 };
export const SLOW: Line = { name: '1.6 Mbit/s', bits: 1_600_000, latency: 150, slower: 1 };
export const ROAD: Line = { ...SLOW, name: '1.6 Mbit/s, CPU 4x slower', slower: 4 };

/** What was measured; times in milliseconds. */
export type Measured = {
  readonly what: string;
  readonly times: readonly number[];
  readonly bar?: number;
  readonly note?: string;
};

const PIN = '314159';

/** Says how far one is: throttled runs take minutes. */
export function say(what: string) {
  process.stderr.write(`browser: ${what}\n`);
}

/** One browser of somebody who is signed in; what it runs in the page is `web/browser/page.ts`. */
export class Seat {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #tools: CDPSession;
  readonly #address: string;
  readonly #line: Line;

  private constructor(context: BrowserContext, page: Page, tools: CDPSession, address: string, line: Line) {
    this.#context = context;
    this.#page = page;
    this.#tools = tools;
    this.#address = address;
    this.#line = line;
  }

  static async of(browser: Browser, address: string, cookie: string, line: Line): Promise<Seat> {
    const context = await browser.newContext();
    context.setDefaultTimeout(120_000);
    const middle = cookie.indexOf('=');
    await context.addCookies([
      { name: cookie.slice(0, middle), value: cookie.slice(middle + 1), url: address },
    ]);
    const page = await context.newPage();
    const seat = new Seat(context, page, await context.newCDPSession(page), address, line);
    await seat.#load();
    await seat.#throttle();
    return seat;
  }

  /** Chooses a PIN and fetches everything; the time is that from then until all is here and kept. */
  begin(owner: string): Promise<{ milliseconds: number; rows: number }> {
    return this.#page.evaluate(
      `(async () => {
        await page.arrive(${JSON.stringify(owner)});
        await page.place.choose('${PIN}');
        const from = performance.now();
        await page.open('Bench');
        await page.until(() => page.isComplete(), 100_000);
        const milliseconds = performance.now() - from;
        const objects = page.grato.model.schema.objects;
        return { milliseconds, rows: objects.reduce((sum, { name }) => sum + page.count(name), 0) };
      })()`,
    );
  }

  /** Edits people that a list shows, one after the other; each time until the browser has painted it. */
  edit(times: number): Promise<number[]> {
    return this.#page.evaluate(
      `(async () => {
        page.show({ object: 'person', sort: ['name'] }, 'jobTitle');
        const ids = page.list.slice(0, 50);
        const painted = [];
        for (let i = 0; i < ${times}; i++) {
          painted.push(await page.painted('person', ids[i % ids.length], { jobTitle: 'Edited ' + i }));
          if (!document.getElementById('list').textContent.includes('"Edited ' + i + '"')) {
            throw new Error('edit ' + i + ' is not shown');
          }
          await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 40));
        }
        await page.until(() => page.grato.unsent.length === 0, 100_000);
        return painted;
      })()`,
    );
  }

  /** Megabytes of JavaScript objects that are in use. */
  async memory(): Promise<number> {
    await this.#tools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#tools.send('Runtime.getHeapUsage');
    return Math.round(usedSize / 1e6);
  }

  /** Loads the page again: until its program runs, until the PIN has opened the key, until the list is painted. */
  async comeBack(owner: string): Promise<{ page: number; pin: number; list: number }> {
    // An app's program comes from its service worker's cache, which this page has not: it is loaded without delay.
    await this.#network(FAST);
    await this.#load();
    await this.#throttle();
    return this.#page.evaluate(
      `(async () => {
        const program = page.readyAt;
        await page.arrive(${JSON.stringify(owner)});
        const before = performance.now();
        const { kind } = await page.place.unlock('${PIN}');
        const unlocked = performance.now();
        if (kind !== 'open') {
          throw new Error(kind);
        }
        await page.open('Bench');
        page.show({ object: 'person', sort: ['name'] }, 'name');
        await page.nextPaint();
        const list = performance.now() - unlocked;
        if (document.querySelectorAll('#list li').length !== 50) {
          throw new Error('the list is not there');
        }
        return { page: program, pin: unlocked - before, list };
      })()`,
    );
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  async #load(): Promise<void> {
    await this.#page.goto(`${this.#address}/index.html`);
    await this.#page.waitForFunction('window.page');
  }

  async #throttle(): Promise<void> {
    await this.#network(this.#line);
    await this.#tools.send('Emulation.setCPUThrottlingRate', { rate: this.#line.slower });
  }

  async #network({ bits, latency }: Line): Promise<void> {
    const throughput = bits === undefined ? -1 : bits / 8;
    await this.#tools.send('Network.enable');
    await this.#tools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
}

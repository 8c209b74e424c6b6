import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** What the page is given before it is loaded: the time from an event to the paint that shows what it led to. */
const WATCH = `
  window.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.layoutShift += entry.hadRecentInput ? 0 : entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  window.untilPainted = (type, isSo, patience) => new Promise((resolve, reject) => {
    let from;
    const end = performance.now() + patience;
    const hear = (event) => { from ??= event.timeStamp; };
    addEventListener(type, hear, { capture: true, once: true });
    const look = () => {
      if (from !== undefined && isSo()) {
        // the frame is painted before a message that is posted while it is made comes back
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - from);
        port2.postMessage(undefined);
      } else if (performance.now() > end) {
        reject(new Error('in vain: ' + isSo + (from === undefined ? ', nothing was heard' : '')));
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });
`;

const PATIENCE = 15_000;

/** One browser window of somebody who is signed in, on the app as the server serves it. */
export class Screen {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #tools: CDPSession;
  readonly #address: string;
  readonly #profiles: string | undefined;
  #watched = 0;

  private constructor(
    context: BrowserContext,
    page: Page,
    tools: CDPSession,
    address: string,
    profiles: string | undefined,
  ) {
    this.#context = context;
    this.page = page;
    this.#tools = tools;
    this.#address = address;
    this.#profiles = profiles;
  }

  static async of(browser: Browser, address: string, cookie: string, profiles?: string): Promise<Screen> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    context.setDefaultTimeout(60_000);
    await context.addInitScript(WATCH);
    const middle = cookie.indexOf('=');
    await context.addCookies([
      { name: cookie.slice(0, middle), value: cookie.slice(middle + 1), url: address },
    ]);
    const page = await context.newPage();
    return new Screen(context, page, await context.newCDPSession(page), address, profiles);
  }

  /** Goes to a page of the workspace and waits until it has its heading and is not busy. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#address}/w/main/${path}`);
    await this.settle();
  }

  /** Goes there within the app, which keeps what it has in memory. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState({}, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/w/main/${path}`);
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.page.locator('h1:visible').first().waitFor();
    await this.page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0);
  }

  /**
   * Milliseconds from the first event of a type until what it leads to is painted.
   *
   * @param isSo a function in the page, as text
   */
  async painted(type: string, act: () => Promise<void>, isSo: string): Promise<number> {
    const time = await this.watch(type, isSo);
    await act();
    return time();
  }

  /** Listens from now on; what it gives waits for the paint. */
  async watch(type: string, isSo: string): Promise<() => Promise<number>> {
    const name = `painting${++this.#watched}`;
    await this.page.evaluate(`void (window.${name} = untilPainted('${type}', ${isSo}, ${PATIENCE}))`);
    return () => this.ask<number>(`window.${name}`);
  }

  /** What everything that moved by itself since the page was loaded adds up to. */
  layoutShift(): Promise<number> {
    return this.page.evaluate('layoutShift');
  }

  ask<T>(script: string): Promise<T> {
    return this.page.evaluate(script) as Promise<T>; // what the script gives is the caller's to know
  }

  /** Does something while the processor's work is written down, where that is wanted. */
  async profiled<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (!this.#profiles) {
      return work();
    }
    await this.#tools.send('Profiler.enable');
    await this.#tools.send('Profiler.start');
    try {
      return await work();
    } finally {
      const { profile } = await this.#tools.send('Profiler.stop');
      await writeFile(join(this.#profiles, `${name}.cpuprofile`), JSON.stringify(profile));
    }
  }

  async pause(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

// Takes the pictures of docs/screens from a running demo: `./grato screens`.
// Arguments: the address, the folder, and e-mail and password of the administrator.
// GRATO_SCREENS, a pattern of names such as `en/my-day-desktop`, takes only those.

const wanted = new RegExp(process.env.GRATO_SCREENS ?? '');

const [, , address = '', folder = '', email = '', password = ''] = process.argv;

type Seat = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly isTouch: boolean;
};

const SEATS: readonly Seat[] = [
  { name: 'desktop', width: 1440, height: 900, isTouch: false },
  { name: 'tablet', width: 1024, height: 768, isTouch: true },
  { name: 'phone', width: 390, height: 844, isTouch: true },
];

const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['en', 'es', 'it'] as const;

/** Milliseconds without any change after which a page is taken to stand as it will, and the longest wait for that. */
const STILL = 1200;
const PATIENCE = 10_000;

/** So many windows at a time: the server and they share the machine. */
const WINDOWS = 2;

/** The seller whose day is shown. */
const SELLER = 'margaret.peacock@northwind.example';

type Screen = {
  readonly name: string;
  readonly path: (ids: Ids) => string;
  /** What is done before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
  readonly asAdministrator?: boolean;
};

type Ids = { readonly company: string; readonly deal: string; readonly person: string };

const SCREENS: readonly Screen[] = [
  { name: 'my-day', path: () => 'my-day' },
  { name: 'companies', path: () => 'companies' },
  { name: 'deals-board', path: () => 'deals?as=board' },
  { name: 'calendar', path: () => 'events?as=calendar' },
  { name: 'company', path: ({ company }) => `companies/${company}` },
  { name: 'person', path: ({ person }) => `people/${person}` },
  { name: 'deal', path: ({ deal }) => `deals/${deal}` },
  { name: 'purchases', path: () => 'purchases' },
  { name: 'programme', path: () => 'programme' },
  { name: 'objectives', path: () => 'programme/objectives' },
  {
    name: 'search',
    path: () => 'companies',
    async prepare(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').first().fill('ernst');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'capture',
    path: () => 'my-day',
    async prepare(page) {
      await page.keyboard.press('c');
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .first()
        .fill(CAPTURED[await languageOf(page)] ?? '');
    },
  },
  { name: 'model', path: () => 'settings/model', prepare: part, asAdministrator: true },
  { name: 'roles', path: () => 'settings/roles', prepare: part, asAdministrator: true },
];

const CAPTURED: { readonly [language: string]: string } = {
  en: 'Call with Roland from Ernst Handel, wants 50 units by Friday, send quote',
  es: 'Llamada con Roland de Ernst Handel, quiere 50 unidades para el viernes, enviar oferta',
  it: 'Chiamata con Roland di Ernst Handel, vuole 50 pezzi entro venerdì, inviare offerta',
};

/** A part of the settings has a heading beside that of the settings. */
async function part(page: Page) {
  await page.getByRole('heading').nth(1).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0);
}

async function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}

/** Who is signed in at a fresh place, with the language set. */
async function arrive(
  browser: Browser,
  who: { email: string; password: string },
  seat: Seat,
  theme: 'light' | 'dark',
) {
  const context = await browser.newContext({
    viewport: { width: seat.width, height: seat.height },
    hasTouch: seat.isTouch,
    isMobile: seat.name === 'phone',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await context.request.post(`${address}/api/v1/session`, { data: who });
  return context;
}

/** The language is chosen on the device, before the app starts. */
async function speak(context: BrowserContext, language: string) {
  await context.addInitScript((chosen) => {
    const kept = JSON.parse(localStorage.getItem('grato settings') ?? '{}');
    localStorage.setItem('grato settings', JSON.stringify({ ...kept, language: chosen }));
  }, language);
}

/** Gives the seller a password, as an administrator does: by an invitation. */
async function invite(browser: Browser): Promise<Ids> {
  const context = await browser.newContext();
  const { request } = context;
  const api = `${address}/api/v1`;
  await request.post(`${api}/session`, { data: { email, password } });
  const { csrfToken } = await (await request.get(`${api}/session`)).json();
  const headers = { 'X-CSRF-Token': csrfToken };
  const first = async (object: string, filter: unknown) => {
    const found = await (
      await request.post(`${api}/${object}/query`, { data: { filter, limit: 1 }, headers })
    ).json();
    return String(found.items[0]?.id);
  };
  const user = await first('users', { field: 'email', op: 'eq', value: SELLER });
  const invited = await request.post(`${api}/invitations`, { data: { user }, headers });
  if (invited.ok()) {
    const token = new URL((await invited.json()).link).hash.replace('#token=', '');
    await request.post(`${api}/invitation`, { data: { token, password, name: 'Margaret Peacock' } });
  }
  const company = await first('companies', { field: 'name', op: 'eq', value: 'Ernst Handel' });
  const person = await first('people', {
    field: 'affiliations',
    op: 'some',
    value: { field: 'company', op: 'eq', value: company },
  });
  const deal = await first('deals', { field: 'company', op: 'eq', value: company });
  await context.close();
  return { company, person, deal };
}

/** Goes on within the app: what it has fetched is kept, which a new page would have to fetch again. */
async function goTo(page: Page, path: string) {
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Waits until nothing changes any more: names of what is pointed at come after the rows. */
async function settle(page: Page) {
  await page.evaluate(
    ([still, patience]) =>
      new Promise<void>((done) => {
        const end = setTimeout(finish, patience);
        let timer = setTimeout(finish, still);
        const watcher = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(finish, still);
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
        function finish() {
          watcher.disconnect();
          clearTimeout(timer);
          clearTimeout(end);
          done();
        }
      }),
    [STILL, PATIENCE] as const,
  );
}

async function take(page: Page, file: string) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  await writeFile(file, Buffer.from(data, 'base64'));
  await session.detach();
}

const browser = await chromium.launch({
  executablePath: process.env.GRATO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const ids = await invite(browser);

type Visit = {
  readonly language: string;
  readonly seat: Seat;
  readonly theme: 'light' | 'dark';
  readonly isAdministrator: boolean;
};

/** One window: the screens of one person at one size, in one theme and language. */
async function visit({ language, seat, theme, isAdministrator }: Visit) {
  const suffix = theme === 'dark' ? '-dark' : '';
  const nameOf = (screen: Screen) => `${language}/${screen.name}-${seat.name}${suffix}`;
  const screens = SCREENS.filter(
    (screen) => (screen.asAdministrator ?? false) === isAdministrator && wanted.test(nameOf(screen)),
  );
  if (screens.length === 0) {
    return;
  }
  const who = { email: isAdministrator ? email : SELLER, password };
  const context = await arrive(browser, who, seat, theme);
  await speak(context, language);
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  await page.goto(`${address}/w/main/my-day`);
  // all data is here once the dot is calm
  await page.locator('[data-tone=good]').first().waitFor();
  for (const screen of screens) {
    await goTo(page, `/w/main/${screen.path(ids)}`);
    await page.getByRole('heading').first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0);
    await settle(page);
    if (screen.prepare) {
      await screen.prepare(page);
      await settle(page);
    }
    await take(page, join(folder, `${nameOf(screen)}.webp`));
  }
  await context.close();
}

// All sizes and themes in English; the guides of the other languages need the screens once, and on the phone.
for (const language of LANGUAGES) {
  await mkdir(join(folder, language), { recursive: true });
  const visits = SEATS.filter(({ name }) => language === 'en' || name !== 'tablet').flatMap((seat) =>
    (language === 'en' ? THEMES : (['light'] as const)).flatMap((theme) =>
      (language === 'en' || seat.name === 'desktop' ? [false, true] : [false]).map((isAdministrator) => ({
        language,
        seat,
        theme,
        isAdministrator,
      })),
    ),
  );
  await Promise.all(
    Array.from({ length: WINDOWS }, async () => {
      for (let next = visits.shift(); next; next = visits.shift()) {
        await visit(next);
      }
    }),
  );
}
await browser.close();

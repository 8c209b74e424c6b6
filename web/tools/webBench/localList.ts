import type { Measured } from '../browserBench/seat.ts';
import { say } from '../browserBench/seat.ts';
import type { Screen } from './screen.ts';

const BAR = 50;
const MOVES = 60;
const PEEKS = 20;
const EDITS = 30;
const DRAGS = 20;

/** What people type into a list's search, letter by letter. */
const TYPED = ['garcia', 'mart', 'ross', 'an', 'marco', 'lu'];

/** A list that the device answers by itself: all of it is in the working set. */
export async function localList(screen: Screen, team: string): Promise<Measured[]> {
  const { page } = screen;
  const filter = {
    and: [
      { field: 'team', op: 'eq', value: team },
      { field: 'updatedAt', op: 'gt', value: { relative: '-20d' } },
    ],
  };
  const query = `filter=${encodeURIComponent(JSON.stringify(filter))}`;
  await screen.open(`people?${query}`);
  await page.waitForFunction(() => document.querySelectorAll('[role=row]').length > 10);
  // what is lazy comes while one reads
  await screen.pause(6_000);
  const count = await page.locator('header [role=status]').last().textContent();
  say(`local list of ${count}`);
  const note = `${count} records on the device`;
  const bar = BAR;
  const measured: Measured[] = [];
  const add = async (what: string, times: number[]) => {
    measured.push({ what: `local list: ${what}`, times, bar, note });
    say(`${what}: ${times.map((time) => time.toFixed(0)).join(' ')}`);
  };
  await add('j and k', await screen.profiled('moves', () => moves(screen)));
  await add('open the peek', await screen.profiled('peeks', () => peeks(screen)));
  await add('edit in a cell', await screen.profiled('edits', () => edits(screen)));
  const { letters, answers } = await screen.profiled('typing', () => typing(screen));
  await add('a letter typed into the search', letters);
  await add('what a letter finds', answers);
  await screen.open(`people?${query}&as=board&by=lifecycleStage`);
  await page.waitForFunction(() => document.querySelectorAll('[data-column]').length > 1);
  await screen.pause(3_000);
  await add('a card dropped on another column', await screen.profiled('drags', () => drags(screen)));
  await screen.close();
  return measured;
}

const ACTIVE = `document.querySelector('[role=row][data-active]')?.getAttribute('aria-rowindex')`;

async function moves(screen: Screen): Promise<number[]> {
  const { page } = screen;
  await page.keyboard.press('j');
  await screen.pause(200);
  const times: number[] = [];
  for (let i = 0; i < MOVES; i++) {
    const before = await screen.ask<string | null>(ACTIVE);
    const key = i % 10 < 7 ? 'j' : 'k';
    times.push(
      await screen.painted('keydown', () => page.keyboard.press(key), `() => ${ACTIVE} !== '${before}'`),
    );
    await screen.pause(60);
  }
  return times;
}

async function peeks(screen: Screen): Promise<number[]> {
  const { page } = screen;
  const isThere = `location.search.includes('peek=') && !!document.querySelector('aside h2, aside h1, [role=complementary] h2, [role=dialog] h2')`;
  await page.keyboard.press('Space');
  await screen.pause(1_500);
  await page.keyboard.press('Space');
  await screen.pause(300);
  const times: number[] = [];
  for (let i = 0; i < PEEKS; i++) {
    times.push(await screen.painted('keydown', () => page.keyboard.press('Space'), `() => ${isThere}`));
    await screen.pause(250);
    await page.keyboard.press('Space');
    await screen.pause(120);
    await page.keyboard.press('j');
    await screen.pause(120);
  }
  return times;
}

async function edits(screen: Screen): Promise<number[]> {
  const { page } = screen;
  const heads = await page.getByRole('columnheader').allTextContents();
  const column =
    Math.max(
      1,
      heads.findIndex((head) => head.includes('Job title')),
    ) - 1;
  const times: number[] = [];
  for (let i = 0; i < EDITS; i++) {
    const row = page.locator('[role=row][data-active]');
    const cell = row.locator(`[role=gridcell]`).nth(column + 1);
    await cell.dblclick();
    const input = cell.locator('input, textarea').first();
    await input.waitFor();
    const text = `Edited ${i}`;
    await input.fill(text);
    times.push(
      await screen.painted(
        'keydown',
        () => page.keyboard.press('Enter'),
        `() => {
          const cells = document.querySelectorAll('[role=gridcell]:not(:has(input))');
          return Array.from(cells).some((cell) => cell.textContent === '${text}');
        }`,
      ),
    );
    await screen.pause(150);
    await page.keyboard.press('j');
    await screen.pause(80);
  }
  return times;
}

async function typing(screen: Screen): Promise<{ letters: number[]; answers: number[] }> {
  const { page } = screen;
  const letters: number[] = [];
  const answers: number[] = [];
  const search = page.getByRole('searchbox').last();
  for (const word of TYPED) {
    await search.click();
    await search.fill('');
    await screen.pause(600);
    for (let i = 0; i < word.length; i++) {
      const typed = word.slice(0, i + 1);
      const shows = `document.activeElement?.value === '${typed}'`;
      const asked = `new URLSearchParams(location.search).get('q')?.replaceAll('"', '') === '${typed}'`;
      const fits = `Array.from(document.querySelectorAll('[role=row] a[href*="/people/"]')).slice(0, 5)
        .every((link) => link.textContent.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase().includes('${typed}'))`;
      const answer = await screen.watch('keydown', `() => ${asked} && ${fits}`);
      letters.push(
        await screen.painted('keydown', () => page.keyboard.press(typed.at(-1) ?? ''), `() => ${shows}`),
      );
      answers.push(await answer());
      await screen.pause(180);
    }
  }
  await search.fill('');
  await screen.pause(600);
  return { letters, answers };
}

async function drags(screen: Screen): Promise<number[]> {
  const { page } = screen;
  const times: number[] = [];
  for (let i = 0; i < DRAGS; i++) {
    const from = page.locator('[data-column]').nth(i % 2);
    const to = page.locator('[data-column]').nth((i + 1) % 2);
    const card = from.getByRole('link').first();
    const title = await card.textContent();
    const [at, there] = [await card.boundingBox(), await to.boundingBox()];
    if (!at || !there || !title) {
      throw new Error('there is nothing to drag');
    }
    await page.mouse.move(at.x + 8, at.y + 8);
    await page.mouse.down();
    await page.mouse.move(there.x + 40, there.y + 160, { steps: 5 });
    const shown = (column: number) =>
      `Array.from(document.querySelectorAll('[data-column]')[${column}].querySelectorAll('a'))` +
      `.some((link) => link.textContent === ${JSON.stringify(title)})`;
    const before = await screen.ask<boolean>(shown(i % 2));
    times.push(
      await screen.painted('pointerup', () => page.mouse.up(), `() => ${before} && !(${shown(i % 2)})`),
    );
    await screen.pause(400);
  }
  return times;
}

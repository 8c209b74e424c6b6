import type { Measured } from '../browserBench/seat.ts';
import { say } from '../browserBench/seat.ts';
import type { Screen } from './screen.ts';

const BAR = 100;
const MOST_SHIFT = 0.05;
const SCROLLS = 60;
const LEAPS = 30;
const WORDS = ['garcia', 'rossi', 'mart', 'smith', 'luc', 'bian', 'an', 'fer'];

/** A list of a million records, of which the server gives what is in sight. */
export async function largeList(screen: Screen): Promise<Measured[]> {
  const { page } = screen;
  await screen.open('people');
  await page.waitForFunction(() => document.querySelectorAll('[role=row]').length > 10);
  await screen.pause(4_000);
  const count = await page.locator('header [role=status]').last().textContent();
  const note = `a list of ${count}`;
  const shift = await screen.layoutShift();
  say(`${note}, layout shift ${shift.toFixed(3)}`);
  const measured: Measured[] = [
    { what: 'large list: layout shift, thousandths', times: [shift * 1000], bar: MOST_SHIFT * 1000, note },
  ];
  const add = (what: string, times: number[]) => {
    measured.push({ what: `large list: ${what}`, times, bar: BAR, note });
    say(`${what}: ${times.map((time) => time.toFixed(0)).join(' ')}`);
  };
  add('scroll by a page', await screen.profiled('scrolls', () => scrolls(screen)));
  const { drawn, found } = await screen.profiled('leaps', () => leaps(screen));
  add('drag the bar anywhere', drawn);
  add('what is there is found', found);
  add('sort', await screen.profiled('sorts', () => sorts(screen)));
  const { letters, answers } = await screen.profiled('filters', () => filters(screen));
  add('a letter typed into the search', letters);
  add('what was typed is found', answers);
  await screen.close();
  return measured;
}

const GRID = `document.querySelector('[role=grid]')`;
/** Rows fill the grid to its lower edge. */
const FILLED = `(() => {
  const { top, bottom, left } = ${GRID}.getBoundingClientRect();
  const at = (y) => document.elementFromPoint(left + 200, y)?.closest('[role=row]');
  return !!at(top + 60) && !!at(bottom - 50);
})()`;

async function scrolls(screen: Screen): Promise<number[]> {
  const { page } = screen;
  const times: number[] = [];
  const box = await page.getByRole('grid').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300);
  for (let i = 0; i < SCROLLS; i++) {
    const top = await screen.ask<number>(`${GRID}.scrollTop`);
    times.push(
      await screen.painted(
        'wheel',
        () => page.mouse.wheel(0, 700),
        `() => ${GRID}.scrollTop > ${top} && ${FILLED}`,
      ),
    );
    await screen.pause(100);
  }
  return times;
}

/** Drags the scroll bar: at once there is something to see, and then the records that stand there. */
async function leaps(screen: Screen): Promise<{ drawn: number[]; found: number[] }> {
  const { page } = screen;
  const drawn: number[] = [];
  const found: number[] = [];
  const inSight = (what: string) => `() => {
    const { top, left } = ${GRID}.getBoundingClientRect();
    return !!document.elementFromPoint(left + 200, top + 200)?.closest('${what}');
  }`;
  for (let i = 0; i < LEAPS; i++) {
    const share = ((i * 37 + 13) % 100) / 100;
    const answer = await screen.watch('scroll', inSight('[role=row]'));
    drawn.push(
      await screen.painted(
        'scroll',
        () =>
          page.evaluate(
            `void (${GRID}.scrollTop = ${share} * (${GRID}.scrollHeight - ${GRID}.clientHeight))`,
          ),
        inSight('[role=row], [role=rowgroup] > [aria-hidden]'),
      ),
    );
    found.push(await answer());
    await screen.pause(200);
  }
  await page.evaluate(`${GRID}.scrollTop = 0`);
  await screen.pause(600);
  return { drawn, found };
}

const FIRST = `document.querySelector('[role=grid] [role=row] a')?.href`;

async function sorts(screen: Screen): Promise<number[]> {
  const { page } = screen;
  const times: number[] = [];
  for (let i = 0; i < 12; i++) {
    await page.evaluate(`${GRID}.scrollTop = 0`);
    await screen.pause(400);
    const before = await screen.ask<string>(FIRST);
    const head = page.getByRole('columnheader').nth(1).getByRole('button').first();
    times.push(
      await screen.painted('click', () => head.click(), `() => !!${FIRST} && ${FIRST} !== '${before}'`),
    );
    await screen.pause(500);
  }
  return times;
}

async function filters(screen: Screen): Promise<{ letters: number[]; answers: number[] }> {
  const { page } = screen;
  const letters: number[] = [];
  const answers: number[] = [];
  const search = page.getByRole('searchbox').last();
  for (const word of WORDS) {
    await search.click();
    await search.fill('');
    await screen.pause(900);
    for (let i = 0; i < word.length; i++) {
      const typed = word.slice(0, i + 1);
      const press = () => page.keyboard.press(typed.at(-1) ?? '');
      const isLast = i === word.length - 1;
      const fits = `Array.from(document.querySelectorAll('[role=row] a[href*="/people/"]')).slice(0, 5).every((link) =>
        link.textContent.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase().includes('${word}'))`;
      const isThere = `document.querySelectorAll('[role=row] a[href*="/people/"]').length > 0 && ${GRID}.ariaBusy !== 'true'`;
      const answer = isLast ? await screen.watch('keydown', `() => ${isThere} && ${fits}`) : undefined;
      letters.push(
        await screen.painted('keydown', press, `() => document.activeElement?.value === '${typed}'`),
      );
      if (answer) {
        answers.push(await answer());
      }
      await screen.pause(180);
    }
  }
  return { letters, answers };
}

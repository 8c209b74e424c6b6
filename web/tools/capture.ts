/**
 * How well lines are understood, and how fast: precision and recall of each part in each language, for the lines by which the
 * rules were made, those held out, and those written afterwards. `npm run bench:capture`, and for the misses
 * `npm run bench:capture development`.
 */
import { readFileSync } from 'node:fs';
import { Directory } from '~/features/capture/names/directory.ts';
import type { Language } from '~/features/capture/proposal.ts';
import { manyCustomers } from '~/features/capture/testing/crowd.ts';
import { contextOf, measure, NOW, PARTS, readCases, type Tally } from '~/features/capture/testing/measure.ts';
import { understand } from '~/features/capture/understand.ts';

const LANGUAGES: readonly Language[] = ['en', 'es', 'it'];
const folder = 'src/features/capture/testing';
const read = (file: string) => readCases(readFileSync(`${folder}/${file}.jsonl`, 'utf8'));
const all = LANGUAGES.map((language) => {
  const cases = read(language);
  // by the number of the line: odd ones were looked at while the rules were made, even ones only counted
  const [development, heldOut] = [1, 0].map((odd) => cases.filter((_, i) => (i + 1) % 2 === odd));
  return {
    language,
    development,
    heldOut,
    unseen: read(`unseen.${language}`),
    last: read(`last.${language}`),
  };
});
const shows = process.argv[2];

const percent = (of: number, all: number) =>
  all === 0 ? '   -' : `${((100 * of) / all).toFixed(0).padStart(3)}%`;
const sum = (one: Tally, other: Tally) => ({
  right: one.right + other.right,
  said: one.said + other.said,
  meant: one.meant + other.meant,
});
const cell = ({ right, said, meant }: Tally) => `${percent(right, said)} ${percent(right, meant)}`;

for (const group of ['development', 'heldOut', 'unseen', 'last'] as const) {
  const sizes = all.map((each) => `${each.language}: ${each[group]?.length} lines`);
  console.log(`\n${group} (precision, recall; last all)   ${sizes.join('   ')}`);
  const results = all.map((each) => measure(each[group] ?? [], each.language));
  for (const part of PARTS) {
    const tallies = results.map((result) => result.tallies[part]);
    const total = tallies.reduce(sum);
    console.log(`  ${part.padEnd(9)} ${[...tallies, total].map(cell).join('    ')}   (${total.meant})`);
  }
  for (const { line, part, said, meant } of shows === group ? results.flatMap(({ misses }) => misses) : []) {
    console.log(`${part}: ${line}\n      said ${JSON.stringify(said)}\n      meant ${JSON.stringify(meant)}`);
  }
}

const directory = new Directory(manyCustomers(5_000, 2_000));
const lines = all.flatMap(({ language, development = [], heldOut = [] }) =>
  [...development, ...heldOut].map(({ line }) => ({ language, line })),
);
const ROUNDS = 5;
const took = lines.map(() => [] as number[]);
const begin = performance.now();
understand('Call with Marta', contextOf('en'), directory);
const first = performance.now() - begin;
for (let round = 0; round < ROUNDS; round++) {
  lines.forEach(({ language, line }, i) => {
    const start = performance.now();
    understand(line, { ...contextOf(language), now: NOW }, directory);
    took[i]?.push(performance.now() - start);
  });
}
// each line at its best: the machine does other things as well
const sorted = took.map((times) => Math.min(...times)).sort((a, b) => a - b);
const all5 = took.flat().sort((a, b) => a - b);
const at = (times: number[], share: number) =>
  `${(times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2)} ms`;
console.log(
  `\none line with 5,000 people and 2,000 companies, best of ${ROUNDS}: p50 ${at(sorted, 0.5)}, p95 ${at(sorted, 0.95)}, longest ${at(sorted, 1)};` +
    ` all rounds p95 ${at(all5, 0.95)}; the very first ${first.toFixed(0)} ms`,
);

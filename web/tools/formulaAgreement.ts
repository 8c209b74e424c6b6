/**
 * Evaluates formulas for the server's tests: a line of JSON in, a line of JSON out.
 *
 * In: `{zone, now, terms, rows: [{name: value}]}`. Out: the results, one for each row.
 */
import { createInterface } from 'node:readline';
import { parseMoment } from '../src/data/formula/calendar.ts';
import { evaluate } from '../src/data/formula/evaluate.ts';
import type { TermJson } from '../src/data/formula/terms.ts';
import { fromJson, toJson } from '../src/data/formula/values.ts';

type Case = {
  zone: string;
  now: string;
  terms: TermJson[];
  rows: Record<string, Parameters<typeof fromJson>[1]>[];
};

for await (const line of createInterface({ input: process.stdin })) {
  const { zone, now, terms, rows } = JSON.parse(line) as Case;
  const kind = terms.at(-1)?.kind ?? '';
  const results = rows.map((row) =>
    toJson(
      kind,
      evaluate(terms, {
        zone,
        now: parseMoment(now),
        input: (path, valueType) => fromJson(valueType, row[path]),
      }),
    ),
  );
  process.stdout.write(`${JSON.stringify(results)}\n`);
}

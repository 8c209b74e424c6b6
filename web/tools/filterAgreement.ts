/**
 * Asks filters of records in memory for the server's tests: lines of JSON in and out.
 *
 * In: first `{schema, rows: {object: [row]}}`, then `{object, filter, sort, asker: {user, team, zone, now}}`. Out: for each
 * question `{ids}`, or `{path, code}` of what is wrong with it.
 */
import { createInterface } from 'node:readline';
import { FilterFault } from '../src/data/filter/fault.ts';
import type { Asker } from '../src/data/filter/filter.ts';
import { ask, type Query } from '../src/data/filter/query.ts';
import { parseMoment } from '../src/data/formula/calendar.ts';
import { Model } from '../src/data/model/model.ts';
import type { SchemaJson } from '../src/data/model/schema.ts';
import { PlainRows } from '../src/data/store/plainRows.ts';
import type { Row } from '../src/data/store/rows.ts';

type World = { schema: SchemaJson; rows: Record<string, Row[]> };
type Question = Query & { asker: Omit<Asker, 'now'> & { now: string } };

const rows = new PlainRows();
let model: Model | undefined;

for await (const line of createInterface({ input: process.stdin })) {
  if (!model) {
    const world = JSON.parse(line) as World;
    model = new Model(world.schema);
    for (const [object, all] of Object.entries(world.rows)) {
      rows.put(object, ...all);
    }
  } else {
    const question = JSON.parse(line) as Question;
    process.stdout.write(`${JSON.stringify(answer(question, model))}\n`);
  }
}

function answer(question: Question, known: Model): object {
  try {
    const asker = { ...question.asker, now: parseMoment(question.asker.now) };
    return { ids: ask(question, known, rows, asker) };
  } catch (problem) {
    if (problem instanceof FilterFault) {
      return { path: problem.path, code: problem.code };
    }
    throw problem;
  }
}

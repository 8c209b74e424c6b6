/**
 * Writes the TypeScript types of a workspace: the answer of `GET /api/v1/sync/schema` in, a module out.
 *
 * `node target/tools/modelTypes.js [folder] < schema.json > model.ts`, `folder` being where `src/data/model` is, seen from the
 * file that is made; `../data/model` unless said.
 */
import { readFileSync } from 'node:fs';
import { modelTypes } from '../src/data/model/modelTypes.ts';
import type { SchemaJson } from '../src/data/model/schema.ts';

const schema = JSON.parse(readFileSync(0, 'utf8')) as SchemaJson;
process.stdout.write(modelTypes(schema, process.argv[2] ?? '../data/model'));

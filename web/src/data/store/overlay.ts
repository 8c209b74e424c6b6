import type { Entry } from '../keeper/keeper.ts';
import type { ConflictRule, Json } from '../model/schema.ts';
import { isList, same } from '../same.ts';
import type { Edit } from '../wire.ts';
import type { Row, Values } from './rows.ts';

/**
 * The server's row with pending edits laid over it, in their order; undefined where there is none then.
 *
 * @param ruleOf how edits of a field meet
 */
export function overlay(
  base: Row | undefined,
  pending: readonly Entry[],
  ruleOf: (field: string) => ConflictRule,
): Row | undefined {
  let row = base;
  let deleted: Row | undefined;
  for (const entry of pending) {
    const { op } = entry.mutation;
    if (op === 'delete') {
      deleted = row;
    }
    row = op === 'restore' ? (row ?? deleted) : after(row, entry, ruleOf);
  }
  return row;
}

function after(row: Row | undefined, entry: Entry, ruleOf: (field: string) => ConflictRule): Row | undefined {
  const { op, recordId, patch, at } = entry.mutation;
  if (op === 'delete') {
    return undefined;
  }
  if (op === 'create' && !row) {
    const created: Row = { id: recordId, version: 0, etag: '', tag: '', values: { createdAt: at } };
    return patched(created, { ...entry.shows, ...valuesOf(patch), updatedAt: at });
  }
  if (!row || op === 'create' || op === 'upload') {
    return row;
  }
  const values: Record<string, Json> = { ...entry.shows, updatedAt: at };
  for (const [field, edit] of Object.entries(patch)) {
    values[field] = met(row.values[field] ?? null, edit, ruleOf(field));
  }
  return patched(row, values);
}

function valuesOf(patch: { readonly [field: string]: Edit }): Values {
  return Object.fromEntries(Object.entries(patch).map(([field, edit]) => [field, edit.value]));
}

function patched(row: Row, values: Values): Row {
  const all: Record<string, Json> = { ...row.values };
  for (const [field, value] of Object.entries(values)) {
    if (value === null) {
      delete all[field];
    } else {
      all[field] = value;
    }
  }
  return { ...row, values: all };
}

/** What an edit makes of the present value; what needs the server's eye shows the user's own value meanwhile. */
function met(present: Json, edit: Edit, rule: ConflictRule): Json {
  const base = edit.base ?? null;
  if (same(present, base)) {
    return edit.value;
  }
  if (rule === 'set') {
    return joined(listOf(present), listOf(base), listOf(edit.value));
  }
  if (rule === 'delta' && typeof present === 'number' && typeof edit.value === 'number') {
    const difference = edit.value - (typeof base === 'number' ? base : 0);
    return Number((present + difference).toFixed(10));
  }
  return edit.value;
}

function listOf(value: Json): readonly Json[] {
  return isList(value) ? value : [];
}

function joined(present: readonly Json[], base: readonly Json[], mine: readonly Json[]): Json {
  const has = (list: readonly Json[], item: Json) =>
    list.some((other) => same(identity(other), identity(item)));
  const stays = present.filter((item) => has(mine, item) || !has(base, item));
  const items = [...stays, ...mine.filter((item) => !has(base, item) && !has(stays, item))];
  return items.length > 0 ? items : null;
}

/** What makes an item of a list that item: its address, number or id, not its label. */
function identity(item: Json): Json {
  if (typeof item !== 'object' || item === null || isList(item)) {
    return item;
  }
  return item.id ?? item.address ?? item.number ?? item.url ?? item;
}

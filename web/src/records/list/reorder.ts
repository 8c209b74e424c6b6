import type { FieldJson } from '~/data/model/schema.ts';

/** The names of the columns after one was put before another; the first, the title, stays where it is. */
export function moved(columns: readonly FieldJson[], name: string, onto: string): readonly string[] {
  const names = columns.map((field) => field.name);
  const from = names.indexOf(name);
  const to = names.indexOf(onto);
  if (from < 1 || to < 1) {
    return names;
  }
  const others = names.filter((each) => each !== name);
  return [...others.slice(0, to), name, ...others.slice(to)];
}

import type { Grato } from '~/data/index.ts';
import type { Json } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { Directory, type Known } from './directory.ts';

const OBJECTS = ['person', 'company', 'deal'] as const;

const all = new WeakMap<Grato, Directory>();

/**
 * The names on this device, kept up to date; made when it is first asked for.
 *
 * @param me the user, whose own customers come first
 */
export function knownHere(grato: Grato, me: string): Directory {
  let directory = all.get(grato);
  if (!directory) {
    directory = new Directory();
    all.set(grato, directory);
    for (const object of OBJECTS) {
      for (const row of grato.rows.all(object)) {
        put(directory, object, row, me);
      }
    }
    const kept = directory;
    grato.rows.subscribe((changes) => {
      for (const { object, id, after } of changes) {
        const known = OBJECTS.find((name) => name === object);
        if (known && after) {
          put(kept, known, after, me);
        } else if (known) {
          kept.remove(id);
        }
      }
    });
  }
  return directory;
}

function put(directory: Directory, object: Known['object'], row: Row, me: string) {
  const known = knownOf(object, row, me);
  if (known) {
    directory.put(known);
  } else {
    directory.remove(row.id);
  }
}

/** What is known of a record; undefined where it has no name, or is a deal that is closed. */
export function knownOf(object: Known['object'], { id, values }: Row, me: string): Known | undefined {
  const name = textOf(object === 'person' ? partOf(values.name, 'full') : values.name);
  if (!name || (object === 'deal' && values.closedOn)) {
    return undefined;
  }
  const company = textOf(values.company);
  const person = textOf(values.person);
  const emails = Array.isArray(values.emails)
    ? values.emails.flatMap((item) => textOf(partOf(item, 'address')) ?? [])
    : [];
  return {
    object,
    id,
    name,
    ...(company ? { company } : {}),
    ...(person ? { person } : {}),
    ...(emails.length > 0 ? { emails } : {}),
    isMine: values.owner === me,
    touchedAt: Date.parse(textOf(values.updatedAt) ?? '') || 0,
  };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function partOf(value: Json | undefined, part: string): Json | undefined {
  // an object, not a list
  return value && typeof value === 'object' && !Array.isArray(value)
    ? (value as { readonly [name: string]: Json })[part]
    : undefined;
}

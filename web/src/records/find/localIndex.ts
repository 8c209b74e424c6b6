import { fold } from '~/data/filter/folding.ts';
import type { Grato } from '~/data/index.ts';
import type { Model } from '~/data/model/model.ts';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { lastDigits } from '~/platform/phones.ts';
import { titleOf } from '../naming.ts';
import { type Entry, STRONG, scoreOf } from './scoring.ts';
import type { Wanted } from './wanted.ts';

/** What is no destination of its own. */
const NO_DESTINATION = new Set([
  'affiliation',
  'accountMember',
  'documentLine',
  'pipeline',
  'stage',
  'role',
  'team',
  'user',
]);

/** Of two that fit alike, what people look for more often comes first. */
const WEIGHT: { readonly [object: string]: number } = {
  company: 6,
  person: 6,
  deal: 4,
  case: 4,
  event: -4,
  note: -12,
  document: -12,
  interaction: -16,
};

/** How long one slice of building may take, in milliseconds: shorter than a frame. */
const SLICE = 6;

export type LocalHit = { readonly entry: Entry; readonly score: number; readonly isStrong: boolean };

/** All that is on the device and has a name, ready to be searched; built in the background and kept up to date. */
export class LocalIndex {
  readonly #grato: Grato;
  readonly #entries = new Map<string, Entry>();
  #model: Model | undefined;
  #todo: Iterator<readonly [ObjectJson, Row]> | undefined;

  constructor(grato: Grato) {
    this.#grato = grato;
    grato.rows.subscribe((changes) => {
      for (const { object, id, after } of changes) {
        const described = this.#model?.object(object);
        if (after && described) {
          this.#put(described, after);
        } else if (!after) {
          this.#entries.delete(id);
        }
      }
    });
    grato.subscribe(() => this.#begin());
    this.#begin();
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The best fits; names that differ by a slip only where few fit as they are typed. */
  find(wanted: Wanted, limit: number, objects?: ReadonlySet<string>): LocalHit[] {
    this.#finish();
    const exact = this.#scan(wanted, false, objects);
    const hits = exact.length >= 3 ? exact : this.#scan(wanted, true, objects);
    return hits.sort(better).slice(0, limit);
  }

  #scan(wanted: Wanted, allowsTypos: boolean, objects: ReadonlySet<string> | undefined): LocalHit[] {
    const hits: LocalHit[] = [];
    for (const entry of this.#entries.values()) {
      if (!objects || objects.has(entry.object)) {
        const score = scoreOf(entry, wanted, allowsTypos);
        if (score > 0) {
          hits.push({ entry, score: score + (WEIGHT[entry.object] ?? 0), isStrong: score >= STRONG });
        }
      }
    }
    return hits;
  }

  #begin() {
    const { model } = this.#grato;
    if (model && model !== this.#model) {
      this.#model = model;
      this.#entries.clear();
      this.#todo = everything(model, this.#grato);
      this.#later();
    }
  }

  #later() {
    setTimeout(() => {
      const until = performance.now() + SLICE;
      while (this.#todo && performance.now() < until) {
        this.#one();
      }
      if (this.#todo) {
        this.#later();
      }
    }, 0);
  }

  #finish() {
    while (this.#todo) {
      this.#one();
    }
  }

  #one() {
    const next = this.#todo?.next();
    if (!next || next.done) {
      this.#todo = undefined;
    } else {
      this.#put(...next.value);
    }
  }

  #put(object: ObjectJson, row: Row) {
    if (!NO_DESTINATION.has(object.name)) {
      this.#entries.set(
        row.id,
        entryOf(object, row, (id) => this.#companyName(id)),
      );
    }
  }

  #companyName(id: string): string {
    const company = this.#model?.object('company');
    const row = this.#grato.rows.get('company', id);
    return company && row ? titleOf(company, row) : '';
  }
}

function* everything(model: Model, grato: Grato): Generator<readonly [ObjectJson, Row]> {
  for (const object of model.objects) {
    for (const row of grato.rows.all(object.name)) {
      yield [object, row];
    }
  }
}

function better(one: LocalHit, other: LocalHit): number {
  return other.score - one.score || (one.entry.folded < other.entry.folded ? -1 : 1);
}

function entryOf(object: ObjectJson, row: Row, companyName: (id: string) => string): Entry {
  const title = titleOf(object, row);
  const folded = fold(title);
  const { company, sku, number } = row.values;
  const also: string[] = typeof company === 'string' ? [fold(companyName(company))] : [];
  const numbers: string[] = [];
  for (const field of object.fields) {
    const value = row.values[field.name];
    if (field.type === 'emailList') {
      also.push(...parts(value, 'address'));
    } else if (field.type === 'phoneList') {
      numbers.push(...parts(value, 'number').map(lastDigits));
    }
  }
  also.push(...[sku, number].flatMap((code) => (typeof code === 'string' ? [fold(code)] : [])));
  return {
    object: object.name,
    id: row.id,
    title,
    folded,
    words: folded.split(/[\s'’.,&/()-]+/).filter(Boolean),
    also: also.filter(Boolean),
    numbers,
  };
}

function parts(value: Json | undefined, part: string): string[] {
  return Array.isArray(value)
    ? value.flatMap((each: Json) => {
        const text =
          each && typeof each === 'object' && part in each ? (each as { [name: string]: Json })[part] : '';
        return typeof text === 'string' && text ? [fold(text)] : [];
      })
    : [];
}

const all = new WeakMap<Grato, LocalIndex>();

/** The index of a workspace, begun the first time it is asked for. */
export function indexOf(grato: Grato): LocalIndex {
  let index = all.get(grato);
  if (!index) {
    index = new LocalIndex(grato);
    all.set(grato, index);
  }
  return index;
}

import { fold } from '~/data/filter/folding.ts';
import type { Grato } from '~/data/index.ts';
import type { Model } from '~/data/model/model.ts';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { lastDigits } from '~/platform/phones.ts';
import { titleOf } from '../naming.ts';
import { type Entry, type Fact, scoreOf } from './scoring.ts';
import { codeOf, type Wanted } from './wanted.ts';

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

export type LocalHit = { readonly entry: Entry; readonly score: number };

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
        // looked up as it is now: a company may come after its people, or be renamed
        const company = this.#entries.get(entry.company ?? '')?.folded;
        const score = scoreOf(entry, wanted, allowsTypos, company);
        if (score > 0) {
          hits.push({ entry, score: score + (WEIGHT[entry.object] ?? 0) });
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
      this.#entries.set(row.id, entryOf(object, row));
    }
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

/** The part of a value's items that tells it from others, by the type of its field. */
const PARTS: { readonly [type: string]: string } = { emailList: 'address', urlList: 'url' };

/** Fields of plain text that name a record beside its title. */
const CODES = new Set(['sku', 'number', 'code']);

function entryOf(object: ObjectJson, row: Row): Entry {
  const title = titleOf(object, row);
  const folded = fold(title);
  const { company } = row.values;
  const facts: Fact[] = [];
  const numbers: { text: string; digits: string }[] = [];
  for (const { name, type } of object.fields) {
    const value = row.values[name];
    const known = PARTS[type];
    if (known) {
      facts.push(...textsOf(value, known).map((text) => factOf(text)));
    } else if (type === 'taxId') {
      const country = textsOf(value, 'country')[0] ?? '';
      facts.push(
        ...textsOf(value, 'number').map((id) => factOf(id.startsWith(country) ? id : country + id, true)),
      );
    } else if (type === 'phoneList') {
      numbers.push(...textsOf(value, 'number').map((text) => ({ text, digits: lastDigits(text) })));
    } else if (CODES.has(name)) {
      facts.push(...textsOf(value, '').map((text) => factOf(text, true)));
    }
  }
  return {
    object: object.name,
    id: row.id,
    title,
    folded,
    words: folded.split(/[\s'’.,&/()-]+/).filter(Boolean),
    facts,
    numbers,
    ...(typeof company === 'string' ? { company } : {}),
  };
}

function factOf(text: string, isCode = false): Fact {
  const folded = fold(text);
  return { text, folded, ...(isCode ? { code: codeOf(folded) } : {}) };
}

/** The texts in a value: itself, a part of it, or that part of each of its items. */
function textsOf(value: Json | undefined, part: string): string[] {
  if (typeof value === 'string') {
    return value ? [value] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((each: Json) => textsOf(each, part));
  }
  return value && typeof value === 'object' && part in value
    ? textsOf((value as { [name: string]: Json })[part], part)
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

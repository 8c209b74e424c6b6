import { partsOf } from '~/data/filter/parts.ts';
import type { Inverse, Model } from '~/data/model/model.ts';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import type { Language } from '~/platform/settings.ts';
import { fieldOf } from '../list/columns.ts';
import { fieldLabel, pluralLabel } from '../naming.ts';

/** How many relations a path may follow. */
export const DEEPEST = 3;

/** Something a condition can ask for: a field, or the records that point here. */
export type Asked =
  | { readonly kind: 'field'; readonly path: string; readonly label: string; readonly field: FieldJson }
  | { readonly kind: 'many'; readonly path: string; readonly label: string; readonly many: Inverse };

/** The object a relation leads to, if it leads to one. */
export function targetOf(model: Model, field: FieldJson): ObjectJson | undefined {
  const name = field.target ?? (field.type === 'user' ? 'user' : undefined);
  return name && (field.type === 'relation' || field.type === 'user') ? model.object(name) : undefined;
}

const TIMES = ['createdAt', 'updatedAt'];

/** What can be asked of an object itself; `at` is the path that leads to it. */
export function askedOf(model: Model, object: ObjectJson, language: Language, at = '', words = ''): Asked[] {
  const own = [...object.fields, ...TIMES.flatMap((name) => fieldOf(object, name) ?? [])].filter(
    (field) => !field.isHidden && canAsk(field),
  );
  const fields = own.flatMap((field): readonly Asked[] => {
    const label = words + fieldLabel(field, language);
    const whole: Asked & { kind: 'field' } = { kind: 'field', path: at + field.name, label, field };
    return field.type === 'address' ? [whole, ...partsOfAddress(whole, language)] : [whole];
  });
  const many = model.inversesOf(object.name).map(
    (each): Asked => ({
      kind: 'many',
      path: at + each.name,
      label: words + inverseLabel(each, language),
      many: each,
    }),
  );
  return [...fields, ...many];
}

const ADDRESS: { readonly [part: string]: { readonly [L in Language]: string } } = {
  city: { en: 'city', es: 'ciudad', it: 'città' },
  postalCode: { en: 'postal code', es: 'código postal', it: 'CAP' },
  region: { en: 'region', es: 'región', it: 'regione' },
  country: { en: 'country (two letters)', es: 'país (dos letras)', it: 'paese (due lettere)' },
};

/** The parts of an address that can be asked for by themselves. */
function partsOfAddress(whole: Asked & { kind: 'field' }, language: Language): readonly Asked[] {
  return Object.entries(ADDRESS).map(([part, label]) => ({
    kind: 'field',
    path: `${whole.path}.${part}`,
    label: `${whole.label}: ${label[language]}`,
    field: { ...whole.field, type: 'text' },
  }));
}

function inverseLabel({ object, field }: Inverse, language: Language): string {
  return `${pluralLabel(object, language)} (${fieldLabel(field, language)})`;
}

function canAsk(field: FieldJson): boolean {
  return partsOf(field) !== undefined && field.type !== 'json';
}

/** How many answers a search for a field gives. */
const MOST = 40;

/** What can be asked whose words contain all that was typed, over relations too: the nearest first. */
export function findAsked(model: Model, object: ObjectJson, language: Language, typed: string): Asked[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Asked[] = [];
  let level: { object: ObjectJson; at: string; words: string }[] = [{ object, at: '', words: '' }];
  for (let depth = 0; depth <= DEEPEST && found.length < MOST; depth++) {
    const next: typeof level = [];
    for (const here of level) {
      for (const asked of askedOf(model, here.object, language, here.at, here.words)) {
        if (words.every((word) => asked.label.toLowerCase().includes(word))) {
          found.push(asked);
        }
        const target = asked.kind === 'field' ? targetOf(model, asked.field) : undefined;
        if (target && target.name !== here.object.name) {
          next.push({ object: target, at: `${asked.path}.`, words: `${asked.label} › ` });
        }
      }
    }
    level = next;
  }
  return found.slice(0, MOST);
}

/** What a condition's path asks for; undefined where it leads nowhere any more. */
export function resolveAsked(
  model: Model,
  object: ObjectJson,
  language: Language,
  path: string,
): Asked | undefined {
  let here = object;
  let words = '';
  const segments = path.split('.');
  for (const [i, segment] of segments.entries()) {
    const at = segments
      .slice(0, i)
      .map((each) => `${each}.`)
      .join('');
    const known = askedOf(model, here, language, at, words);
    const whole = known.find((each) => each.path === path);
    if (whole) {
      return whole;
    }
    const asked = known.find((each) => each.path === at + segment);
    if (!asked) {
      return undefined;
    }
    const target = asked.kind === 'field' ? targetOf(model, asked.field) : undefined;
    if (!target) {
      return undefined;
    }
    here = target;
    words = `${asked.label} › `;
  }
  return undefined;
}

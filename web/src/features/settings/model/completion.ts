import type { Language } from '~/platform/settings.ts';
import { labelOf, type ModelField, type ModelObject, type WholeModel } from './model.ts';

/** A function of the formula language, in the reader's language. */
export type FormulaFunction = {
  readonly name: string;
  readonly localName: string;
  readonly group: string;
  readonly arguments: string;
  readonly description: string;
  readonly example: string;
};

/** What a begun word may become. */
export type Completion = {
  readonly insert: string;
  readonly says: string;
  /** How many characters before the cursor it takes the place of. */
  readonly replaces: number;
};

type Known = {
  readonly model: WholeModel;
  readonly object: ModelObject;
  readonly functions: readonly FormulaFunction[];
  readonly language: Language;
};

const MOST = 8;

/** The word before the cursor, dots included: that of `amount + company.na|` is `company.na`. */
export function wordAt(text: string, cursor: number): string {
  return /[A-Za-z_][A-Za-z0-9_.]*$/.exec(text.slice(0, cursor))?.[0] ?? '';
}

/** What the word before the cursor may become; nothing inside quoted text. */
export function completionsAt(text: string, cursor: number, known: Known): readonly Completion[] {
  const before = text.slice(0, cursor);
  const isQuoted = (before.match(/"/g)?.length ?? 0) % 2 === 1;
  const word = wordAt(text, cursor);
  if (isQuoted || word === '') {
    return [];
  }
  const steps = word.split('.');
  const begun = (steps.pop() ?? '').toLocaleLowerCase();
  const object = steps.reduce<ModelObject | undefined>(
    (from, step) => targetOf(from, step, known.model),
    known.object,
  );
  if (!object) {
    return [];
  }
  const replaces = begun.length;
  const fields = object.fields
    .filter((field) => fits(field, begun, known.language))
    .map((field) => ({ insert: field.name, says: labelOf(field, known.language), replaces }));
  const functions =
    steps.length > 0
      ? []
      : known.functions
          .filter(({ name, localName }) => name.startsWith(begun) || localName.startsWith(begun))
          .map(({ localName, description }) => ({ insert: `${localName}(`, says: description, replaces }));
  const all = [...fields, ...functions].toSorted(
    (one, other) => rank(one.insert, begun) - rank(other.insert, begun),
  );
  return all.length === 1 && all[0]?.insert.toLocaleLowerCase() === begun ? [] : all.slice(0, MOST);
}

function targetOf(from: ModelObject | undefined, step: string, model: WholeModel): ModelObject | undefined {
  const target = from?.fields.find(({ name }) => name === step)?.target;
  return model.objects.find(({ name }) => name === target);
}

function fits(field: ModelField, begun: string, language: Language): boolean {
  return (
    field.name.toLowerCase().includes(begun) || labelOf(field, language).toLocaleLowerCase().startsWith(begun)
  );
}

function rank(insert: string, begun: string): number {
  return insert.toLocaleLowerCase().startsWith(begun) ? 0 : 1;
}

/** The text with a completion in it, and where the cursor then stands. */
export function inserted(text: string, cursor: number, { insert, replaces }: Completion) {
  const begin = text.slice(0, cursor - replaces) + insert;
  return { text: begin + text.slice(cursor), cursor: begin.length };
}

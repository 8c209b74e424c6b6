import type { FieldJson, ObjectJson, OptionJson } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import type { Language } from '~/platform/settings.ts';

type Label = { readonly [language: string]: string } | null | undefined;

/** The text in the user's language, else in English, else in any. */
export function inLanguage(label: Label, language: Language, otherwise: string): string {
  return label?.[language] ?? label?.en ?? Object.values(label ?? {})[0] ?? otherwise;
}

/** `lifecycleStage` as words, for what has no label. */
function words(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

export function objectLabel(object: ObjectJson, language: Language): string {
  return inLanguage(object.label, language, words(object.name));
}

export function pluralLabel(object: ObjectJson, language: Language): string {
  return inLanguage(object.pluralLabel, language, words(object.plural));
}

export function fieldLabel(field: FieldJson, language: Language): string {
  return inLanguage(field.label, language, words(field.name));
}

export function optionLabel(option: OptionJson, language: Language): string {
  return inLanguage(option.label, language, words(option.key));
}

/** What a record is called: its title field as plain text; empty where it has none. */
export function titleOf(object: ObjectJson, row: Row): string {
  return titleIn(object, row.values);
}

export function titleIn(object: ObjectJson, values: Values): string {
  const value = values[object.title];
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value);
  }
  if (value && typeof value === 'object' && 'full' in value) {
    return String(value.full);
  }
  return '';
}

import type { Json } from '~/data/model/schema.ts';
import type { Label } from '../kit/labels.ts';
import { sent } from '../kit/labels.ts';
import { isFilledIn } from './fieldTypes.ts';
import type { ModelField } from './model.ts';

/** A choice while it is edited; those that exist keep their key. */
export type OptionDraft = {
  readonly id: string;
  readonly key?: string;
  readonly label: Label;
  readonly color: string | null;
};

export type RollUpDraft = {
  readonly relation: string;
  readonly measure: string;
  readonly field: string | null;
  readonly filter: Json | null;
};

/** A field while it is edited. */
export type FieldDraft = {
  readonly type: string;
  readonly label: Label;
  readonly help: Label;
  readonly isRequired: boolean;
  readonly isUnique: boolean;
  readonly isSensitive: boolean;
  readonly isHidden: boolean;
  readonly options: readonly OptionDraft[];
  readonly target: string | null;
  readonly settings: { readonly [name: string]: Json };
  readonly expression: string;
  readonly rollUp: RollUpDraft;
};

export function newDraft(type: string): FieldDraft {
  return {
    type,
    label: {},
    help: {},
    isRequired: false,
    isUnique: false,
    isSensitive: false,
    isHidden: false,
    options: [newOption(), newOption()],
    target: null,
    settings: {},
    expression: '',
    rollUp: { relation: '', measure: 'count', field: null, filter: null },
  };
}

export function newOption(): OptionDraft {
  return { id: crypto.randomUUID(), label: {}, color: null };
}

export function draftOf(field: ModelField): FieldDraft {
  return {
    type: field.type,
    label: field.label,
    help: field.help,
    isRequired: field.required,
    isUnique: field.unique,
    isSensitive: field.sensitive,
    isHidden: field.hidden,
    options: (field.options ?? [])
      .filter(({ retired }) => !retired)
      .map(({ key, label, color }) => ({ id: key, key, label, color })),
    target: field.target,
    settings: field.settings,
    expression: field.expression ?? '',
    rollUp: {
      relation: field.rollUp?.relation ?? '',
      measure: field.rollUp?.measure ?? 'count',
      field: field.rollUp?.field ?? null,
      filter: field.rollUp?.filter ?? null,
    },
  };
}

export function hasOptions(type: string): boolean {
  return type === 'select' || type === 'multiSelect';
}

type Definition = { readonly [name: string]: unknown };

/** What a new field is sent as. */
export function definitionOf(name: string, draft: FieldDraft): Definition {
  const { type } = draft;
  return {
    name,
    type,
    label: sent(draft.label),
    help: sent(draft.help),
    ...(isFilledIn(type) && draft.isRequired ? { required: true } : {}),
    ...(draft.isUnique ? { unique: true } : {}),
    ...(draft.isSensitive ? { sensitive: true } : {}),
    ...(hasOptions(type) ? { options: sentOptions(draft.options) } : {}),
    ...(type === 'relation' ? { target: draft.target } : {}),
    ...(Object.keys(draft.settings).length > 0 ? { settings: draft.settings } : {}),
    ...(type === 'formula' ? { expression: draft.expression } : {}),
    ...(type === 'rollUp' ? { rollUp: sentRollUp(draft.rollUp) } : {}),
  };
}

/** Only what is different from the field as it is. */
export function changesOf(field: ModelField, draft: FieldDraft): Definition {
  const before = definitionOf(field.name, draftOf(field));
  const after = definitionOf(field.name, draft);
  const changes: { [name: string]: unknown } = {};
  for (const name of ['label', 'help', 'options', 'settings', 'expression', 'rollUp']) {
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) {
      changes[name] = after[name] ?? {};
    }
  }
  const flags: readonly (readonly [string, boolean, boolean])[] = [
    ['required', field.required, draft.isRequired],
    ['unique', field.unique, draft.isUnique],
    ['hidden', field.hidden, draft.isHidden],
  ];
  for (const [name, was, is] of flags) {
    if (was !== is) {
      changes[name] = is;
    }
  }
  return changes;
}

function sentOptions(options: readonly OptionDraft[]): readonly Definition[] {
  return options
    .filter(({ label }) => Object.keys(sent(label)).length > 0)
    .map(({ key, label, color }) => ({
      ...(key ? { key } : {}),
      label: sent(label),
      ...(color ? { color } : {}),
    }));
}

function sentRollUp({ relation, measure, field, filter }: RollUpDraft): Definition {
  return {
    relation,
    measure,
    ...(field && measure !== 'count' ? { field } : {}),
    ...(filter ? { filter } : {}),
  };
}

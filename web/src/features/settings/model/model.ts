import type { Json } from '~/data/model/schema.ts';
import type { Language } from '~/platform/settings.ts';
import { inLanguage } from '~/records/naming.ts';
import { useServer, useStale, useUndo } from '../kit/server.ts';

type Label = { readonly [language: string]: string };

/** One choice, as `GET /model` tells it. */
export type ModelOption = {
  readonly key: string;
  readonly label: Label;
  readonly color: string | null;
  readonly retired: boolean;
};

/** What a roll-up is made of. */
export type RollUp = {
  readonly relation: string | null;
  readonly measure: string;
  readonly field: string | null;
  readonly filter: Json | null;
  readonly orderBy: string | null;
};

/** A field with everything an administrator may change about it. */
export type ModelField = {
  readonly name: string;
  readonly type: string;
  readonly resultType?: string;
  readonly label: Label;
  readonly help: Label;
  readonly required: boolean;
  readonly unique: boolean;
  readonly readOnly: boolean;
  readonly sensitive: boolean;
  readonly custom: boolean;
  readonly hidden: boolean;
  readonly options?: readonly ModelOption[];
  readonly target: string | null;
  readonly inverse: string | null;
  readonly settings: { readonly [name: string]: Json };
  readonly default: Json | null;
  readonly operators: readonly string[];
  readonly expression?: string;
  readonly rollUp?: RollUp;
  readonly published?: boolean;
};

export type ModelRule = {
  readonly name: string;
  readonly field: string | null;
  readonly refuses: Json;
  readonly message: Label;
  readonly active: boolean;
};

/** A relation that points here: how its records are called from this side. */
export type Inverse = {
  readonly name: string;
  readonly object: string;
  readonly address: string;
  readonly field: string;
};

export type ModelObject = {
  readonly name: string;
  readonly plural: string;
  readonly address: string;
  readonly label: Label;
  readonly pluralLabel: Label;
  readonly titleField: string;
  readonly owned: boolean;
  readonly parents: readonly string[];
  readonly erpMastered: boolean;
  readonly custom: boolean;
  readonly fields: readonly ModelField[];
  readonly rules: readonly ModelRule[];
  readonly inverses: readonly Inverse[];
};

export type WholeModel = {
  readonly objects: readonly ModelObject[];
  readonly reservedWords: { readonly objects: readonly string[]; readonly fields: readonly string[] };
};

/** The model as the server has it, with what only editors need. */
export function useWholeModel(): WholeModel | undefined {
  return useServer<WholeModel>('/model').data;
}

/** After a change of the model: asks anew, and offers the way back. */
export function useChanged(): (says: string, batch: string) => Promise<void> {
  const stale = useStale();
  const undo = useUndo();
  return async (says, batch) => {
    undo(says, batch, ['/model', '/views', '/roles']);
    await stale('/model', '/views', '/roles');
  };
}

/** What a change of the model answers. */
export type Applied = { readonly batchId: string; readonly name: string };

export function labelOf(thing: { readonly label: Label; readonly name: string }, language: Language): string {
  return inLanguage(thing.label, language, thing.name);
}

/** What every record has besides its fields, as formulas and columns may name it. */
export const SYSTEM_COLUMNS = ['createdAt', 'updatedAt', 'owner', 'team'] as const;

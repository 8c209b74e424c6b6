import type { TermJson } from '../formula/terms.ts';

/** A value as the API gives it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** How much of an object a device holds. */
export type Strategy = 'core' | 'working' | 'recent' | 'online';

/** What happens to an edit of a field whose value has moved meanwhile. */
export type ConflictRule = 'last' | 'unit' | 'ask' | 'set' | 'delta' | 'lines' | 'none';

/** A text by language: `en`, `es`, `it`. */
export type TextsJson = { readonly [language: string]: string };

/** One choice of a select field; retired ones are no longer offered. */
export type OptionJson = {
  readonly key: string;
  readonly label?: TextsJson;
  readonly color?: string | null;
  readonly retired?: boolean;
};

/** A field of an object, as `GET /sync/schema` tells it. */
export type FieldJson = {
  readonly name: string;
  /** The field type's key; `formula` and `rollUp` for computed fields. */
  readonly type: string;
  /** For computed fields the type of their values. */
  readonly resultType?: string | null;
  readonly options?: readonly OptionJson[] | null;
  /** The object a relation points at; absent where one does not know it. */
  readonly target?: string | null;
  /** How the other side calls the records that point at it. */
  readonly inverse?: string | null;
  readonly rule: ConflictRule;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly isUnique: boolean;
  /** Of a class that is never kept on a device: what asks it is asked of the server. */
  readonly isSensitive?: boolean;
  readonly settings?: { readonly [name: string]: Json } | null;
  /** A formula as people read it. */
  readonly expression?: string | null;
  /** A formula over the record's own fields, to be computed on the device. */
  readonly terms?: readonly TermJson[] | null;
  /** Whether the server keeps the value of a formula; what changes by time alone is never kept. */
  readonly isStored?: boolean;
  readonly label?: TextsJson;
  /** Why it is asked for, in a sentence. */
  readonly help?: TextsJson;
  /** The kind of control that fits it; the type's key unless several types share one. */
  readonly editor?: string;
  readonly isSortable?: boolean;
  readonly isCustom?: boolean;
  /** Not shown on screens, though it is there. */
  readonly isHidden?: boolean;
  /** What a new record gets when nothing is said. */
  readonly default?: Json;
};

/** An object, with the fields the user may read. */
export type ObjectJson = {
  readonly name: string;
  readonly plural: string;
  readonly address: string;
  /** The field that names a record for people; `id` where one may not read it. */
  readonly title: string;
  readonly strategy: Strategy;
  readonly hash: string;
  /** Whether records have an owner and a team of their own. */
  readonly isOwned: boolean;
  readonly mayCreate: boolean;
  readonly fields: readonly FieldJson[];
  readonly label?: TextsJson;
  readonly pluralLabel?: TextsJson;
  readonly isCustom?: boolean;
  /** Read-only for people, since an ERP is its master. */
  readonly isErpMastered?: boolean;
  /** The relation fields through which records are seen, where they have no owner of their own. */
  readonly parents?: readonly string[];
  /** The columns of a list that nobody has arranged. */
  readonly listFields?: readonly string[];
  /** Whether things happen around the records: then they have a timeline. */
  readonly hasTimeline?: boolean;
  /** What the records themselves put into timelines; null for nothing. */
  readonly timeline?: TimelineJson | null;
  /** How the page of a record is laid out; schemas kept from older servers have none. */
  readonly layout?: LayoutJson;
};

/** The page of a record: what its header shows, and its fields in sections, by their names. */
export type LayoutJson = {
  readonly sections: readonly SectionJson[];
  readonly header: readonly string[];
  readonly hidden: readonly string[];
};

export type SectionJson = {
  readonly key: string;
  readonly label: TextsJson;
  readonly fields: readonly string[];
};

/** What an object puts into timelines. */
export type TimelineJson = {
  /** The word for its entries, or the field that has it. */
  readonly kind: string | null;
  readonly kindField: string | null;
  /** The fields with the times of its entries; `createdAt` too. */
  readonly at: readonly string[];
  /** The relations that say whom they are about. */
  readonly about: readonly string[];
  readonly summary: readonly string[];
};

/** A way of looking at the records of an object, kept under a name. */
export type ViewJson = {
  readonly id: string;
  readonly object: string;
  readonly name: string;
  readonly kind: 'table' | 'board' | 'calendar' | 'map';
  readonly scope: 'user' | 'team' | 'everyone';
  /** The user or team it belongs to. */
  readonly owner: string | null;
  readonly filter: Json | null;
  readonly sort: readonly string[];
  readonly columns: readonly string[];
  readonly groupBy: string | null;
  readonly settings: { readonly [name: string]: Json };
};

/** Who is signed in. */
export type MeJson = {
  readonly user: string;
  readonly team: string | null;
  readonly teamTree: readonly string[];
  /** The user's time zone: what `today` means in filters. */
  readonly zone: string;
  readonly locale: string;
  readonly abilities: readonly string[];
  /** Features that are off; absent from servers that have none. */
  readonly off?: readonly string[];
};

/** The workspace; its time zone is that of formulas. */
export type WorkspaceJson = {
  readonly id: string;
  readonly slug: string;
  readonly name?: string;
  readonly isPractice?: boolean;
  readonly locale?: string;
  readonly zone: string;
  readonly currency: string;
  readonly region: string;
};

/** What `GET /sync/schema` answers: all a device needs to know to hold records and to ask them. */
export type SchemaJson = {
  readonly schema: string;
  readonly workspace: WorkspaceJson;
  readonly me: MeJson;
  readonly profile: 'field' | 'strict';
  readonly leaseHours: number;
  readonly windowDays: number;
  readonly objects: readonly ObjectJson[];
  /** Another text whenever the model or a view has changed. */
  readonly model?: string;
  /** The views the user can use: everyone's, the team's, their own. */
  readonly views?: readonly ViewJson[];
};

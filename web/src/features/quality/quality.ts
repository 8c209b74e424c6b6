import type { Json } from '~/data/model/schema.ts';

export type Finding = { readonly kind: string; readonly count: number; readonly filter?: Json };

export type FieldReport = {
  readonly field: string;
  readonly filled: number;
  readonly findings: readonly Finding[];
};

/** What the server says of an object's records. */
export type Report = {
  readonly looked: number;
  readonly isWhole: boolean;
  readonly fields: readonly FieldReport[];
  readonly stale: number;
  readonly staleFilter: Json;
  readonly lookAlikes: readonly { readonly one: string; readonly other: string }[];
  readonly duplicates?: number;
};

const ENOUGH = 50;

/** Fields that hardly any record has; of few records nothing can be said. */
export function unused({ looked, fields }: Report): readonly string[] {
  return looked < ENOUGH
    ? []
    : fields.filter(({ filled }) => filled < looked / 100).map(({ field }) => field);
}

/** The least filled first. */
export function byEmptiness({ fields }: Report): readonly FieldReport[] {
  return fields.toSorted((one, other) => one.filled - other.filled);
}

import type { Inverse } from '../model/model.ts';
import type { FieldJson, ObjectJson } from '../model/schema.ts';
import type { Operator, Quantifier } from './comparison.ts';
import type { Cell, Part } from './parts.ts';

/** One relation followed on the way to a value. */
export type Step = { readonly from: ObjectJson; readonly relation: FieldJson; readonly to: ObjectJson };

/** Where a value is found: over these relations, this field, this part of it. */
export type Path = {
  readonly steps: readonly Step[];
  readonly object: ObjectJson;
  readonly field: FieldJson;
  readonly part: Part;
  /** As it was written. */
  readonly text: string;
};

/** A filter after reading: names resolved, operands typed, nothing left that can be wrong. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly negated: Filter }
  | {
      readonly kind: 'compare';
      readonly path: Path;
      readonly operator: Operator;
      readonly operands: readonly Exclude<Cell, null>[];
      /** Whether an operand depends on when it is asked. */
      readonly isRelative: boolean;
    }
  | {
      readonly kind: 'many';
      /** The relations that lead to the record whose children are asked. */
      readonly parents: readonly Step[];
      readonly children: Inverse;
      readonly quantifier: Quantifier;
      readonly condition: Filter;
    };

/** Who asks, and when: what `@me`, `@myTeam` and relative times stand for. */
export type Asker = {
  readonly user: string | null;
  readonly team: string | null;
  /** The time zone in which days begin. */
  readonly zone: string;
  /** The present moment, in microseconds. */
  readonly now: bigint;
};

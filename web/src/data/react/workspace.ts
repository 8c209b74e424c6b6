import type { Model } from '../model/model.ts';
import type { Json } from '../model/schema.ts';
import type { Row, Rows, Values } from '../store/rows.ts';

/** Edits as hooks make them; each promise resolves once the edit cannot be lost any more. */
export type EditCalls = {
  update(object: string, id: string, values: Values): Promise<string | undefined>;
  create(object: string, values: Values): Promise<string>;
  remove(object: string, id: string): Promise<string>;
  restore(object: string, id: string): Promise<string>;
  command(
    object: string,
    id: string,
    name: string,
    args?: { readonly [name: string]: Json },
  ): Promise<string>;
};

/** What hooks need of an open workspace; `Grato` is one. */
export type Workspace<Connection = unknown, Conflict = unknown> = {
  readonly rows: Rows;
  /** Undefined until it has come for the first time; another object when it has changed. */
  readonly model: Model | undefined;
  readonly connection: Connection;
  readonly conflicts: readonly Conflict[];
  readonly edits: EditCalls;
  /** Whether records of an object are still on their way, so that only a part of the working set is here. */
  isComing(object: string): boolean;
  /** Tells of changes of anything but rows. */
  subscribe(listener: () => void): () => void;
  /** Sees to it that a record is on the device. */
  open(object: string, id: string): Promise<Row | undefined>;
};

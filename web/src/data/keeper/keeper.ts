import type { Json, SchemaJson } from '../model/schema.ts';
import type { Row, Values } from '../store/rows.ts';
import type { Fault, Mutation, PageRef } from '../wire.ts';

/**
 * One edit in the outbox.
 *
 * `waiting` may still be changed and taken back; `sent` may have reached the server, so that its content stands for
 * ever; `attention` was refused and waits for the user, no longer laid over what is shown.
 */
export type Entry = {
  /** The place in the order of the outbox; given by the keeper, 0 before. */
  readonly seq: number;
  /** Raised by each change, so that two tabs never overwrite each other. */
  readonly revision: number;
  readonly state: 'waiting' | 'sent' | 'attention';
  readonly mutation: Mutation;
  /** What a command is expected to make of the record, shown until the server has answered. */
  readonly shows?: Values;
  /** The bytes to upload, for `upload`. */
  readonly upload?: { readonly blob: string; readonly name: string; readonly type: string };
  /** Was acknowledged before a restore or a failover and is sent again; not shown as pending. */
  readonly isAgain?: boolean;
  readonly errors?: readonly Fault[];
  /** The record that has the unique value. */
  readonly mergedInto?: string;
  /** Until when an acknowledged entry is kept. */
  readonly keptUntil?: number;
};

/** Something the server did not write and the user has to decide [SYN-42, SYN-50]. */
export type Conflict = {
  readonly id: string;
  /** `field`: others changed the field; `deleted`: they deleted the record; `edited`: they edited what was deleted. */
  readonly kind: 'field' | 'deleted' | 'edited';
  readonly object: string;
  readonly recordId: string;
  readonly field?: string;
  readonly base?: Json;
  readonly theirs?: Json;
  readonly mine?: Json;
  readonly who?: Json;
  readonly at?: string;
  /** The edit of which this is left. */
  readonly mutation: Mutation;
};

/** The steps that are left until the device holds what it should; `cursor` is the oldest one they gave. */
export type Plan = {
  readonly reason: string;
  readonly cursor?: string;
  /** Push acknowledged mutations of the last 48 hours again. */
  readonly again: boolean;
  /** The cursor before: whether the server has been restored since it was given is asked once there is a new one. */
  readonly former?: string | undefined;
  /** Fetch the schema and find out what to load and what to compare. */
  readonly schema: boolean;
  readonly load: readonly string[];
  readonly pages: readonly PageRef[];
  readonly digests: readonly string[];
  /** Ask again for the rows outside the working set. */
  readonly outside: boolean;
};

export type Device = { readonly id: string; readonly secret?: string };

/** What is known of the device itself. Times are milliseconds since 1970. */
export type Meta = {
  readonly device?: Device | undefined;
  readonly schema?: SchemaJson | undefined;
  readonly schemaAt?: number | undefined;
  readonly cursor?: string | undefined;
  readonly plan?: Plan | undefined;
  readonly digestAt?: number | undefined;
  readonly leaseUntil?: number | undefined;
  /** The latest time seen: a clock put back does not lengthen the lease. */
  readonly seenAt?: number | undefined;
};

/** When a record was opened here, and whether it is to stay. */
export type Opened = { readonly at: number; readonly isPinned: boolean };

/** A row as it is held: `isOutside` where it is not part of the working set, as far as one knows. */
export type Held = {
  readonly object: string;
  readonly row: Row;
  readonly isOutside?: boolean;
  readonly opened?: Opened;
};

export type Place = { readonly object: string; readonly id: string };

/** What is known of bytes that are kept. */
export type BlobAbout = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly at: number;
  readonly isPinned: boolean;
  /** Still to be uploaded: never evicted. */
  readonly isUnsent: boolean;
};

export type KeptBlob = { readonly about: BlobAbout; readonly bytes: Uint8Array };

/** Changes of rows, carried out in the order drop, remove, put. */
export type RowsWrite = {
  readonly drop?: readonly string[];
  readonly remove?: readonly Place[];
  readonly put?: readonly Held[];
};

/** One change of what is kept, all of it or nothing. */
export type Write = {
  /** Outbox entries as they must still be; otherwise nothing happens. */
  readonly expect?: readonly { readonly seq: number; readonly revision: number }[];
  readonly outbox?: { readonly put?: readonly Entry[]; readonly remove?: readonly number[] };
  readonly kept?: { readonly put?: readonly Entry[]; readonly remove?: readonly number[] };
  readonly rows?: RowsWrite;
  readonly conflicts?: { readonly put?: readonly Conflict[]; readonly remove?: readonly string[] };
  readonly blobs?: { readonly put?: readonly KeptBlob[]; readonly remove?: readonly string[] };
  readonly meta?: Meta;
};

/** A write that was carried out: its number, one more than that of the write before, and the entries with their places. */
export type Written = { readonly number: number; readonly write: Write };

/** Everything that is kept, as of one moment. */
export type Contents = {
  readonly number: number;
  readonly meta: Meta;
  readonly rows: readonly Held[];
  readonly outbox: readonly Entry[];
  readonly conflicts: readonly Conflict[];
  readonly blobs: readonly BlobAbout[];
};

/** Thrown when there is no room; nothing was written. */
export class NoRoom extends Error {}

/** Where a device keeps its data. Shared by the tabs of a browser; every write is one transaction. */
export interface Keeper {
  load(): Promise<Contents>;

  /** The number of the latest write. */
  number(): Promise<number>;

  /**
   * @returns `moved` when an expected entry is not as expected
   * @throws NoRoom when storage is full
   */
  commit(write: Write): Promise<Written | 'moved'>;

  /** Acknowledged entries, in order. */
  kept(): Promise<readonly Entry[]>;

  blob(id: string): Promise<Uint8Array | undefined>;

  /** Puts in order what was written quickly; called when there is nothing else to do. */
  fold(): Promise<void>;

  /** Forgets everything, the key first. */
  wipe(): Promise<void>;
}

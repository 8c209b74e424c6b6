import type { Json } from './model/schema.ts';
import type { Row } from './store/rows.ts';

// What goes over the wire under /api/v1/sync; the rules are in docs/specs/sync.md.

/** What a mutation does; `upload` never goes to `push`: its bytes go to `/files` first. */
export type Op = 'create' | 'update' | 'delete' | 'restore' | 'command' | 'upload';

/** One field of a patch: what it is to be, and what the user saw when deciding so. */
export type Edit = { readonly value: Json; readonly base?: Json };

export type Patch = { readonly [field: string]: Edit };

/** One edit, as it is kept, sent and remembered by its id. */
export type Mutation = {
  readonly id: string;
  readonly clientSeq: number;
  readonly object: string;
  readonly recordId: string;
  readonly op: Op;
  readonly patch: Patch;
  readonly dependsOn: readonly string[];
  /** The device's clock, ISO 8601. */
  readonly at: string;
  readonly group?: string;
  readonly name?: string;
  readonly args?: { readonly [name: string]: Json };
  /** The etag of what was deleted. */
  readonly seen?: string;
};

export type Fault = { readonly path?: string; readonly code: string; readonly message?: string };

/** A field that was not written because its value had moved; without a field: the whole record. */
export type WireConflict = {
  readonly field?: string;
  /** `deleted` or `edited` where the whole record is meant. */
  readonly code?: string;
  readonly base?: Json;
  readonly theirs?: Json;
  readonly yours?: Json;
  readonly actor?: Json;
  readonly at?: string;
};

export type Status = 'applied' | 'merged' | 'conflict' | 'rejected' | 'replayed';

export type Result = {
  readonly id: string;
  readonly status: Status;
  /** The status it had when it was carried out, where `status` is `replayed`. */
  readonly was?: Exclude<Status, 'replayed'>;
  readonly row?: Row;
  readonly removed?: boolean;
  readonly conflicts?: readonly WireConflict[];
  readonly errors?: readonly Fault[];
  readonly mergedInto?: string;
};

export type PushAnswer = { readonly results: readonly Result[] };

export type PullAnswer =
  | {
      readonly upserts: readonly { readonly object: string; readonly row: Row }[];
      readonly removals: readonly {
        readonly object: string;
        readonly id: string;
        readonly isGone: boolean;
      }[];
      readonly cursor: string;
      readonly more: boolean;
      /** Another one than the schema's when there is something new in it. */
      readonly model?: string;
      readonly leaseUntil: string;
    }
  | { readonly reconcile: string };

export type PageRef = { readonly object: string; readonly page: string };

export type BootstrapAnswer =
  | { readonly cursor: string; readonly leaseUntil: string; readonly pages: readonly PageRef[] }
  | { readonly reconcile: string };

/** Which rows a bucket should have. */
export type Bucket = {
  readonly bucket: number;
  readonly rows: readonly (readonly [id: string, tag: string])[];
};

export type DigestAnswer =
  | {
      readonly cursor: string;
      readonly objects: readonly { readonly object: string; readonly buckets: readonly Bucket[] }[];
    }
  | { readonly reconcile: string };

export type RowsAnswer = { readonly rows: readonly Row[]; readonly missing: readonly string[] };

export type DeviceAnswer = {
  readonly id: string;
  readonly secret: string;
  readonly profile: 'field' | 'strict';
  readonly leaseUntil: string;
};

export type DeviceState = { readonly state: 'active' | 'revoked' | 'wiped' };

/** A device as its owner sees it in the list. */
export type DeviceJson = {
  readonly id: string;
  readonly name: string;
  readonly profile: 'field' | 'strict';
  readonly createdAt: string;
  readonly isUnused: boolean;
  readonly state: 'active' | 'revoked' | 'wiped';
  readonly isThis: boolean;
};

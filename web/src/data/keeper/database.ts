import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Device } from './keeper.ts';
import type { Wrapped } from './sealer.ts';

/** The wrapped key, and how often a wrong PIN was tried. */
export type Lock = Wrapped & { readonly wrong: number; readonly notBefore: number };

/** What lies in IndexedDB. Everything sealed is bytes; plain are only numbers, ids and names of objects. */
export interface Stores extends DBSchema {
  /** `lock`, `device`, `number` and `marker` are plain, `m:…` are sealed. */
  meta: { key: string; value: Lock | Device | number | Uint8Array };
  /** 64 for each object that is held, as `object:nn`. */
  bucket: { key: string; value: Uint8Array };
  /** Changes of rows that are not in their buckets yet, in order. */
  delta: { key: number; value: Uint8Array };
  outbox: { key: number; value: { revision: number; body: Uint8Array } };
  kept: { key: number; value: Uint8Array };
  conflict: { key: string; value: Uint8Array };
  blob: { key: string; value: { about: Uint8Array; bytes: Uint8Array } };
}

export type Database = IDBPDatabase<Stores>;

export const ALL = ['meta', 'bucket', 'delta', 'outbox', 'kept', 'conflict', 'blob'] as const;

/**
 * Opens the database of one workspace and user.
 *
 * A later version may add stores, never change what is in the outbox: the version before and the one after read it.
 */
export async function openDatabase(name: string): Promise<Database> {
  const database: Database = await openDB<Stores>(name, 1, {
    upgrade(created) {
      for (const store of ['meta', 'bucket', 'kept', 'conflict', 'blob'] as const) {
        created.createObjectStore(store);
      }
      created.createObjectStore('delta', { autoIncrement: true });
      created.createObjectStore('outbox', { autoIncrement: true });
    },
    // Another tab wipes the device.
    blocking: () => database.close(),
  });
  return database;
}

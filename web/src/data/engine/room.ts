import type { BlobAbout, Place, Write } from '../keeper/keeper.ts';
import type { Store } from '../store/store.ts';

/** The most records outside the working set that are held because they were opened. */
const MOST_OPENED = 500;

/** The most bytes of files that are held because they were opened. */
const MOST_BYTES = 200 * 1024 * 1024;

type Held = { readonly store: Store; readonly blobs: ReadonlyMap<string, BlobAbout> };

/** The write that makes room: files and records that were merely opened, neither pinned nor unsent. */
export function evicting(held: Held): Write | undefined {
  const blobs = [...held.blobs.values()].filter(isEvictable).map((blob) => blob.id);
  const rows = opened(held.store);
  if (blobs.length === 0 && rows.length === 0) {
    return undefined;
  }
  return { blobs: { remove: blobs }, rows: { remove: rows } };
}

/** The records outside the working set that were opened longest ago and go beyond what may stay. */
export function tooMany(store: Store): Place[] {
  const rows = opened(store);
  return rows.slice(0, Math.max(0, rows.length - MOST_OPENED));
}

/** The files opened longest ago that have to go so that so many bytes more have room. */
export function tooLarge(blobs: Iterable<BlobAbout>, more: number): string[] {
  const evictable = [...blobs].filter(isEvictable).sort((a, b) => b.at - a.at);
  let room = MOST_BYTES - more;
  const gone: string[] = [];
  for (const blob of evictable) {
    room -= blob.size;
    if (room < 0) {
      gone.push(blob.id);
    }
  }
  return gone;
}

/** The same write without what the server has anyway; the write itself where there is nothing of it. */
export function withoutRows(write: Write): Write | undefined {
  if (!write.rows && !write.meta) {
    return write;
  }
  const { rows: _rows, meta: _meta, ...rest } = write;
  return Object.keys(rest).length > 0 ? rest : undefined;
}

function isEvictable(blob: BlobAbout): boolean {
  return !blob.isPinned && !blob.isUnsent;
}

/** Longest ago first. */
function opened(store: Store): Place[] {
  return [...store.marked()]
    .filter((held) => held.isOutside && !held.opened?.isPinned)
    .sort((a, b) => (a.opened?.at ?? 0) - (b.opened?.at ?? 0))
    .map((held) => ({ object: held.object, id: held.row.id }));
}

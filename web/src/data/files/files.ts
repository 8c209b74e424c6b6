import type { Desk } from '../engine/desk.ts';
import type { Line } from '../engine/line.ts';
import { tooLarge } from '../engine/room.ts';
import { newId } from '../engine/world.ts';
import type { BlobAbout } from '../keeper/keeper.ts';
import { draft } from '../outbox/drafts.ts';
import type { Edits } from '../outbox/edits.ts';

/** The most bytes of one file that is captured here; the server takes 100 MB, a phone's storage less. */
export const MOST_CAPTURED = 50 * 1024 * 1024;

/** The most bytes of one file that is kept because it was opened. */
const MOST_KEPT = 25 * 1024 * 1024;

/** A file that was captured here: what to put into a record's list of files, and what that edit depends on. */
export type Captured = {
  readonly file: { readonly id: string; readonly name: string; readonly size: number; readonly type: string };
  readonly dependsOn: readonly string[];
};

/** Thrown when a file is too large to be captured. */
export class FileTooLarge extends Error {}

/** Files on the device: captured without a line, kept when opened. */
export class Files {
  readonly #desk: Desk;
  readonly #line: Line;
  readonly #edits: Edits;

  constructor(desk: Desk, line: Line, edits: Edits) {
    this.#desk = desk;
    this.#line = line;
    this.#edits = edits;
  }

  /**
   * Stores a photo, a recording or any file until it is uploaded, before the edits that name it.
   *
   * Its id holds until then; unsent edits that name it get the server's id when there is one.
   *
   * @throws FileTooLarge above 50 MB
   */
  async capture(bytes: Uint8Array, name: string, type: string): Promise<Captured> {
    if (bytes.length > MOST_CAPTURED) {
      throw new FileTooLarge(name);
    }
    const { world } = this.#desk;
    const id = newId(world);
    const about = { id, name, type, size: bytes.length, at: world.now(), isPinned: false, isUnsent: true };
    const mutation = {
      id: newId(world),
      clientSeq: 0,
      object: '',
      recordId: id,
      op: 'upload' as const,
      patch: {},
      dependsOn: [],
      at: new Date(world.now()).toISOString(),
    };
    const entry = draft(mutation, { upload: { blob: id, name, type } });
    await this.#edits.append(entry, { blobs: { put: [{ about, bytes }] } });
    return { file: { id, name, size: bytes.length, type }, dependsOn: [mutation.id] };
  }

  /**
   * The content of a file: kept here, or fetched and then kept as long as there is room.
   *
   * @param isPinned whether it stays whatever else is opened
   */
  async open(id: string, name = '', isPinned = false): Promise<Uint8Array> {
    const kept = await this.#desk.keeper.blob(id);
    const known = this.#desk.blobs.get(id);
    if (kept && known) {
      if (isPinned && !known.isPinned) {
        await this.#desk.commit({ blobs: { put: [{ about: { ...known, isPinned }, bytes: kept }] } });
      }
      return kept;
    }
    const answer = await this.#line.call({ method: 'GET', path: `/files/${id}`, wantsBytes: true });
    const bytes = answer.bytes ?? new Uint8Array();
    if (isPinned || bytes.length <= MOST_KEPT) {
      await this.#keep({ id, name, type: '', size: bytes.length, at: 0, isPinned, isUnsent: false }, bytes);
    }
    return bytes;
  }

  /** Lets a file go when there is need of room. */
  async unpin(id: string): Promise<void> {
    const known = this.#desk.blobs.get(id);
    const bytes = await this.#desk.keeper.blob(id);
    if (known?.isPinned && bytes) {
      await this.#desk.commit({ blobs: { put: [{ about: { ...known, isPinned: false }, bytes }] } });
    }
  }

  async #keep(about: BlobAbout, bytes: Uint8Array): Promise<void> {
    const remove = tooLarge(this.#desk.blobs.values(), about.size);
    const put = [{ about: { ...about, at: this.#desk.world.now() }, bytes }];
    try {
      await this.#desk.commit({ blobs: { remove, put } });
    } catch {
      // There is no room: it is shown without being kept.
    }
  }
}

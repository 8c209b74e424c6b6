import type { Write, Written } from '../keeper/keeper.ts';
import { MemoryKeeper } from '../keeper/memory.ts';
import type { DeviceIds } from './deviceIds.ts';

/** Keeps everything in memory, and of the device nothing but its id for the next time. */
export class StrictKeeper extends MemoryKeeper {
  readonly #ids: DeviceIds;

  private constructor(ids: DeviceIds) {
    super();
    this.#ids = ids;
  }

  static async of(ids: DeviceIds): Promise<StrictKeeper> {
    const keeper = new StrictKeeper(ids);
    const id = await ids.take();
    if (id !== undefined) {
      await keeper.commit({ meta: { device: { id } } });
    }
    return keeper;
  }

  override async commit(write: Write): Promise<Written | 'moved'> {
    const written = await super.commit(write);
    if (written !== 'moved' && write.meta && 'device' in write.meta) {
      await this.#ids.become(write.meta.device?.id);
    }
    return written;
  }

  /** A device that was revoked, or signed out, does not come back. */
  override async wipe(): Promise<void> {
    await super.wipe();
    await this.#ids.become(undefined);
  }
}

import { IndexedKeeper } from '../keeper/indexed.ts';
import { mark } from './mark.ts';

/** Takes the mark away with the data, since what was wiped was not evicted. */
export class MarkedKeeper extends IndexedKeeper {
  override async wipe(): Promise<void> {
    mark.remove(this.databaseName);
    await super.wipe();
  }
}

/** Where ids are written down, and how tabs tell which of them are in use; both are the browser's. */
export type IdPlaces = {
  /** Shared by all tabs. */
  readonly shared: () => Storage;
  /** The tab's own; it stays when the page is loaded again. */
  readonly own: () => Storage;
  /** Missing on insecure origins. */
  readonly locks: LockManager | undefined;
};

/**
 * The ids by which this browser's tabs are known as devices in the strict profile, where each tab is one.
 *
 * Nothing but the ids is kept, so that a page that is loaded again is the device it was: a user has a limited number.
 * A tab takes the first id that no other one uses. Without locks nothing tells that, and a tab only finds its own.
 */
export class DeviceIds {
  readonly #name: string;
  readonly #places: IdPlaces;
  #mine: string | undefined;
  #release: (() => void) | undefined;

  constructor(owner: string, places: IdPlaces = browserPlaces()) {
    this.#name = `grato devices ${owner}`;
    this.#places = places;
  }

  /** Takes an id that is free; undefined where there is none. */
  async take(): Promise<string | undefined> {
    for (const id of this.#known()) {
      if (await this.#hold(id)) {
        this.#mine = id;
        return id;
      }
    }
    return undefined;
  }

  /** From now on this tab has another id; with undefined it has none, and the former one is forgotten. */
  async become(id: string | undefined): Promise<void> {
    const former = this.#mine;
    if (id === former) {
      return;
    }
    this.release();
    this.#mine = id;
    this.#write(
      this.#known()
        .filter((known) => known !== former && known !== id)
        .concat(id ?? []),
    );
    if (id !== undefined) {
      await this.#hold(id);
    }
  }

  /** Leaves the id to the next tab. */
  release() {
    this.#release?.();
    this.#release = undefined;
    this.#mine = undefined;
  }

  #hold(id: string): Promise<boolean> {
    const { locks } = this.#places;
    if (!locks) {
      return Promise.resolve(true);
    }
    return new Promise((resolve, reject) => {
      const held = (lock: Lock | null) => {
        resolve(lock !== null);
        return lock && new Promise<void>((release) => (this.#release = release));
      };
      locks.request(`${this.#name} ${id}`, { ifAvailable: true }, held).catch(reject);
    });
  }

  #known(): string[] {
    try {
      return this.#storage.getItem(this.#name)?.split(' ').filter(Boolean) ?? [];
    } catch {
      return []; // a browser that keeps nothing at all
    }
  }

  #write(ids: readonly string[]) {
    try {
      this.#storage.setItem(this.#name, ids.join(' '));
    } catch {
      // As above: then every page is a new device.
    }
  }

  get #storage(): Storage {
    return this.#places.locks ? this.#places.shared() : this.#places.own();
  }
}

function browserPlaces(): IdPlaces {
  return {
    shared: () => localStorage,
    own: () => sessionStorage,
    // The types know secure origins only.
    locks: navigator.locks as LockManager | undefined,
  };
}

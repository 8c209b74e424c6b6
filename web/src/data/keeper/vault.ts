import { ALL, type Database, type Lock } from './database.ts';
import { type Derivation, type Sealer, USUAL } from './sealer.ts';

/** How many wrong PINs in a row make the device forget its key, and with it everything that is not sent. */
export const MOST_WRONG = 10;

/** From which wrong PIN on one has to wait, and how long then; twice as long after each further one. */
const WAITING = { from: 3, first: 5000 };

export type Unlocking =
  | { readonly kind: 'open' }
  /** How many tries are left; with the last one the key is dropped. Nothing is accepted before `notBefore`. */
  | { readonly kind: 'wrong'; readonly left: number; readonly notBefore: number }
  | { readonly kind: 'wait'; readonly left: number; readonly notBefore: number }
  /** The key is gone, and what was not sent with it. */
  | { readonly kind: 'dropped' };

/** The PIN before the key. */
export class Vault {
  readonly #database: Database;
  readonly #sealer: Sealer;
  readonly #now: () => number;

  constructor(database: Database, sealer: Sealer, now: () => number) {
    this.#database = database;
    this.#sealer = sealer;
    this.#now = now;
  }

  /** Whether there is a key to be unlocked; otherwise a PIN has to be chosen. */
  async isLocked(): Promise<boolean> {
    return (await this.#lock()) !== undefined;
  }

  /**
   * Makes a key behind a PIN or passphrase. What was kept under another key is forgotten.
   *
   * @throws RangeError for fewer than six characters
   */
  async choose(pin: string, derivation: Derivation = USUAL): Promise<void> {
    requireLength(pin);
    const wrapped = await this.#sealer.make(pin, derivation);
    const transaction = this.#database.transaction(ALL, 'readwrite');
    for (const store of ALL) {
      transaction.objectStore(store).clear();
    }
    transaction.objectStore('meta').put({ ...wrapped, wrong: 0, notBefore: 0 } satisfies Lock, 'lock');
    await transaction.done;
  }

  /** Tries a PIN. The try is counted before it is made, so that ending the program spares nobody the wait. */
  async unlock(pin: string): Promise<Unlocking> {
    const lock = await this.#counted();
    if (!lock) {
      return { kind: 'dropped' };
    }
    if ('kind' in lock) {
      return lock;
    }
    if (await this.#sealer.unlock(lock, pin)) {
      await this.#database.put('meta', { ...lock, wrong: 0, notBefore: 0 }, 'lock');
      return { kind: 'open' };
    }
    if (lock.wrong >= MOST_WRONG) {
      await this.#database.delete('meta', 'lock');
      return { kind: 'dropped' };
    }
    return { kind: 'wrong', left: MOST_WRONG - lock.wrong, notBefore: lock.notBefore };
  }

  /** Puts another PIN before the same key; false where the present one is wrong, which counts as a try. */
  async change(pin: string, next: string): Promise<boolean> {
    requireLength(next);
    if ((await this.unlock(pin)).kind !== 'open') {
      return false;
    }
    const lock = await this.#lock();
    const wrapped = lock && (await this.#sealer.rewrap(lock, pin, next));
    if (wrapped) {
      await this.#database.put('meta', { ...wrapped, wrong: 0, notBefore: 0 } satisfies Lock, 'lock');
    }
    return wrapped !== undefined;
  }

  async #counted(): Promise<Lock | Unlocking | undefined> {
    const transaction = this.#database.transaction('meta', 'readwrite');
    const lock = (await transaction.store.get('lock')) as Lock | undefined; // what is under this key
    let answer: Lock | Unlocking | undefined = lock;
    if (lock && this.#now() < lock.notBefore) {
      answer = { kind: 'wait', left: MOST_WRONG - lock.wrong, notBefore: lock.notBefore };
    } else if (lock) {
      const wrong = lock.wrong + 1;
      const wait = wrong < WAITING.from ? 0 : WAITING.first * 2 ** (wrong - WAITING.from);
      answer = { ...lock, wrong, notBefore: this.#now() + wait };
      transaction.store.put(answer, 'lock');
    }
    await transaction.done;
    return answer;
  }

  async #lock(): Promise<Lock | undefined> {
    return (await this.#database.get('meta', 'lock')) as Lock | undefined; // what is under this key
  }
}

function requireLength(pin: string) {
  if ([...pin].length < 6) {
    throw new RangeError('a PIN has at least six characters');
  }
}

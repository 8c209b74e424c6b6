import type { SortKey } from '../filter/sorting.ts';

/** Up to so many keys are put in one by one; more are merged in at once. */
const FEW = 32;

/** Sort keys in their order, each id once. */
export class SortedKeys {
  readonly #compare: (one: SortKey, other: SortKey) => number;
  #keys: SortKey[];

  constructor(keys: SortKey[], compare: (one: SortKey, other: SortKey) => number) {
    this.#compare = compare;
    this.#keys = keys.sort(compare);
  }

  get length(): number {
    return this.#keys.length;
  }

  ids(from = 0, to = this.#keys.length): string[] {
    return this.#keys.slice(from, to).map(({ id }) => id);
  }

  /** Where the key is, or would have to be put. */
  placeOf(key: SortKey): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#keys[middle] as SortKey, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Takes keys out, which must be there, and puts others in. */
  replace(gone: readonly SortKey[], come: SortKey[]): void {
    if (gone.length + come.length <= FEW) {
      for (const key of gone) {
        this.#keys.splice(this.placeOf(key), 1);
      }
      for (const key of come) {
        this.#keys.splice(this.placeOf(key), 0, key);
      }
    } else {
      const out = new Set(gone);
      this.#keys = this.#merged(
        this.#keys.filter((key) => !out.has(key)),
        come.sort(this.#compare),
      );
    }
  }

  #merged(one: readonly SortKey[], other: readonly SortKey[]): SortKey[] {
    const merged: SortKey[] = [];
    let i = 0;
    for (const key of other) {
      for (let next = one[i]; next && this.#compare(next, key) < 0; next = one[++i]) {
        merged.push(next);
      }
      merged.push(key);
    }
    for (; i < one.length; i++) {
      merged.push(one[i] as SortKey);
    }
    return merged;
  }
}

import type { Row } from './store/rows.ts';

/** The number of rows of each bucket, and the exclusive or of their tags as 16 hexadecimal digits [SYN-5]. */
export type Digest = {
  readonly bits: Bits;
  readonly counts: readonly number[];
  readonly xor: readonly string[];
};

export type Bits = 4 | 6 | 8;

/** How many bits of an id choose its bucket, by the number of rows. */
export function bitsFor(rows: number): Bits {
  if (rows <= 1000) {
    return 4;
  }
  return rows <= 20_000 ? 6 : 8;
}

/** The bucket of an id: the last bits of its last byte. */
export function bucketOf(id: string, bits: Bits): number {
  return Number.parseInt(id.slice(-2), 16) & ((1 << bits) - 1);
}

/** The digest of rows. Tags are 64 bits wide, so each is two unsigned numbers of 32. */
export function digestOf(rows: Iterable<Row>, bits: Bits): Digest {
  const buckets = 1 << bits;
  const counts = new Array<number>(buckets).fill(0);
  const high = new Uint32Array(buckets);
  const low = new Uint32Array(buckets);
  for (const row of rows) {
    const bucket = bucketOf(row.id, bits);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    high[bucket] = (high[bucket] ?? 0) ^ Number.parseInt(row.tag.slice(0, 8), 16);
    low[bucket] = (low[bucket] ?? 0) ^ Number.parseInt(row.tag.slice(8), 16);
  }
  const xor = counts.map((_, bucket) => hex(high[bucket] ?? 0) + hex(low[bucket] ?? 0));
  return { bits, counts, xor };
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

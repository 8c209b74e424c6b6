import type { Piece } from './pieces.ts';

/** A record that was found, on the device or by the server. */
export type Hit = {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly titleParts: readonly Piece[];
  readonly snippet: readonly Piece[];
  readonly isStrong: boolean;
};

/**
 * What the device and the server found, as one list: what surely fits here, then the server's, then what is here and may
 * be meant.
 *
 * @param head what stands at the top already and must not move, since the focus is there
 */
export function merged(head: readonly Hit[], here: readonly Hit[], server: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  const ranked = [...head, ...here.filter((hit) => hit.isStrong), ...server, ...here];
  const list = ranked.filter(({ id }) => !seen.has(id) && seen.add(id));
  const told = new Map(server.map((hit) => [hit.id, hit]));
  // The server says why it fits; the place in the list stays.
  return list.map((hit) => {
    const better = hit.snippet.length === 0 ? told.get(hit.id) : undefined;
    return better?.snippet.length ? { ...hit, snippet: better.snippet } : hit;
  });
}

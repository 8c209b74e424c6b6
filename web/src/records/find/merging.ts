import type { Piece } from './pieces.ts';

/** A record that was found, on the device or by the server. */
export type Hit = {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly titleParts: readonly Piece[];
  readonly snippet: readonly Piece[];
};

/**
 * What the device and the server found, as one list. What is here stands there first and at once, so it keeps its place;
 * what the server adds comes below it, and nothing that one may be about to choose moves.
 *
 * @param head what stands at the top already, since the focus is there
 */
export function merged(head: readonly Hit[], here: readonly Hit[], server: readonly Hit[]): Hit[] {
  const list = each([...head, ...here, ...server]);
  const told = new Map(server.map((hit) => [hit.id, hit]));
  // The server says why it fits; the place in the list stays.
  return list.map((hit) => {
    const better = hit.snippet.length === 0 ? told.get(hit.id) : undefined;
    return better?.snippet.length ? { ...hit, snippet: better.snippet } : hit;
  });
}

/** What the server has answered now, below what of its last answer still stands there. */
export function settled(standing: readonly Hit[], answered: readonly Hit[]): Hit[] {
  const fresh = new Map(answered.map((hit) => [hit.id, hit]));
  return each([...standing.map((hit) => fresh.get(hit.id) ?? hit), ...answered]);
}

function each(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ id }) => !seen.has(id) && seen.add(id));
}

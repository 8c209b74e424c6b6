import type { Team } from './people.ts';

/** A team with how deep it stands. */
export type Placed = { readonly team: Team; readonly depth: number };

/** The teams as a tree written in lines: each below the one it stands below. */
export function teamTree(teams: readonly Team[]): readonly Placed[] {
  const known = new Set(teams.map(({ id }) => id));
  const placed: Placed[] = [];
  const seen = new Set<string>();
  const place = (team: Team, depth: number) => {
    if (seen.has(team.id)) {
      return;
    }
    seen.add(team.id);
    placed.push({ team, depth });
    for (const child of teams.filter(({ parent }) => parent === team.id)) {
      place(child, depth + 1);
    }
  };
  for (const team of teams.filter(({ parent }) => !parent || !known.has(parent))) {
    place(team, 0);
  }
  // A circle has no top; the server refuses one, and none is lost from sight if there is.
  for (const team of teams) {
    place(team, 0);
  }
  return placed;
}

/** The team and all below it: where it cannot be moved to. */
export function belowOf(team: Team, teams: readonly Team[]): ReadonlySet<string> {
  const below = new Set([team.id]);
  let before = 0;
  while (before !== below.size) {
    before = below.size;
    for (const { id, parent } of teams) {
      if (parent && below.has(parent)) {
        below.add(id);
      }
    }
  }
  return below;
}

import type { Json } from '~/data/model/schema.ts';

/** How much a value says: its letters, its parts, all items of a list. */
function weight(value: Json): number {
  if (value === null || typeof value === 'boolean') {
    return 0;
  }
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + weight(item), 0);
  }
  return typeof value === 'object'
    ? Object.values(value).reduce<number>((sum, part) => sum + 4 + weight(part ?? null), 0)
    : String(value).length;
}

/** Whether the value says clearly more than each of the others: only texts and names can; lists are united. */
export function fuller(value: Json | undefined, others: readonly Json[]): boolean {
  if (value === undefined || typeof value === 'number' || Array.isArray(value)) {
    return false;
  }
  return others.every((other) => {
    const says = weight(other);
    return says > 0 && weight(value) >= says + Math.max(3, says / 4);
  });
}

/** Why a value is proposed. */
export type Reason = 'fuller' | 'byHand' | 'newer' | 'survivor';

/** Whose value is proposed for a field, and why. */
export type Proposal = { readonly from: string; readonly reason: Reason };

/** A change of a record as its history tells it. */
export type Change = {
  readonly at: string;
  readonly source: string | null;
  readonly before: { readonly [field: string]: Json };
  readonly after: { readonly [field: string]: Json };
  readonly actor: { readonly kind: string };
};

/** The histories of records by their ids, each with the latest change first. */
export type Stories = { readonly [id: string]: readonly Change[] };

/** What is written within a day of each other is as old. */
const A_DAY = 86_400_000;

function writtenByHand({ actor, source }: Change): boolean {
  return actor.kind === 'user' && !/^(import|feed)/.test(source ?? '');
}

/** Of two values that say about as much: the one that a person wrote, else the later one; nobody's where it is not known. */
function told(field: string, id: string, other: string, stories: Stories): Proposal | undefined {
  const [own, theirs] = [id, other].map((each) => stories[each]?.find(({ after }) => field in after));
  if (!own || !theirs) {
    return undefined;
  }
  if (writtenByHand(own) !== writtenByHand(theirs)) {
    return { from: writtenByHand(own) ? id : other, reason: 'byHand' };
  }
  const later = Date.parse(theirs.at) - Date.parse(own.at);
  return Math.abs(later) < A_DAY ? undefined : { from: later > 0 ? other : id, reason: 'newer' };
}

/**
 * What is proposed for the fields that two records fill differently: what says more, what a person wrote, what is newer,
 * else what the record has that stays. Lists are united and a yes stays a yes; of these nothing is proposed.
 */
export function proposals(
  fields: readonly { readonly field: string; readonly values: { readonly [id: string]: Json } }[],
  id: string,
  other: string,
  stories: Stories,
): { readonly [field: string]: Proposal } {
  const proposed = fields.flatMap(({ field, values }) => {
    const own = values[id];
    const theirs = values[other];
    if (own == null || theirs == null || typeof own === 'boolean' || Array.isArray(own)) {
      return [];
    }
    const proposal: Proposal = fuller(theirs, [own])
      ? { from: other, reason: 'fuller' }
      : fuller(own, [theirs])
        ? { from: id, reason: 'fuller' }
        : (told(field, id, other, stories) ?? { from: id, reason: 'survivor' });
    return [[field, proposal] as const];
  });
  return Object.fromEntries(proposed);
}

/** What is to be chosen: only where the other's value is proposed, the survivor's stays by itself. */
export function choiceOf(
  proposed: { readonly [field: string]: Proposal },
  other: string,
): { readonly [field: string]: string } {
  return Object.fromEntries(
    Object.entries(proposed)
      .filter(([, { from }]) => from === other)
      .map(([field]) => [field, other]),
  );
}

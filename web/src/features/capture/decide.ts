import type { Doing, Found, Proposal } from './proposal.ts';

/** What the user has said about a proposal, by the names `partKey` gives; it survives that the line is typed on. */
export type Decisions = {
  /** Taken away or, where something was only offered, confirmed. */
  readonly turned: { readonly [key: string]: 'on' | 'off' };
  /** Which alternative is meant, 0 being the first one found. */
  readonly chosen: { readonly [key: string]: number };
};

export const UNDECIDED: Decisions = { turned: {}, chosen: {} };

/** Below this, something is offered and counts only when the user confirms it. */
export const SURE_ENOUGH = 0.58;

export type PartName = 'doing' | 'person' | 'company' | 'deal' | 'amount';

/** A part of a proposal under a name that stays while the words that led to it do. */
export function partKey(name: PartName, line: string, part: Found<unknown> | Doing): string {
  const words = 'kind' in part ? [part.span] : part.words;
  return `${name} ${words.map(({ start, end }) => line.slice(start, end).trim().toLowerCase()).join(' ')}`;
}

export function isOn(decisions: Decisions, key: string, confidence: number): boolean {
  const turned = decisions.turned[key];
  return turned === undefined ? confidence >= SURE_ENOUGH : turned === 'on';
}

/** All that something may be, the likeliest first. */
export function optionsOf<T>(found: Found<T>): readonly T[] {
  return [found.value, ...found.alternatives];
}

/** The proposal as the user has left it: without what was taken away or only offered, and with what was chosen. */
export function decided(proposal: Proposal, decisions: Decisions): Proposal {
  const { line } = proposal;
  const left = <T>(name: PartName, parts: readonly Found<T>[]) =>
    parts.flatMap((part) => {
      const key = partKey(name, line, part);
      return isOn(decisions, key, part.confidence) ? [withChosen(part, decisions.chosen[key])] : [];
    });
  const doings = proposal.doings.flatMap((doing): Doing[] => {
    const key = partKey('doing', line, doing);
    if (!isOn(decisions, key, doing.kind.confidence)) {
      return [];
    }
    const kind = withChosen(doing.kind, decisions.chosen[key]);
    const when = doing.when && withChosen(doing.when, decisions.chosen[`${key} when`]);
    return [{ ...doing, kind, ...(when ? { when } : {}) }];
  });
  return {
    ...proposal,
    doings,
    people: left('person', proposal.people),
    companies: left('company', proposal.companies),
    deals: left('deal', proposal.deals),
    amounts: left('amount', proposal.amounts),
  };
}

function withChosen<T>(found: Found<T>, choice = 0): Found<T> {
  const value = choice === 0 ? found.value : (optionsOf(found)[choice] ?? found.value);
  return { ...found, value };
}

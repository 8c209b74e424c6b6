import { fold } from '~/data/filter/folding.ts';
import type { Action } from '~/platform/actions.ts';
import { scoreOf } from '~/records/find/scoring.ts';
import type { Wanted } from '~/records/find/wanted.ts';

/** The actions whose names fit, the best first; all while nothing is typed. */
export function fittingActions(actions: readonly Action[], { words }: Wanted): readonly Action[] {
  const named = actions.filter(({ isHidden }) => !isHidden);
  if (words.length === 0) {
    return named;
  }
  const scored = named.map((action) => {
    const folded = fold(action.name);
    const entry = {
      object: '',
      id: action.id,
      title: action.name,
      folded,
      words: folded.split(/[\s'’:()-]+/),
      facts: [{ text: action.group, folded: fold(action.group) }],
      numbers: [],
    };
    return { action, score: scoreOf(entry, { words, digits: '', code: '' }, words.join('').length > 3) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ action }) => action);
}

import type { Known } from '../names/directory.ts';
import { GIVEN_NAMES } from '../words/common.ts';
import { knownCustomers } from './known.ts';
import { NOW } from './measure.ts';

const SYLLABLES =
  'ba ber ca cor da del fe fer ga gal ho hol li lom ma mar mo mon na nar pa per ra ros sa san ta tor va ver za zan'.split(
    ' ',
  );
const KINDS = ['Hotel', 'Studio', 'Grupo', 'Trading', 'Logistics', 'Officine', 'Talleres', 'Systems'];

/** The customers of the labelled lines among thousands of others, the same at every call. */
export function manyCustomers(people: number, companies: number): Known[] {
  let state = 7;
  const dice = (sides: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
  const word = () => {
    const text = [0, 1, 2].map(() => SYLLABLES[dice(SYLLABLES.length)]).join('');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const given = [...GIVEN_NAMES].map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  const past = () => NOW - dice(400) * 86_400_000;
  const firms = Array.from({ length: companies }, (_, i): Known => {
    const name =
      dice(2) === 0 ? `${word()} ${KINDS[dice(KINDS.length)]}` : `${KINDS[dice(KINDS.length)]} ${word()}`;
    return { object: 'company', id: `c${i}`, name, isMine: dice(5) === 0, touchedAt: past() };
  });
  const crowd = Array.from({ length: people }, (_, i): Known => {
    const name = `${given[dice(given.length)]} ${word()}`;
    return {
      object: 'person',
      id: `p${i}`,
      name,
      company: `c${dice(companies)}`,
      isMine: dice(5) === 0,
      touchedAt: past(),
    };
  });
  return [...knownCustomers(NOW), ...firms, ...crowd];
}

import { expect, it } from 'vitest';
import { type Hit, merged } from './merging.ts';
import { piecesOf } from './pieces.ts';

const hit = (id: string, isStrong = true, snippet = ''): Hit => ({
  object: 'company',
  id,
  title: id,
  titleParts: [],
  snippet: snippet ? [{ text: snippet, isMatch: true }] : [],
  isStrong,
});
const ids = (hits: readonly Hit[]) => hits.map(({ id }) => id).join(' ');

it('puts what surely fits here first, then the server’s, then guesses, each once', () => {
  const here = [hit('a'), hit('b'), hit('guess', false)];
  expect(ids(merged([], here, [hit('b'), hit('c')]))).toBe('a b c guess');
});

it('leaves in place what the focus has passed, whatever comes later', () => {
  const head = [hit('a'), hit('guess', false)];
  const here = [hit('a'), hit('guess', false)];
  expect(ids(merged(head, here, [hit('better')]))).toBe('a guess better');
});

it('takes from the server why something fits', () => {
  const [found] = merged([], [hit('a')], [hit('a', true, 'Graz')]);
  expect(found?.snippet[0]?.text).toBe('Graz');
});

it('marks what matches, accents and case aside', () => {
  expect(piecesOf('José García', ['gar', 'jose'])).toEqual([
    { text: 'José', isMatch: true },
    { text: ' ', isMatch: false },
    { text: 'Gar', isMatch: true },
    { text: 'cía', isMatch: false },
  ]);
  expect(piecesOf('', ['a'])).toEqual([]);
  expect(piecesOf('👍 Ada', ['ada']).at(-1)).toEqual({ text: 'Ada', isMatch: true });
});

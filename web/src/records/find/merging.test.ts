import { expect, it } from 'vitest';
import { type Hit, merged, settled } from './merging.ts';
import { piecesOf } from './pieces.ts';

const hit = (id: string, snippet = ''): Hit => ({
  object: 'company',
  id,
  title: id,
  titleParts: [],
  snippet: snippet ? [{ text: snippet, isMatch: true }] : [],
});
const ids = (hits: readonly Hit[]) => hits.map(({ id }) => id).join(' ');

it('keeps what is here where it stands and puts what the server adds below, each once', () => {
  const here = [hit('a'), hit('b'), hit('guess')];
  expect(ids(merged([], here, []))).toBe('a b guess');
  expect(ids(merged([], here, [hit('c'), hit('b')]))).toBe('a b guess c');
});

it('leaves in place what the focus has passed, whatever comes later', () => {
  expect(ids(merged([hit('b'), hit('a')], [hit('new'), hit('a')], [hit('better')]))).toBe('b a new better');
});

it('puts a new answer below what of the last one still stands there', () => {
  expect(ids(settled([hit('b'), hit('a')], [hit('a'), hit('c'), hit('b')]))).toBe('b a c');
  expect(settled([hit('a')], [hit('a', 'Graz')])[0]?.snippet[0]?.text).toBe('Graz');
});

it('takes from the server why something fits', () => {
  const [found] = merged([], [hit('a')], [hit('a', 'Graz')]);
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

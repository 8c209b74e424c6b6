import { expect, it } from 'vitest';
import { slugOf } from './slug.ts';

it('makes addresses of names', () => {
  expect(slugOf(' Prova di Lucía! ')).toBe('prova-di-lucia');
  expect(slugOf('…')).toBe('');
});

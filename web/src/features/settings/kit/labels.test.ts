import { expect, it } from 'vitest';
import { sent, written } from './labels.ts';

it('lets the other languages follow until they are translated', () => {
  const first = written({}, 'it', 'Macchina', 'it');
  expect(first).toEqual({ en: 'Macchina', es: 'Macchina', it: 'Macchina' });
  const translated = written(first, 'en', 'Machine', 'it');
  expect(written(translated, 'it', 'Macchine', 'it')).toEqual({
    en: 'Machine',
    es: 'Macchine',
    it: 'Macchine',
  });
});

it('sends no empty texts', () => {
  expect(sent({ en: ' Machine ', es: ' ', it: '' })).toEqual({ en: 'Machine' });
});

// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { keepEarly, takeEarly } from './early.ts';

const press = (...keys: string[]) =>
  keys.map((key) =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true })),
  );

afterEach(() => void takeEarly());

it('keeps what is typed before there is a field for it, and from the page', () => {
  keepEarly();
  expect(press('e', 'r', 'x', 'Backspace', 'ñ')).not.toContain(true);
  expect(takeEarly()).toBe('erñ');
});

it('gives it once, and then lets letters pass', () => {
  keepEarly();
  press('a');
  keepEarly();
  expect(takeEarly()).toBe('a');
  expect(press('b')).toEqual([true]);
  expect(takeEarly()).toBe('');
});

it('leaves other keys to whom they belong', () => {
  keepEarly();
  expect(press('Escape', 'Tab')).toEqual([true, true]);
});

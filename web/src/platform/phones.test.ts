import { expect, it } from 'vitest';
import { spacedNumber } from './phones.ts';

it.each([
  ['+34917456200', '+34 917 456 200'],
  ['+15035557555', '+1 503 555 7555'],
  ['+441985558888', '+44 198 555 8888'],
  ['+4376753425', '+43 767 534 25'],
  ['+35312345678', '+353 123 456 78'],
  ['+390114988260', '+39 011 498 8260'],
])('writes %s with blanks', (number, spaced) => {
  expect(spacedNumber(number)).toBe(spaced);
});

it.each(['0664 123', '+43 1 234', '112', 'extension 5'])('leaves %s as somebody wrote it', (number) => {
  expect(spacedNumber(number)).toBe(number);
});

import { describe, expect, it } from 'vitest';
import { piecesOf } from './LineField.tsx';

const looks = (
  text: string,
  ...spans: Parameters<typeof piecesOf> extends [string, ...infer Rest] ? Rest : never
) => piecesOf(text, ...spans).map(({ start, end, look }) => `${text.slice(start, end)}: ${look}`);

describe('the pieces of a line', () => {
  it('show what is known, and above it what is pointed at', () => {
    const known = [{ start: 10, end: 15 }];
    expect(looks('Call with Marta now', known, [{ start: 0, end: 15 }])).toEqual([
      'Call with : pointed',
      'Marta: pointed',
      ' now: plain',
    ]);
    expect(looks('Call with Marta now', known, [])).toEqual([
      'Call with : plain',
      'Marta: known',
      ' now: plain',
    ]);
  });

  it('are none of an empty line, and never reach beyond it', () => {
    expect(piecesOf('', [], [])).toEqual([]);
    expect(looks('ab', [{ start: 1, end: 9 }], [])).toEqual(['a: plain', 'b: known']);
  });
});

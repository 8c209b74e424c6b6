import { fold } from '~/data/filter/folding.ts';

/** A piece of a text; matching ones are marked. */
export type Piece = { readonly text: string; readonly isMatch: boolean };

/** Where in a text the words stand, letters compared without accents and case. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const marks = new Array<boolean>(text.length).fill(false);
  // Folding letter by letter keeps the places; the few letters that become two are compared by their first.
  const letters = [...text].map((letter) => fold(letter)[0] ?? ' ');
  const folded = letters.join('');
  const starts = placesOf(text);
  for (const word of words) {
    for (let at = folded.indexOf(word); word && at >= 0; at = folded.indexOf(word, at + 1)) {
      marks.fill(true, starts[at], starts[at + word.length] ?? text.length);
    }
  }
  const pieces: { text: string; isMatch: boolean }[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = pieces.at(-1);
    const isMatch = marks[at] ?? false;
    if (last?.isMatch === isMatch) {
      last.text += text[at];
    } else {
      pieces.push({ text: text[at] ?? '', isMatch });
    }
  }
  return pieces;
}

/** Where each letter of a text begins; some take two places. */
function placesOf(text: string): number[] {
  let place = 0;
  return [...text].map((letter) => {
    const start = place;
    place += letter.length;
    return start;
  });
}

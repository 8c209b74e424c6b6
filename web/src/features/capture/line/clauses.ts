import type { Language, Span } from '../proposal.ts';
import { DOING_WORDS } from '../words/doingWords.ts';
import { isMark, type Line } from './line.ts';

/** Part of a line that says one thing. */
export type Clause = Span & { readonly mark: 'none' | 'colon' };

const MARKS = /(?:[.!?]+(?=\s|$)|;|\n|,(?!\d)|:(?=\s)| - | -(?=[a-z])|\(|\)|→|->|\s\|\s)+/g;
/** Words that say nothing beside a figure. */
const SMALL = /\b(?:about|unos|circa|y|e|and|at|a|total|totale|total of)\b/g;
/** A point behind these ends no sentence. */
const SHORT =
  /(?:^|[^a-z])(?:[a-z]|sig|sr|sra|mr|mrs|ms|dr|dott|ing|avv|tel|telf|ref|rif|art|nr|approx|ca|uds|pz|pcs|st|vs|etc|ecc|srl|spa|sig\.ra|p\.m|a\.m|[a-z]{3})$/;

/** The clauses of a line; those that hold nothing but what has been understood belong to the one before. */
export function clausesOf(line: Line, language: Language, isThingToDo: (text: string) => boolean): Clause[] {
  const pieces: Clause[] = [];
  let start = 0;
  let mark: Clause['mark'] = 'none';
  for (const match of line.folded.matchAll(MARKS)) {
    const isAbbreviation =
      match[0] === '.' && SHORT.test(line.folded.slice(0, match.index)) && !isSentence(line, match.index + 1);
    if (isAbbreviation || isInside(line, match.index)) {
      continue;
    }
    pieces.push({ start, end: match.index, mark });
    start = match.index + match[0].length;
    mark = match[0].includes(':') ? 'colon' : 'none';
  }
  pieces.push({ start, end: line.folded.length, mark });
  const split = pieces
    .flatMap((piece) => splitAtAnd(line, piece, language, isThingToDo))
    .map((piece) => trimmed(line, piece));
  return merged(
    line,
    split.filter(({ start: from, end }) => end > from),
  );
}

/** What comes next begins with a capital and a word of its own. */
function isSentence(line: Line, from: number): boolean {
  return (
    /^\s+\p{Lu}\p{Ll}/u.test(line.text.slice(from)) &&
    !/(?:^|[^a-z])(?:sig|sr|sra|mr|mrs|ms|dr|dott|ing|avv|[a-z])$/.test(line.folded.slice(0, from - 1))
  );
}

/** Within what has been understood, such as an amount or an address. */
function isInside(line: Line, index: number): boolean {
  return [index - 1, index, index + 1].every((at) => isMark(line.open.charCodeAt(at)));
}

function splitAtAnd(
  line: Line,
  piece: Clause,
  language: Language,
  isThingToDo: (text: string) => boolean,
): Clause[] {
  const pattern = new RegExp(`(?:^|\\s)(?:${DOING_WORDS[language].and}) (?=\\S)`, 'g');
  const text = line.open.slice(piece.start, piece.end);
  const result: Clause[] = [];
  let { start, mark } = piece;
  for (const match of text.matchAll(pattern)) {
    const behind = piece.start + match.index + match[0].length;
    if (isThingToDo(line.folded.slice(behind, piece.end)) && !isNamesOnly(line, behind)) {
      result.push({ start, end: piece.start + match.index, mark });
      start = behind;
      mark = 'none';
    }
  }
  return [...result, { start, end: piece.end, mark }];
}

function isNamesOnly(line: Line, from: number): boolean {
  return isMark(line.open.charCodeAt(from));
}

function trimmed(line: Line, clause: Clause): Clause {
  const text = line.folded.slice(clause.start, clause.end);
  const start = clause.start + text.length - text.replace(/^[\s,.;:!?()-]+/, '').length;
  return { ...clause, start, end: Math.max(start, clause.start + text.replace(/[\s,;:!?(-]+$/, '').length) };
}

function merged(line: Line, pieces: readonly Clause[]): Clause[] {
  const result: Clause[] = [];
  for (const piece of pieces) {
    const rest = line.open.slice(piece.start, piece.end).replace(SMALL, '');
    const last = result.at(-1);
    const isBare = !/\p{L}{2,}/u.test(rest);
    if (last && isOnlyTime(line, last)) {
      result[result.length - 1] = { ...piece, start: last.start };
    } else if (last && isBare) {
      result[result.length - 1] = { ...last, end: piece.end };
    } else {
      result.push(piece);
    }
  }
  return result;
}

/** A day or an hour that stands before what it is about. */
function isOnlyTime(line: Line, { start, end }: Clause): boolean {
  return /^[\s\ue001,]+$/.test(line.open.slice(start, end));
}

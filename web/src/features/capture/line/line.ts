import { fold } from '~/data/filter/folding.ts';
import type { Span } from '../proposal.ts';

/** A word or number of a line. */
export type Token = Span & { readonly text: string; readonly folded: string };

/** What something that has been understood is; the letters stand for it in the line. */
export type Mark = 'time' | 'name' | 'figure' | 'contact';
const MARKS = { time: '\ue001', name: '\ue002', figure: '\ue003', contact: '\ue004' } as const;

/**
 * A line that is being read.
 *
 * What has been understood is taken out of sight, so that a date is not read as an amount as well; everything keeps its place.
 */
export class Line {
  readonly text: string;
  /** In comparable letters, one for each of the text. */
  readonly folded: string;
  readonly tokens: readonly Token[];
  /** The folded line with what has been taken made illegible. */
  open: string;

  constructor(text: string) {
    this.text = text.normalize('NFC');
    this.folded = foldLetters(this.text);
    this.open = this.folded;
    this.tokens = [...this.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => {
      const word = match[0];
      return { text: word, folded: fold(word), start: match.index, end: match.index + word.length };
    });
  }

  take({ start, end }: Span, mark: Mark) {
    this.open = this.open.slice(0, start) + MARKS[mark].repeat(end - start) + this.open.slice(end);
  }

  isTaken(span: Span): boolean {
    for (let i = span.start; i < span.end; i++) {
      if (isMark(this.open.charCodeAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** All places of a pattern in what is not taken; the pattern must be global. */
  find(pattern: RegExp): RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(this.open); match; match = pattern.exec(this.open)) {
      found.push(match);
      if (match[0] === '') {
        pattern.lastIndex++;
      }
    }
    return found;
  }
}

/** The marks are characters that mean nothing, and are taken out of what is read. */
export function isMark(code: number): boolean {
  return code >= 0xe001 && code <= 0xe004;
}

export function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Letter by letter, so that places stay the same. */
function foldLetters(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    const code = letter.charCodeAt(0);
    if (code < 0x80) {
      folded += code < 0x20 ? (letter === '\n' ? '\n' : ' ') : letter.toLowerCase();
    } else if (letter === '’' || letter === '‘') {
      folded += "'";
    } else if (letter === '–' || letter === '—') {
      folded += '-';
    } else {
      const plain = fold(letter).charAt(0);
      folded += code >= 0xd800 && code < 0xf900 ? ' ' : plain || ' ';
    }
  }
  return folded;
}

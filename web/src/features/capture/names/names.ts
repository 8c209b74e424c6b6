import type { Line, Token } from '../line/line.ts';
import { overlap } from '../line/line.ts';
import type { Found, NewParty, Party, Span } from '../proposal.ts';
import { ALSO_WORDS, GIVEN_NAMES, KINDS_OF_COMPANY } from '../words/common.ts';
import { isFunctionWord } from '../words/functionWords.ts';
import { type Directory, isOneMistake, type Known, type Posting } from './directory.ts';
import { callsForName, isCompanyBefore, isTitle } from './neighbours.ts';
import { newNames } from './newNames.ts';

/** Part of a line that may name one or several records. */
export type Mention = Span & {
  readonly first: number;
  readonly last: number;
  readonly strength: number;
  readonly known: readonly Candidate[];
};

/** Somebody who may be meant, and how well the name fits. */
export type Candidate = { readonly known: Known; readonly strength: number };

export type Names = { readonly people: readonly Found<Party>[]; readonly companies: readonly Found<Party>[] };

const DAY = 86_400_000;

/** Whom a line names: known people and companies, likeliest first where several have the name, and names that are new. */
export function namesOf(line: Line, directory: Directory, now: number): Names {
  const mentions = chosen(mentionsOf(line, directory));
  const companies = mentions.filter((mention) => mention.known[0]?.known.object === 'company');
  const named = new Set(companies.flatMap((mention) => mention.known.map(({ known }) => known.id)));
  const fresh = newNames(line, mentions, named);
  const isReplaced = (mention: Mention) =>
    fresh.some((found) => found.words.some((span) => overlap(span, mention)));
  const people: Found<Party>[] = [];
  for (const mention of mentions) {
    if (mention.known[0]?.known.object === 'person' && !isReplaced(mention)) {
      people.push(found(mention, ranked(mention.known, named, now)));
    }
  }
  const asNew = (object: Party['object']) => fresh.filter(({ value }) => value.object === object);
  const knownCompanies = companies
    .filter((mention) => !isReplaced(mention))
    .map((mention) => found(mention, ranked(mention.known, named, now)));
  return {
    people: inOrder([...people, ...asNew('person').map((each) => withKnown(each, mentions))]),
    companies: inOrder([...knownCompanies, ...asNew('company')]),
  };
}

/** All the ways in which words of the line may be names. */
function mentionsOf(line: Line, directory: Directory): Mention[] {
  const { tokens } = line;
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token; // i is within
    if (line.isTaken(token) || token.folded.length < 2 || /^\d+$/.test(token.folded)) {
      continue;
    }
    const groups = new Map<string, { known: Candidate[]; length: number }>();
    const exact = directory.at(token.folded);
    const postings = exact.length > 0 ? exact : misspelt(line, i, directory);
    for (const posting of postings) {
      if (posting.known.object === 'deal' || hasForeignAccent(token, posting)) {
        continue;
      }
      const length = matched(line, i, posting);
      const strength = strengthOf(line, i, length, posting, exact.length > 0, postings);
      if (strength > 0) {
        const key = `${posting.known.object} ${length}`;
        const group = groups.get(key) ?? { known: [], length };
        group.known.push({ known: posting.known, strength });
        groups.set(key, group);
      }
    }
    for (const { known, length } of groups.values()) {
      const last = tokens[i + length - 1] ?? token;
      const strength = Math.max(...known.map((each) => each.strength));
      const likely = known.filter((each) => each.strength >= strength - 0.15);
      mentions.push({
        start: token.start,
        end: last.end,
        first: i,
        last: i + length - 1,
        strength,
        known: likely,
      });
    }
  }
  return mentions;
}

/** Names with one mistake are looked for only where a name is likely. */
function misspelt(line: Line, i: number, directory: Directory): readonly Posting[] {
  const { text, folded } = line.tokens[i] as Token; // i is within
  const isWord = isFunctionWord(folded) || GIVEN_NAMES.has(folded) || ALSO_WORDS.has(folded);
  return !isWord && (/^\p{Lu}/u.test(text) || callsForName(line, i)) ? directory.near(folded) : [];
}

/** How many words of the line, from this one on, are words of the name in their order. */
function matched(line: Line, from: number, { words, at }: Posting): number {
  let length = 1;
  for (let next = at + 1; next < words.length; next++) {
    const token = line.tokens[from + length];
    if (!token || line.isTaken(token)) {
      break;
    }
    const isSame = token.folded === words[next];
    const isClose = !isSame && token.folded.length > 3 && isOneMistake(token.folded, words[next] ?? '');
    if (!isSame && !isClose) {
      break;
    }
    length++;
  }
  return length;
}

/** How well it fits: 0 where it is no name. */
function strengthOf(
  line: Line,
  i: number,
  length: number,
  posting: Posting,
  isExact: boolean,
  all: readonly Posting[],
): number {
  const { words, at, known } = posting;
  const token = line.tokens[i] as Token; // i is within
  if (at === 0 && length === words.length && length > 1) {
    return isExact ? 1 : 0.9;
  }
  const isCapital = /^\p{Lu}/u.test(token.text);
  const isCalled = callsForName(line, i);
  if (!isExact && (token.folded.length < 5 || !(isCapital || isCalled) || ALSO_WORDS.has(token.folded))) {
    return 0;
  }
  if (isFunctionWord(token.folded) && length === 1 && !(isCapital && isCalled && token.text.length > 2)) {
    return 0;
  }
  const isWord = ALSO_WORDS.has(token.folded) || isFunctionWord(token.folded);
  if (isWord && !isCapital && !isCalled && length === 1) {
    return 0;
  }
  const isWrong = isExact ? 0 : 0.25;
  if (known.object === 'person') {
    return personStrength(line, i, length, posting, isCapital) - isWrong;
  }
  const counting = words.filter((word) => !KINDS_OF_COMPANY.has(word));
  const part = words.slice(at, at + length).filter((word) => !KINDS_OF_COMPANY.has(word));
  if (length === words.length) {
    return (isCompanyBefore(line, i) ? 0.98 : 0.95) - isWrong;
  }
  const isRare = all.filter((other) => other.known.object === 'company').length <= 3;
  if (part.length === 0 || !isRare || (length === 1 && token.folded.length < 4)) {
    return length > 1 && at === 0 && isCapital ? 0.6 : 0;
  }
  const isKnownByName = at === 0 || part.length === counting.length;
  return (isKnownByName ? 0.72 : 0.62) + (isCompanyBefore(line, i) ? 0.12 : 0) - isWrong;
}

function personStrength(line: Line, i: number, length: number, posting: Posting, isCapital: boolean): number {
  const { words, at } = posting;
  if (length > 1) {
    return 0.92;
  }
  if (isTitle(line, i)) {
    return at > 0 ? 0.9 : 0.85;
  }
  if (at === 0) {
    return 0.8;
  }
  const isSurname = at >= Math.min(words.length - 1, words.length > 2 ? 2 : 1);
  return isSurname && isCapital ? 0.74 : 0;
}

/** A word with an accent that the name does not have is another word: `sarà` is not Sara. */
function hasForeignAccent(token: Token, posting: Posting): boolean {
  const isSmall = token.text === token.text.toLowerCase();
  return isSmall && /[àèéìòùáíóú]$/.test(token.text) && !/[àèéìòùáíóú]\b/i.test(posting.known.name);
}

/** Of mentions that overlap the longest, then the surest. */
function chosen(mentions: readonly Mention[]): Mention[] {
  const byWorth = [...mentions].sort(
    (a, b) => b.last - b.first - (a.last - a.first) || b.strength - a.strength || a.start - b.start,
  );
  const taken: Mention[] = [];
  for (const mention of byWorth) {
    if (!taken.some((other) => overlap(other, mention))) {
      taken.push(mention);
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Those of a company that is named too first; then one's own; then what was touched last. */
function ranked(known: readonly Candidate[], companies: ReadonlySet<string>, now: number): Known[] {
  const worth = ({ known: { company, isMine, touchedAt }, strength }: Candidate) =>
    40 * strength +
    (company !== undefined && companies.has(company) ? 4 : 0) +
    (isMine ? 1 : 0) +
    1 / (1 + Math.max(0, now - touchedAt) / (30 * DAY));
  return [...known]
    .sort((a, b) => worth(b) - worth(a) || (a.known.id < b.known.id ? -1 : 1))
    .map((each) => each.known);
}

function found(mention: Mention, known: readonly Known[]): Found<Party> {
  const [value, ...alternatives] = known as [Known, ...Known[]]; // a mention is of somebody
  const confidence = Math.max(0.3, mention.strength - (alternatives.length > 0 ? 0.15 : 0));
  return {
    value,
    words: [{ start: mention.start, end: mention.end }],
    confidence,
    alternatives: alternatives.slice(0, 5),
  };
}

/** A new name may still be somebody whose name is alike. */
function withKnown(fresh: Found<NewParty>, mentions: readonly Mention[]): Found<Party> {
  const alike = mentions.filter((mention) => fresh.words.some((span) => overlap(span, mention)));
  const alternatives = alike
    .flatMap((mention) => mention.known.map(({ known }) => known))
    .filter(({ object }) => object === 'person');
  return { ...fresh, alternatives: alternatives.slice(0, 5) };
}

function inOrder(found: Found<Party>[]): Found<Party>[] {
  return found.sort((a, b) => (a.words[0]?.start ?? 0) - (b.words[0]?.start ?? 0));
}

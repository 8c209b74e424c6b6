import type { Line, Token } from '../line/line.ts';
import { overlap } from '../line/line.ts';
import type { Found, NewParty } from '../proposal.ts';
import { GIVEN_NAMES, KINDS_OF_COMPANY } from '../words/common.ts';
import { isFunctionWord } from '../words/functionWords.ts';
import type { Mention } from './names.ts';
import { callsForName, isCompanyBefore, isTitle } from './neighbours.ts';

/** Words with a capital, one after the other, such as `Hotel Sol y Mar`. */
type Run = { readonly first: number; readonly last: number; readonly start: number; readonly end: number };

const OF = /^ (?:from|at|of|de|del|di|della|dell'|dello|from the|@|da|presso|en) ?$/;
const BETWEEN = /^ (?:(?:y|e|&|and|de|del|di|della|de la) )?$/;

/**
 * Names nobody here has, where there is good reason to take them for names: two words with capitals of which the first is a
 * given name, somebody from a company, a name after `contact:`.
 */
export function newNames(
  line: Line,
  mentions: readonly Mention[],
  companies: ReadonlySet<string>,
): Found<NewParty>[] {
  const found: Found<NewParty>[] = [];
  const runs = runsOf(line);
  const add = (run: Run, object: NewParty['object'], confidence: number, of?: string) => {
    const name = line.text.slice(run.start, run.end);
    const words = [{ start: run.start, end: run.end }];
    const value: NewParty = { object, name, isNew: true, ...(of === undefined ? {} : { of }) };
    found.push({ value, words, confidence, alternatives: [] });
  };
  runs.forEach((run, i) => {
    const own = mentions.filter((mention) => overlap(mention, run));
    const whole = own.find((mention) => mention.start <= run.start && mention.end >= run.end);
    const next = runs[i + 1];
    const isOf = next !== undefined && OF.test(line.folded.slice(run.end, next.start));
    const company = isOf
      ? mentions.find((mention) => overlap(mention, next) && isCompany(mention))
      : lowerCompany(line, run, mentions);
    if (isStranger(line, run, own, whole, companies, company)) {
      const of =
        company?.known[0]?.known.name ?? (isOf && next ? line.text.slice(next.start, next.end) : undefined);
      add(run, 'person', run.last > run.first ? 0.8 : 0.6, of);
      if (isOf && next && !mentions.some((mention) => overlap(mention, next) && isCompany(mention))) {
        add(next, 'company', 0.7);
      }
    } else if (own.length === 0 && isCompanyName(line, run, runs[i - 1], mentions)) {
      add(run, 'company', 0.6);
    }
  });
  return withoutDoubles(found);
}

function isStranger(
  line: Line,
  run: Run,
  own: readonly Mention[],
  whole: Mention | undefined,
  companies: ReadonlySet<string>,
  company: Mention | undefined,
): boolean {
  const first = line.tokens[run.first] as Token; // a run has words
  const isGiven = GIVEN_NAMES.has(first.folded) && first.folded !== 'mar';
  const isSingle = run.first === run.last;
  if (own.some(isCompany) && !own.some(isPerson)) {
    return false;
  }
  if (whole && isPerson(whole)) {
    // somebody of that name is known, but not at the company that is named right behind
    const isElsewhere =
      company !== undefined &&
      !whole.known.some(({ known: { company: of } }) => of !== undefined && isAt(of, company));
    return isElsewhere && isSingle && companies.size > 0;
  }
  if (isSingle) {
    const isInBrackets = line.folded.charAt(run.start - 1) === '(' && line.folded.charAt(run.end) === ')';
    return (
      own.length === 0 && isGiven && (isInBrackets || company !== undefined || callsForName(line, run.first))
    );
  }
  const isKind = KINDS_OF_COMPANY.has(first.folded) || isCompanyBefore(line, run.first);
  return (
    run.last - run.first <= 3 &&
    (isGiven || company !== undefined) &&
    !(isKind && !isGiven) &&
    !isShouted(line, run)
  );
}

/** `Sara from Acme`, where Acme is written in small letters as well. */
function lowerCompany(line: Line, run: Run, mentions: readonly Mention[]): Mention | undefined {
  return mentions.find((mention) => isCompany(mention) && OF.test(line.folded.slice(run.end, mention.start)));
}

/** After somebody who is from there: `Bob Miller at Sunrise Bakery`, or with a word that only companies have. */
function isCompanyName(line: Line, run: Run, before: Run | undefined, mentions: readonly Mention[]): boolean {
  const isKind = line.tokens
    .slice(run.first, run.last + 1)
    .some(({ folded }) => KINDS_OF_COMPANY.has(folded));
  const behindPerson =
    mentions.some((mention) => isPerson(mention) && OF.test(line.folded.slice(mention.end, run.start))) ||
    (before !== undefined && OF.test(line.folded.slice(before.end, run.start)) && before.last > before.first);
  return (
    run.last > run.first &&
    isKind &&
    (behindPerson || callsForName(line, run.first) || isCompanyBefore(line, run.first))
  );
}

function runsOf(line: Line): Run[] {
  const runs: Run[] = [];
  line.tokens.forEach((token, i) => {
    const isName =
      /^\p{Lu}/u.test(token.text) &&
      !line.isTaken(token) &&
      !isFunctionWord(token.folded) &&
      !isTitleWord(line, i);
    if (!isName || /^(?:\p{Lu}{2,3}|\p{Lu}?\d+)$/u.test(token.text)) {
      return;
    }
    const last = runs.at(-1);
    const between = last && line.folded.slice(last.end, token.start);
    const isLinked = between !== undefined && BETWEEN.test(between);
    // `Bob e Anna` are two, `Sol y Mar` one: a given name begins anew
    const isPlain = between === ' ';
    if (last && isLinked && (isPlain || (isKindOf(line, last) && !GIVEN_NAMES.has(token.folded)))) {
      runs[runs.length - 1] = { ...last, last: i, end: token.end };
    } else {
      runs.push({ first: i, last: i, start: token.start, end: token.end });
    }
  });
  return runs.flatMap((run) => withoutVerb(line, run));
}

function isKindOf(line: Line, run: Run): boolean {
  return KINDS_OF_COMPANY.has(line.tokens[run.first]?.folded ?? '');
}

/** The first word of a sentence has a capital whatever it is: `Call Marta`. */
function withoutVerb(line: Line, run: Run): Run[] {
  const first = line.tokens[run.first] as Token; // a run has words
  const isBeginning = /(?:^|[.!?:]\s*)$/.test(line.text.slice(0, first.start));
  if (!isBeginning || GIVEN_NAMES.has(first.folded) || KINDS_OF_COMPANY.has(first.folded)) {
    return [run];
  }
  const second = line.tokens[run.first + 1];
  return run.first === run.last || !second ? [] : [{ ...run, first: run.first + 1, start: second.start }];
}

function isTitleWord(line: Line, i: number): boolean {
  const next = line.tokens[i + 1];
  return next !== undefined && isTitle(line, i + 1);
}

function isShouted(line: Line, run: Run): boolean {
  const text = line.text.slice(run.start, run.end);
  return text === text.toUpperCase();
}

function isAt(company: string, mention: Mention): boolean {
  return mention.known.some(({ known }) => known.id === company);
}

function isCompany(mention: Mention): boolean {
  return mention.known[0]?.known.object === 'company';
}

function isPerson(mention: Mention): boolean {
  return mention.known[0]?.known.object === 'person';
}

function withoutDoubles(found: readonly Found<NewParty>[]): Found<NewParty>[] {
  return found.filter(
    (one, i) =>
      !found
        .slice(0, i)
        .some((other) => other.words.some((span) => one.words.some((own) => overlap(span, own)))),
  );
}

import { type Line, spanOf } from '../line/line.ts';
import type { Found, Money } from '../proposal.ts';

const NUMBER = "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
const TIMES =
  'k|mil|mila|thousand|grand|millones|millon|milioni|milione|mln|mill?\\.?|million|millions|mio|m|bn';
const CURRENCIES: readonly (readonly [pattern: string, code: string])[] = [
  ['€|eur|euros?', 'EUR'],
  ['us\\$|\\$|usd|dollars?|dolares|dolar|dollari|dollaro', 'USD'],
  ['£|gbp|pounds?|sterling|libras?|sterline|sterlina|quid', 'GBP'],
  ['chf|francs?|francos?|franchi|sfr', 'CHF'],
];
const CURRENCY = CURRENCIES.map(([pattern]) => pattern).join('|');
const WORDS: Readonly<Record<string, number>> = {
  'half a million': 500_000,
  'medio millon': 500_000,
  'mezzo milione': 500_000,
  'a million': 1_000_000,
  'one million': 1_000_000,
  'un millon': 1_000_000,
  'un milione': 1_000_000,
  ...thousands('thousand', 'two three four five six seven eight nine ten', ' '),
  ...thousands('mil', 'dos tres cuatro cinco seis siete ocho nueve diez', ' '),
  ...thousands('mila', 'due tre quattro cinque sei sette otto nove dieci', ''),
};
const WORD = Object.keys(WORDS).join('|');
const EDGE = '(?![\\w])';

/** With a currency on either side; in words; in thousands; with a word beside it that says what it is. */
const WITH_CURRENCY = [
  new RegExp(`(?<![\\w.,])(?<cur>${CURRENCY}) ?(?<n>${NUMBER})(?: ?(?<x>${TIMES}))?${EDGE}`, 'g'),
  new RegExp(
    `(?<![\\w.,#])(?<n>${NUMBER})(?: ?(?<x>${TIMES}))?(?: (?:de|di|of))? ?(?<cur>${CURRENCY})(?!\\w)`,
    'g',
  ),
  new RegExp(`(?<!\\w)(?<word>${WORD})(?: (?:de|di|of))? (?<cur>${CURRENCY})(?!\\w)`, 'g'),
];
const BARE = [
  new RegExp(
    `(?<![\\w.,#])(?<n>${NUMBER}) ?(?<x>k|mln|grand|mil|mila|millones|million|milioni|thousand)${EDGE}`,
    'g',
  ),
  new RegExp(`(?<!\\w)(?<word>${WORD})${EDGE}`, 'g'),
];
const SAID = [
  new RegExp(
    `(?<![\\w.,#])(?<n>${NUMBER})(?= (?:each|apiece|cada un[oa]|l'un[oa]|cadauno|(?:per|a|por|al) (?:unit|unidad|pezzo|piece|item|month|mes|mese)))`,
    'g',
  ),
  /(?<=\b(?:budget|price|worth|value|total|presupuesto|precio|importe|valor|totale|prezzo|importo|valore)(?: (?:is|of|de|es|e|di|del?|about|unos|circa|around|da|a|at))*:? )(?<n>\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?|\d{3,7}(?:[.,]\d\d)?)(?![\w%/]|[.,]\d)/g,
];
/** What makes a figure a count of things: the next word is one, and none of these. */
const NOT_THINGS =
  /^ ?(?:de (?:presupuesto|budget)|di budget|budget|in|en|over|at|to|and|but|or|y|e|o|per|por|para|de descuento|a|is|are|es|ma|pero|con|with|for|off|risk|at|al|dal|da|needs|all|total|deal)\b/;

/** The amounts of money in a line, which are taken out of sight, and the counts of things. */
export function amountsOf(
  line: Line,
  currency: string,
): { amounts: Found<Money>[]; quantities: Found<number>[] } {
  const amounts: Found<Money>[] = [];
  const quantities: Found<number>[] = [];
  const take = (match: RegExpExecArray, sure: number) => {
    const groups = match.groups ?? {};
    const amount = worthOf(groups.n, groups.word, groups.x);
    const code = codeOf(groups.cur) ?? currency;
    amounts.push({
      value: { amount, currency: code },
      words: [spanOf(match)],
      confidence: sure,
      alternatives: [],
    });
    line.take(spanOf(match), 'figure');
  };
  for (const match of WITH_CURRENCY.flatMap((pattern) => line.find(pattern))) {
    if (!line.isTaken(spanOf(match))) {
      take(match, 0.95);
    }
  }
  for (const match of BARE.flatMap((pattern) => line.find(pattern))) {
    const behind = line.open.slice(spanOf(match).end);
    const isCount = /^ (?:de |di |of )?[a-z]{2,}/.test(behind) && !NOT_THINGS.test(behind);
    if (isCount) {
      const value = worthOf(match.groups?.n, match.groups?.word, match.groups?.x);
      quantities.push({ value, words: [spanOf(match)], confidence: 0.8, alternatives: [] });
      line.take(spanOf(match), 'figure');
    } else {
      take(match, 0.7);
    }
  }
  for (const match of SAID.flatMap((pattern) => line.find(pattern))) {
    if (!line.isTaken(spanOf(match))) {
      take(match, 0.75);
    }
  }
  quantities.push(...countsOf(line));
  return { amounts: inOrder(amounts), quantities: inOrder(quantities) };
}

const COUNT = /(?<![\w.,#/:-])(?<n>\d{1,3}(?:[.,]\d{3})+|\d{1,6}) ?(?:x )?(?<thing>[a-z]{2,})(?!\w)/g;
const NOT_COUNTED =
  /^(?:min|mins|minuti|minutos|minutes|days?|dias?|giorn[oi]|hours?|horas?|or[ae]|h|am|pm|st|nd|rd|th|de|di|of|is|was|to|and|y|e|ha|has|sent|enviado|inviato|por|per|para|en|in|shipped|still|yrs?|years?|anos|anni|weeks?|semanas|settimane|total|volte|veces|times|arrived|llego|arrivato)$/;
const NUMBERED =
  /(?:#|\b(?:order|invoice|quote|ref|po|no|pedido|factura|presupuesto|ordine|fattura|preventivo|rif)) ?$/;

function countsOf(line: Line): Found<number>[] {
  return line.find(COUNT).flatMap((match) => {
    const { n = '', thing = '' } = match.groups ?? {};
    const span = { start: match.index, end: match.index + n.length };
    if (NOT_COUNTED.test(thing) || NUMBERED.test(line.folded.slice(0, span.start)) || /^0/.test(n)) {
      return [];
    }
    return [{ value: plain(n), words: [span], confidence: 0.6, alternatives: [] }];
  });
}

function worthOf(number: string | undefined, word: string | undefined, times: string | undefined): number {
  const value = word === undefined ? plain(number ?? '0') : (WORDS[word] ?? 0);
  return Math.round(value * factor(times) * 100) / 100;
}

function factor(times: string | undefined): number {
  if (times === undefined) {
    return 1;
  }
  return /^(?:k|mil|mila|thousand|grand)$/.test(times) ? 1_000 : times === 'bn' ? 1e9 : 1_000_000;
}

/** The last of two kinds of separators is the decimal one; a single one is, unless three figures follow it. */
function plain(text: string): number {
  const tight = text.replace(/[' ]/g, '');
  const last = Math.max(tight.lastIndexOf('.'), tight.lastIndexOf(','));
  const decimals = tight.length - last - 1;
  const isDecimal = last >= 0 && (decimals !== 3 || (tight.includes('.') && tight.includes(',')));
  const whole = (isDecimal ? tight.slice(0, last) : tight).replace(/[.,]/g, '');
  return Number(isDecimal ? `${whole}.${tight.slice(last + 1)}` : whole);
}

function codeOf(text: string | undefined): string | undefined {
  return text && CURRENCIES.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(text))?.[1];
}

function inOrder<T>(found: Found<T>[]): Found<T>[] {
  return found.sort((a, b) => (a.words[0]?.start ?? 0) - (b.words[0]?.start ?? 0));
}

function thousands(times: string, numbers: string, between: string): Record<string, number> {
  return Object.fromEntries(numbers.split(' ').map((word, i) => [word + between + times, (i + 2) * 1_000]));
}

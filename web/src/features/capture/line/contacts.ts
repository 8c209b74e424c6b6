import type { Contacts, Found } from '../proposal.ts';
import { type Line, spanOf } from './line.ts';

const EMAIL = /[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/g;
const URL =
  /\b(?:https?:\/\/[^\s,;)]+|www\.[^\s,;)]+|[a-z0-9-]{2,}\.(?:com|net|org|eu|es|it|io|co\.uk|de|fr)(?:\/[^\s,;)]*)?)/g;
/** Seven digits or more, in groups, perhaps with a country's prefix; or a short one in two groups with a dash. */
const PHONE =
  /(?<![\d.,/#-])(?:(?:\+|00)\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{2,4}(?:[ .-]?\d{2,4}){1,4}(?![\d/%€$£]|[.,]\d)/g;
/** What stands before a number that is not called: orders, invoices, articles. */
const NUMBERED =
  /(?:#|\b(?:order|invoice|quote|ref|po|no|n|nr|num|number|id|pedido|factura|presupuesto|albaran|ordine|fattura|preventivo|rif|ddt|bolla|iban|vat|cif|nif|piva|iva))[.:º° ]*$/;

/** Takes e-mail addresses, web addresses and telephone numbers out of a line. */
export function contactsOf(line: Line): Contacts {
  const emails = take(line, EMAIL, () => true);
  const urls = take(line, URL, () => true);
  const phones = take(line, PHONE, (text, before) => isPhone(text, before));
  return { emails, phones: phones.map(plainNumber), urls };
}

function take(
  line: Line,
  pattern: RegExp,
  isMeant: (text: string, before: string) => boolean,
): Found<string>[] {
  const found: Found<string>[] = [];
  for (const match of line.find(pattern)) {
    const span = spanOf(match);
    if (isMeant(match[0], line.folded.slice(0, match.index))) {
      found.push({
        value: line.text.slice(span.start, span.end),
        words: [span],
        confidence: 0.95,
        alternatives: [],
      });
    }
  }
  for (const { words } of found) {
    for (const span of words) {
      line.take(span, 'contact');
    }
  }
  return found;
}

function isPhone(text: string, before: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (NUMBERED.test(before) || /^\d{1,4}[.-]\d{1,2}[.-]\d{2,4}$/.test(text)) {
    return false;
  }
  const isGrouped = /^\d{1,3}(?:[. ]\d{3})+$/.test(text) && digits.length !== 9;
  const isShort = digits.length < 7;
  return !isShort && digits.length <= 15 && !isGrouped && !/^20\d{6}$/.test(digits);
}

function plainNumber(found: Found<string>): Found<string> {
  return { ...found, value: found.value.replace(/[^\d+]/g, '').replace(/^00/, '+') };
}

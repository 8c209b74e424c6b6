import type { Line } from '../line/line.ts';

// What stands before a word tells whether it is a name, and whose. All in folded letters.

const TITLE =
  /(?:^|[^a-z])(?:mr|mrs|ms|miss|dr|sr|sra|srta|don|dona|senor|senora|sig|signor|signora|sig\.ra|dott|dott\.ssa|dottor|dottoressa|ing|avv|geom|rag)\.? ?$/;
const NAME_BEFORE =
  /(?:^|[^a-z])(?:with|w\/?|to|from|call|ring|phone|email|text|ask|tell|thank|thanks|chase|told|met|meet|see|remind|invoice|con|da|dal|dalla|de|di|della|del|a|ad|para|per|llamar|llame|hablar|hable|chiamare|chiamato|sentire|sentito|visto|vista|parlato|avvisare|avisar|preguntar|chiedere|by|for|visit|visitar|visitare|send|resend|book|contact|contactar|contattare|richiamare|ricontattare|at|presso|en|in|\+|&)[ :]+(?:the |la |el |il |lo |l')?$/;
const COMPANY_BEFORE =
  /(?:^|[^a-z])(?:from|at|of|for|visit|by|@|en|de|del|para|da|dal|dalla|di|della|presso|in|per|ad|azienda|empresa|company|cliente|proveedor|fornitore)[ :]+(?:the |la |el |il |lo |l')?$/;

function before(line: Line, token: number): string {
  return line.folded.slice(0, line.tokens[token]?.start ?? 0);
}

/** Whether what stands before a word calls for a name. */
export function callsForName(line: Line, token: number): boolean {
  return NAME_BEFORE.test(before(line, token)) || isTitle(line, token);
}

export function isTitle(line: Line, token: number): boolean {
  return TITLE.test(before(line, token));
}

export function isCompanyBefore(line: Line, token: number): boolean {
  return COMPANY_BEFORE.test(before(line, token));
}

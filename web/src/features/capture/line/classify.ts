import type { DoingKind, Language, TaskKind } from '../proposal.ts';
import { DOING_WORDS, type DoingWords } from '../words/doingWords.ts';

/** What a clause says: something done, something that takes place (done or planned, its day tells), something to do, or facts. */
export type Said =
  | { readonly role: 'done'; readonly kind: DoingKind; readonly sure: number; readonly isInbound: boolean }
  | {
      readonly role: 'occasion';
      readonly kind: 'call' | 'meeting' | 'email' | 'chat';
      readonly sure: number;
      readonly isInbound: boolean;
    }
  | { readonly role: 'promised'; readonly sure: number }
  | { readonly role: 'task'; readonly taskKind: TaskKind; readonly sure: number; readonly skip: number }
  | { readonly role: 'made'; readonly kind: 'person' | 'company' | 'deal'; readonly sure: number }
  | { readonly role: 'facts'; readonly isNote: boolean };

type Patterns = Readonly<Record<Exclude<keyof DoingWords, 'kinds'>, RegExp>> & {
  readonly must: RegExp;
  readonly kinds: readonly (readonly [RegExp, TaskKind])[];
};

const patterns = new Map<Language, Patterns>();

/** Words that look like things to do and are none. */
const NO_VERBS =
  /^(?:taller|mujer|lugar|hogar|solar|familiar|titular|alquiler|cualquier|particular|popular|militar|escolar|lider|poster|mar|bar|par|ser|haber|ayer|primer|tercer|celular|auxiliar|regular|similar|particolare|regolare|familiare|alimentare|cellulare|cantiere|quartiere|corriere|ingegnere|ragioniere|cameriere|bicchiere|genere|potere|essere|avere|volere|mare|immobiliare|altare|mestiere|piacere|parere|oltre|sempre|centralinistre)\b/;
/** Verbs that are nouns as well, and what behind them says so. */
const IS_NOUN =
  /^(?:e-?mail|mail|text|message|whatsapp|order|quote|invoice|bill|offer|visit|demo|call|phone|review|answer|reply|contact|test|present|show|work|look|plan|change|export|draft|post|return|issue|request|move|update|set|push|stop|deal|meet|report|credit|book|sign|check|share|ship|renew|refund|return)(?:s)?(?= (?:rejected|accepted|declined|from|with|w\b|w\/|was|is|were|not|still|shipped|lost|has|had|call|centre|center|code|number|no\b|nr|ref|for \ue002|[#\d\ue003])|\s*:|$| ?[#\d\ue003])/;
/** What may stand before the thing to do without meaning anything. */
const LEAD = /^(?:[\s\ue001,.¿¡-]|\b(?:and|then|also|y|e|ed|poi|luego|then|so|ok|hoy|oggi)\b )+/;

/** What a clause says of time; `isDue`: it is the last moment for something. */
export type Timed = { readonly hasDay: boolean; readonly hasTime: boolean; readonly isDue: boolean };

/** @param shape the clause in folded letters, what has been understood replaced by its marks */
export function classify(shape: string, language: Language, { hasDay, hasTime, isDue }: Timed): Said {
  const words = patternsOf(language);
  const head = shape.replace(LEAD, '');
  const skipped = shape.length - head.length;
  if (words.newPerson.test(head) || words.newCompany.test(head) || words.newDeal.test(head)) {
    return { role: 'made', kind: madeOf(head, words), sure: 0.9 };
  }
  if (words.note.test(head)) {
    return { role: 'facts', isNote: true };
  }
  const must = words.must.exec(head)?.[0] ?? '';
  const rest = head.slice(must.length);
  if (words.asked.test(head)) {
    return { role: 'task', taskKind: 'call', sure: 0.8, skip: 0 };
  }
  const isVerb = isThingToDo(rest, language);
  const isStrong = must.trim().length >= 4 && !must.startsWith('will') && /[a-z]{2,}/.test(rest);
  if (words.notMine.test(head) && !isStrong && !words.called.test(head)) {
    return { role: 'facts', isNote: false };
  }
  if ((words.meets.test(rest) || words.visits.test(rest)) && (hasDay || hasTime) && !(isStrong && isVerb)) {
    return { role: 'promised', sure: 0.9 };
  }
  if (words.calledOff.test(shape) && !isVerb) {
    return { role: 'facts', isNote: false };
  }
  if (isVerb || isStrong) {
    return {
      role: 'task',
      taskKind: taskKindOf(rest, words),
      sure: isStrong && isVerb ? 0.95 : 0.85,
      skip: skipped + must.length,
    };
  }
  return (
    doneOf(shape, head, words) ??
    occasionOf(head, words) ??
    owedOf(head, words, hasDay) ??
    appointmentOf(shape, hasDay && hasTime && !isDue) ?? { role: 'facts', isNote: false }
  );
}

/** Whether words begin with something to do. */
export function isThingToDo(text: string, language: Language): boolean {
  const words = patternsOf(language);
  const begin = text.replace(LEAD, '');
  const head = begin.slice(words.must.exec(begin)?.[0].length ?? 0);
  return words.todo.test(head) && !NO_VERBS.test(head) && !IS_NOUN.test(head);
}

function doneOf(shape: string, head: string, words: Patterns): Said | undefined {
  const isInbound = words.inbound.test(shape);
  const channel = words.chatted.test(shape) ? 'chat' : words.wrote.test(shape) ? 'email' : undefined;
  const done = (kind: DoingKind, sure: number): Said => ({ role: 'done', kind, sure, isInbound });
  if (words.sent.test(shape) && (channel || words.papers.test(shape))) {
    return done(channel ?? 'email', channel ? 0.9 : 0.7);
  }
  const occasion = occasionOf(head, words);
  const isMeeting = occasion?.role === 'occasion' && occasion.kind === 'meeting';
  if (words.called.exec(head)?.index === 0) {
    return done('call', 0.9);
  }
  if (words.called.test(shape) && !(occasion && !isMeeting && isFirst(head, words))) {
    return done('call', 0.9);
  }
  if (occasion && !isMeeting) {
    return occasion;
  }
  if (channel) {
    return done(channel, 0.85);
  }
  return words.met.test(shape) ? done('meeting', 0.85) : undefined;
}

function isFirst(head: string, words: Patterns): boolean {
  const first = /^[\w-]+/.exec(head)?.[0] ?? '';
  return words.call.test(first) || words.chat.test(first) || words.email.test(first);
}

/** A call, a meeting, an e-mail: near the beginning, or it is only spoken about. */
function occasionOf(head: string, words: Patterns): Said | undefined {
  const kinds = ['call', 'chat', 'email', 'meeting'] as const;
  const places = kinds.flatMap((kind) => {
    const match = words[kind].exec(head);
    return match ? [{ kind, at: match[0].length }] : [];
  });
  const first = places.sort((a, b) => a.at - b.at)[0];
  if (!first) {
    return undefined;
  }
  const isInbound =
    /^\W*(?:\w+ ){0,3}?\S+ (?:from|de|da|dal|dalla|di|della|en entrada|in entrata|entrante)\b/.test(head) ||
    /\binbound\b/.test(head);
  return { role: 'occasion', kind: first.kind, sure: 0.9, isInbound };
}

function owedOf(head: string, words: Patterns, hasDay: boolean): Said | undefined {
  const isShort = head.split(/\s+/).filter((word) => /[a-z]/.test(word)).length <= 4;
  return words.owed.test(head) && hasDay && isShort
    ? { role: 'task', taskKind: taskKindOf(head, words), sure: 0.7, skip: 0 }
    : undefined;
}

/** Something with a day and an hour is an appointment, whatever it is called; where they stand behind, it has to be new. */
function appointmentOf(shape: string, hasBoth: boolean): Said | undefined {
  const isFirst = shape.trimStart().charCodeAt(0) === 0xe001;
  return hasBoth ? { role: 'promised', sure: isFirst ? 0.7 : 0.6 } : undefined;
}

function taskKindOf(text: string, words: Patterns): TaskKind {
  return words.kinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'toDo';
}

function madeOf(head: string, words: Patterns): 'person' | 'company' | 'deal' {
  return words.newPerson.test(head) ? 'person' : words.newCompany.test(head) ? 'company' : 'deal';
}

function patternsOf(language: Language): Patterns {
  let known = patterns.get(language);
  if (!known) {
    known = compiled(DOING_WORDS[language]);
    patterns.set(language, known);
  }
  return known;
}

function compiled(words: DoingWords): Patterns {
  const tight = (source: string) => source.replace(/\n\s+/g, '');
  const anywhere = (source: string) => new RegExp(`(?<!\\w)(?:${tight(source)})(?!\\w)`);
  const begins = (source: string) => new RegExp(`^(?:${tight(source)})(?!\\w)`);
  const early = (source: string) => new RegExp(`^\\W*(?:[\\w']+[^\\w]+){0,3}?(?:${tight(source)})(?!\\w)`);
  // not behind a name: who prefers e-mail has not sent one
  const unnamed = (source: string) =>
    new RegExp(`^[^\\w\\ue002]*(?:[\\w']+[^\\w\\ue002]+){0,3}?(?:${tight(source)})(?!\\w)`);
  const after = (source: string) => new RegExp(`^(?:[\\ue002\\s,]+)?(?:${tight(source)})(?!\\w)`);
  const { kinds } = words;
  return {
    called: anywhere(words.called),
    met: anywhere(words.met),
    wrote: anywhere(words.wrote),
    chatted: anywhere(words.chatted),
    sent: anywhere(words.sent),
    papers: anywhere(words.papers),
    inbound: anywhere(words.inbound),
    call: early(words.call),
    meeting: early(words.meeting),
    email: unnamed(words.email),
    chat: unnamed(words.chat),
    note: new RegExp(`^(?:${tight(words.note)})(?=\\s*:|$| (?:riunione|reunion|meeting))`),
    meets: begins(words.meets),
    visits: begins(words.visits),
    mustBefore: begins(words.mustBefore),
    must: new RegExp(`^(?:(?:${tight(words.mustBefore)})(?!\\w)[\\s:]*)+`),
    todo: begins(words.todo),
    asked: anywhere(words.asked),
    notMine: after(words.notMine),
    owed: begins(words.owed),
    calledOff: anywhere(words.calledOff),
    newPerson: begins(words.newPerson),
    newCompany: begins(words.newCompany),
    newDeal: begins(words.newDeal),
    and: anywhere(words.and),
    minutes: new RegExp(`(\\d{1,3}) ?(?:${words.minutes})(?!\\w)`),
    kinds: [
      [begins(kinds.call), 'call'],
      [begins(kinds.followUp), 'followUp'],
      [begins(kinds.email), 'email'],
      [begins(kinds.visit), 'visit'],
    ],
  };
}

/** How long something took, in minutes, if it is said. */
export function minutesOf(shape: string, language: Language): number | undefined {
  const match = patternsOf(language).minutes.exec(shape);
  return match ? Number(match[1]) : undefined;
}

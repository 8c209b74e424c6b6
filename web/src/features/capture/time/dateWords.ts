import type { Language } from '../proposal.ts';

/** How a language speaks of days; all are parts of patterns, in folded letters. */
export type DateWords = {
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** Short forms, which count only beside something that makes them days. */
  readonly shortWeekdays: readonly string[];
  readonly months: readonly string[];
  readonly numbers: string;
  /** What may stand before a day and belongs to it; those of `by` make it the last one. */
  readonly on: string;
  readonly by: string;
  /** Fixed words and how many days they are away. */
  readonly days: readonly (readonly [pattern: string, offset: number])[];
  readonly units: {
    readonly day: string;
    readonly week: string;
    readonly month: string;
    readonly year: string;
  };
  readonly ahead: string;
  /** Around a number of days that have passed: before it, or behind it. */
  readonly ago: { readonly before: string; readonly behind: string };
  readonly next: { readonly before: string; readonly behind: string };
  readonly last: { readonly before: string; readonly behind: string };
  readonly this: string;
  readonly of: string;
  /** Parts of a month. */
  readonly parts: { readonly start: string; readonly middle: string; readonly end: string };
  /** A bare day of the month: what has to stand before it. */
  readonly dayOfMonth: string;
  /** Whether `next Friday` is the one of next week, not the one that comes. */
  readonly nextIsOfNextWeek: boolean;
};

export const DATE_WORDS: Readonly<Record<Language, DateWords>> = {
  en: {
    weekdays: ['mondays?', 'tuesdays?', 'wednesdays?', 'thursdays?', 'fridays?', 'saturdays?', 'sundays?'],
    shortWeekdays: ['mon', 'tues?', 'wed', 'thu(?:rs?)?', 'fri', 'sat', 'sun'],
    months: [
      'jan(?:uary)?',
      'feb(?:ruary)?',
      'mar(?:ch)?',
      'apr(?:il)?',
      'may',
      'june?',
      'july?',
      'aug(?:ust)?',
      'sept?(?:ember)?',
      'oct(?:ober)?',
      'nov(?:ember)?',
      'dec(?:ember)?',
    ],
    numbers: 'an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|couple of',
    on: 'due on|due|on|for|from|at|to|starting|of',
    by: 'deadline(?: is)?:?|by|before|b4|until|till|no later than|latest|due by|within',
    days: [
      ['(?:the )?day after tomorrow', 2],
      ['tomorrow|tmrw|tmr|tmw|tomoz|2moro|2mrw', 1],
      ['(?:the )?day before yesterday', -2],
      ['yesterday', -1],
      [
        'today|eod|(?:the )?end of (?:the )?day|close of business|cob|tonight|this (?=morning|afternoon|evening)',
        0,
      ],
    ],
    units: { day: 'days?', week: 'weeks?|wks?', month: 'months?', year: 'years?' },
    ahead: 'in|within',
    ago: { before: '(?!)', behind: 'ago|back' },
    next: { before: 'next|following', behind: 'after next' },
    last: { before: 'last|past|previous', behind: '(?!)' },
    this: 'this|coming',
    of: 'of(?: the)?|the',
    parts: { start: 'early|beginning of|start of', middle: 'mid|middle of', end: 'end of|late|eo' },
    dayOfMonth: 'the',
    nextIsOfNextWeek: true,
  },
  es: {
    weekdays: ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabados?', 'domingos?'],
    shortWeekdays: ['lun', 'mar', 'mi[ei]r?', 'jue', 'vier?', 'sab', 'dom'],
    months: [
      'ene(?:ro)?',
      'feb(?:rero)?',
      'mar(?:zo)?',
      'abr(?:il)?',
      'may(?:o)?',
      'jun(?:io)?',
      'jul(?:io)?',
      'ago(?:sto)?',
      'sep(?:t|tiembre)?',
      'oct(?:ubre)?',
      'nov(?:iembre)?',
      'dic(?:iembre)?',
    ],
    numbers: 'una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|un par de',
    on: 'desde el|al|del|de|el|en|a|los',
    by: 'plazo:?|fecha limite:?|para el|para|antes del?|antes de el|hasta el|hasta|no mas tarde del?|como muy tarde el|a mas tardar el',
    days: [
      ['pasado manana', 2],
      ['(?<!(?:la|esta) )manana', 1],
      ['anteayer|antes de ayer|antier', -2],
      ['ayer', -1],
      ['hoy(?: mismo)?|(?=est[ae] (?:manana|tarde|noche|mediodia))', 0],
    ],
    units: { day: 'dias?', week: 'semanas?|sem', month: 'mes(?:es)?', year: 'anos?' },
    ahead: 'dentro de|en|de aqui a',
    ago: { before: 'hace', behind: 'atras' },
    next: { before: 'proxim[oa]', behind: 'que viene|proxim[oa]|que entra|siguiente' },
    last: { before: 'pasad[oa]', behind: 'pasad[oa]' },
    this: 'est[ea]',
    of: 'del|de la|de',
    parts: {
      start: '(?:a )?(?:primeros|principios?|inicios?|comienzos?) de',
      middle: '(?:a )?mediados de',
      end: '(?:a )?(?:finales|fin(?:al)?|ultimos) de(?:l| la)?',
    },
    dayOfMonth: 'el(?: dia)?|dia|al|del(?: dia)?',
    nextIsOfNextWeek: false,
  },
  it: {
    weekdays: ['lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato', 'domenica'],
    shortWeekdays: ['lun', 'mar', 'mer', 'giov?', 'ven', 'sab', 'dom'],
    months: [
      'gen(?:naio)?',
      'feb(?:braio)?',
      'mar(?:zo)?',
      'apr(?:ile)?',
      'mag(?:gio)?',
      'giu(?:gno)?',
      'lug(?:lio)?',
      'ago(?:sto)?',
      'set(?:t|tembre)?',
      'ott(?:obre)?',
      'nov(?:embre)?',
      'dic(?:embre)?',
    ],
    numbers: 'una?|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|quindici|un paio di',
    on: 'dal|al|di|del|il|in|a|da|nella|la',
    by: "scadenza:?|termine:?|per il|per|entro (?:il|la|le|l')|entro|prima di|prima del|fino al?|non oltre(?: il)?",
    days: [
      ['dopodomani|dopo domani', 2],
      ['domani|(?=domattina)', 1],
      ["(?:l')?altro ?ieri|ieri l'altro|avantieri", -2],
      ['ieri', -1],
      ['oggi|(?=stamattina|stamani|stasera|stanotte|questa (?:mattina|sera))|in giornata', 0],
    ],
    units: { day: 'giorn[oi]|gg', week: 'settiman[ae]|sett', month: 'mes[ei]', year: 'ann[oi]' },
    ahead: 'tra|fra|entro|in',
    ago: { before: '(?!)', behind: 'fa|or sono' },
    next: { before: 'prossim[oa]', behind: 'prossim[oa]|che viene|entrante' },
    last: { before: 'scors[oa]', behind: 'scors[oa]|passat[oa]' },
    this: "quest[oa']",
    of: 'del|della|dello|di',
    parts: {
      start: "(?:a |all')?(?:inizi[oi]|primi)(?: di| del)?",
      middle: '(?:a )?meta(?: di| del)?',
      end: '(?:a |alla )?fine(?: di| del| della)?',
    },
    dayOfMonth: "il(?: giorno)?|giorno|l'|dal|al|del",
    nextIsOfNextWeek: false,
  },
};

/** How many a word for a number says. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  ...counted('one two three four five six seven eight nine ten eleven twelve'),
  ...counted('un dos tres cuatro cinco seis siete ocho nueve diez once doce'),
  ...counted('uno due tre quattro cinque sei sette otto nove dieci undici dodici'),
  a: 1,
  an: 1,
  una: 1,
  quince: 15,
  quindici: 15,
  'a couple of': 2,
  'couple of': 2,
  'un par de': 2,
  'un paio di': 2,
};

function counted(words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, i) => [word, i + 1]));
}

import { type Line, spanOf } from '../line/line.ts';
import type { Language, Span } from '../proposal.ts';
import { NUMBER_WORDS } from './dateWords.ts';

/** A time that is named in a line, in minutes since midnight. */
export type NamedTime = Span & {
  readonly time: number;
  readonly until?: number;
  readonly confidence: number;
  readonly isDeadline: boolean;
  /** A part of the day, such as the morning, for which an hour is assumed. */
  readonly isVague: boolean;
};

type Groups = Readonly<Record<string, string | undefined>>;

const PARTS: Readonly<Record<Language, readonly (readonly [pattern: string, hour: number])[]>> = {
  en: [
    ['(?:in |for |first thing )?(?:the )?morning|this am', 9],
    ['(?:at |by |for )?(?:noon|midday|lunchtime)', 12],
    ['(?:in |for )?(?:the )?afternoon', 15],
    ['(?:in |for )?(?:the )?evening|tonight|at night', 19],
  ],
  es: [
    ['(?:por|en|a|de|esta|a primera hora de) (?:la )?manana|temprano', 9],
    ['(?:a|al|para|hasta)? ?(?:el )?mediodia', 12],
    ['(?:por|en|a|de|esta) (?:la )?tarde', 15],
    ['(?:por|en|a|de|esta) (?:la )?noche', 19],
  ],
  it: [
    ['(?:di |in |nella |la |questa )?(?:mattina|mattinata|mattino)|stamattina|stamani|domattina', 9],
    ["(?:a |per )?mezzogiorno|all'ora di pranzo", 12],
    ['(?:di |nel |questo |in |il )?pomeriggio', 15],
    ['(?:di |in |la |alla )?(?:sera|serata)|stasera|questa sera|stanotte', 19],
  ],
};

const HOUR_WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const CLOCK = {
  en: `(?<h>\\d{1,2}|${HOUR_WORDS})(?:[:.](?<min>[0-5]\\d))?`,
  es: '(?<h>\\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?:[:.](?<min>[0-5]\\d))?',
  it: '(?<h>\\d{1,2}|una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici)(?:[:.](?<min>[0-5]\\d))?',
} as const;
const SECOND = '(?<h2>\\d{1,2})(?:[:.](?<min2>[0-5]\\d))?';
const END = '(?![\\w%€$£]|[.,:/]\\d)';
const BEGIN = '(?<![\\w.,:/#])';

/** Between two moments, then single ones, the surest first. */
const CLOCKS: Readonly<Record<Language, readonly RegExp[]>> = {
  en: patterns([
    `${BEGIN}(?:from |between )${CLOCK.en} ?(?<half>am|pm)? ?(?:to|and|until|-) ?${SECOND} ?(?<half2>am|pm)?${END}`,
    `${BEGIN}(?:at )?(?<h>\\d{1,2})(?:[:.](?<min>[0-5]\\d))? ?(?<half>am|pm)? ?- ?${SECOND} ?(?<half2>am|pm)${END}`,
    `${BEGIN}(?<h>\\d{1,2})[:](?<min>[0-5]\\d) ?(?:-|to|until) ?(?<h2>\\d{1,2})[:](?<min2>[0-5]\\d)${END}`,
    `${BEGIN}(?<past>half|quarter|1/4) (?<way>past|to) (?<h>\\d{1,2}|${HOUR_WORDS})${END}`,
    `${BEGIN}(?:(?<by>by|before|until|till) |at |@ ?|around |from )?(?<h>\\d{1,2})(?:[:.](?<min>[0-5]\\d))? ?(?<half>am|pm|a\\.m\\.?|p\\.m\\.?)${END}`,
    `${BEGIN}(?:(?<by>by|before|until|till) |at |@ ?|around )?(?<h>\\d{1,2}):(?<min>[0-5]\\d)${END}`,
    `(?<!\\w)(?:at |@ ?)${CLOCK.en}(?: ?o'?clock)?${END}(?! (?:per|a|each|units?|pcs|eur|usd|days?|%))`,
    `${BEGIN}(?<h>\\d{1,2}|${HOUR_WORDS}) ?o'?clock${END}`,
    `(?<=\ue001 (?:with .{0,30})?)(?<h>\\d{1,2})\\.(?<min>00|15|30|45)(?=\\s*$|[,;])`,
    `(?<=\ue001 )(?<h>1\\d|[89]) to ${SECOND}${END}`,
  ]),
  es: patterns([
    `${BEGIN}(?:de|desde las|entre las) ${CLOCK.es} ?h? (?:a|y|hasta)(?: las)? ${SECOND} ?h?${END}`,
    `${BEGIN}(?<h>\\d{1,2})[:](?<min>[0-5]\\d) ?(?:-|a) ?(?<h2>\\d{1,2})[:](?<min2>[0-5]\\d)${END}`,
    `(?<!\\w)(?:(?<by>antes de|hasta) |sobre |hacia |para )?(?:a )?la(?:s)? ${CLOCK.es} ?h?(?: ?(?<past>y media|y cuarto|menos cuarto))?(?: de la (?<part>manana|tarde|noche))?${END}`,
    `${BEGIN}(?<h>\\d{1,2})(?::(?<min>[0-5]\\d))? ?(?:h|hs|hrs|horas)${END}`,
    `${BEGIN}(?<h>\\d{1,2}):(?<min>[0-5]\\d)${END}`,
  ]),
  it: patterns([
    `${BEGIN}(?:dalle|tra le|fra le) (?:ore )?${CLOCK.it} (?:alle|e le|e|a) (?:ore )?${SECOND}${END}`,
    `${BEGIN}(?<h>\\d{1,2})[:.](?<min>[0-5]\\d) ?- ?(?<h2>\\d{1,2})[:.](?<min2>[0-5]\\d)${END}`,
    `(?<!\\w)(?:(?<by>entro le|prima delle|entro l'|fino alle)|alle(?: ore)?|all'|ore|per le|verso le|h\\.?) ?${CLOCK.it}(?: (?<past>e mezza|e mezzo|e un quarto|meno un quarto))?(?: (?:di|del) (?<part>mattina|pomeriggio|sera))?${END}`,
    `${BEGIN}(?<h>\\d{1,2})(?:[:.](?<min>[0-5]\\d))? ?h${END}`,
    `${BEGIN}(?<h>\\d{1,2}):(?<min>[0-5]\\d)${END}`,
  ]),
};

const VAGUE: Readonly<Record<Language, readonly (readonly [RegExp, number])[]>> = {
  en: vague('en'),
  es: vague('es'),
  it: vague('it'),
};

/** The times of day a line names; they are taken out of sight. */
export function timesOf(line: Line, language: Language): NamedTime[] {
  const found: NamedTime[] = [];
  for (const pattern of CLOCKS[language]) {
    for (const match of line.find(pattern)) {
      const time = read(match.groups ?? {}, spanOf(match));
      if (time) {
        found.push(time);
        line.take(time, 'time');
      }
    }
  }
  for (const [pattern, hour] of VAGUE[language]) {
    for (const match of line.find(pattern)) {
      const span = {
        start: match.index + (match[0].length - match[0].trimStart().length),
        end: spanOf(match).end,
      };
      const isDeadline = /^(?:by|hasta)/.test(match[0]);
      found.push({ ...span, time: hour * 60, confidence: 0.6, isDeadline, isVague: true });
      line.take(span, 'time');
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function read(groups: Groups, span: Span): NamedTime | undefined {
  const half = groups.half ?? groups.half2;
  const hour = clock(groups.h, groups.min, half, groups.part);
  if (hour === undefined) {
    return undefined;
  }
  const time = hour + passed(groups.past, groups.way);
  const until =
    groups.h2 === undefined ? undefined : clock(groups.h2, groups.min2, groups.half2, groups.part);
  const isSure = half !== undefined || groups.min !== undefined || Number(groups.h) > 6;
  return {
    ...span,
    time,
    ...(until === undefined ? {} : { until: until <= time ? until + 12 * 60 : until }),
    confidence: isSure ? 0.95 : 0.8,
    isDeadline: groups.by !== undefined,
    isVague: false,
  };
}

/** At work three o'clock is in the afternoon, unless something says otherwise. */
function clock(hours = '', minutes = '0', half = '', part = ''): number | undefined {
  const number = NUMBER_WORDS[hours] ?? Number(hours);
  if (number > 24 || Number.isNaN(number)) {
    return undefined;
  }
  const isLate =
    half.startsWith('p') || part === 'tarde' || part === 'noche' || part === 'pomeriggio' || part === 'sera';
  const isEarly = half.startsWith('a') || part === 'manana' || part === 'mattina';
  const isAfternoon = isLate ? number < 12 : !isEarly && number < 7 && number > 0 && !hours.startsWith('0');
  const value = isEarly && number === 12 ? 0 : isAfternoon ? number + 12 : number;
  return (value % 24) * 60 + Number(minutes);
}

function passed(past = '', way = 'past'): number {
  const minutes = /half|media|mezz/.test(past) ? 30 : past === '' ? 0 : 15;
  return way === 'to' || past.startsWith('menos') || past.startsWith('meno') ? -minutes : minutes;
}

function patterns(sources: readonly string[]): RegExp[] {
  return sources.map((source) => new RegExp(source, 'g'));
}

function vague(language: Language): [RegExp, number][] {
  return PARTS[language].map(([pattern, hour]) => [new RegExp(`(?<!\\w)(?:${pattern})(?!\\w)`, 'g'), hour]);
}

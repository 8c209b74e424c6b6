import { type Day, dayOf, daysInMonth, makeDate, parts } from '~/data/formula/calendar.ts';
import { type Line, overlap, spanOf } from '../line/line.ts';
import type { Context, Language, Span } from '../proposal.ts';
import { DATE_WORDS, type DateWords, NUMBER_WORDS } from './dateWords.ts';

/** A day that is named in a line. */
export type NamedDay = Span & {
  readonly day: Day;
  readonly isDeadline: boolean;
  /** Other days it may be. */
  readonly others: readonly Day[];
  readonly confidence: number;
  /** A bare weekday: of the past where the sentence is. */
  readonly isWeekday: boolean;
};

type Reading = {
  readonly day: Day;
  readonly others?: readonly Day[];
  readonly sure?: number;
  readonly isWeekday?: boolean;
};
type Rule = {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, today: Day, context: Context) => Reading | undefined;
};
type Groups = Readonly<Record<string, string | undefined>>;

const rules = new Map<Language, readonly Rule[]>();

/** The days a line names, in its order; they are taken out of sight. */
export function daysOf(line: Line, language: Language, today: Day, context: Context): NamedDay[] {
  let known = rules.get(language);
  if (!known) {
    known = rulesOf(DATE_WORDS[language]);
    rules.set(language, known);
  }
  const found: NamedDay[] = [];
  for (const rule of known) {
    for (const match of line.find(rule.pattern)) {
      const groups = match.groups ?? {};
      const reading = rule.read(groups, today, context);
      if (!reading) {
        continue;
      }
      const { day, others = [], sure = 0.95, isWeekday = false } = reading;
      const isDeadline = groups.by !== undefined;
      const named = { ...trimmed(line, spanOf(match)), day, others, confidence: sure, isDeadline, isWeekday };
      if (!found.some((other) => overlap(other, named))) {
        found.push(named);
        line.take(named, 'time');
      }
    }
  }
  return joined(
    line,
    found.sort((a, b) => a.start - b.start),
  );
}

/** A weekday beside its date is one day, and the date says which. */
function joined(line: Line, days: NamedDay[]): NamedDay[] {
  const result: NamedDay[] = [];
  for (const next of days) {
    const last = result.at(-1);
    const isBeside = last && /^[ ,(]*$/.test(line.folded.slice(last.end, next.start));
    if (last && isBeside && last.isWeekday !== next.isWeekday) {
      const day = last.isWeekday ? next : last;
      const isDeadline = last.isDeadline || next.isDeadline;
      result[result.length - 1] = { ...day, start: last.start, end: next.end, isDeadline };
    } else {
      result.push(next);
    }
  }
  return result;
}

function trimmed(line: Line, { start, end }: Span): Span {
  const text = line.folded.slice(start, end);
  return {
    start: start + (text.length - text.trimStart().length),
    end: end - (text.length - text.trimEnd().length),
  };
}

function rulesOf(words: DateWords): Rule[] {
  const lead = `(?<![\\w/.])(?:(?:(?<by>${words.by})|${words.on}) )?`;
  const day = named('weekday', words.weekdays);
  const month = named('month', words.months);
  const count = `(?<count>\\d{1,3}|${words.numbers})`;
  const unit = `(?:(?<days>${words.units.day})|(?<weeks>${words.units.week})|(?<months>${words.units.month}))`;
  const unitOf = `(?:(?<weeks>${words.units.week})|(?<months>${words.units.month})|(?<years>${words.units.year}))`;
  const near = `(?:(?<next>${words.next.before})|(?<last>${words.last.before})|(?<same>${words.this}))`;
  const nearBehind = `(?:(?<nextToo>${words.next.behind})|(?<lastToo>${words.last.behind}))`;
  const edge = '(?![\\w])';
  const year = '(?:,? (?:of |de(?:l)? )?(?<year>20\\d\\d))?';
  const part = `(?:(?<first>${words.parts.start})|(?<middle>${words.parts.middle})|(?<final>${words.parts.end}))`;
  const rule = (pattern: string, read: Rule['read']): Rule => ({ pattern: new RegExp(pattern, 'g'), read });
  const ofWeek = `(?: (?:${words.of}))?(?: (?:la|el))? (?:(?<nextWeek>(?:${words.next.before}) (?:${words.units.week})|(?:${words.units.week}) (?:${words.next.behind})))`;
  return [
    rule(`${lead}(?<iso>20\\d\\d-\\d\\d-\\d\\d)${edge}`, readIso),
    rule(`${lead}(?<d>\\d{1,2})[/](?<m>\\d{1,2})(?:[/](?<y>\\d{4}|\\d\\d))?(?![\\w/%]|[.,]\\d)`, readSlashed),
    rule(`${lead}(?<d>\\d{1,2})[.-](?<m>\\d{1,2})[.-](?<y>\\d{4}|\\d\\d)(?![\\w/%])`, readSlashed),
    rule(
      `${lead}(?:the |el |dia |il |l')?(?<d>\\d{1,2}|1o|1°)(?:st|nd|rd|th|º|°)?(?: of| de)? ${month}\\.?${year}${edge}`,
      readDayMonth,
    ),
    rule(
      `${lead}${month}\\.? (?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?${year}(?![\\w:/.,]\\d|[\\w%€])`,
      readDayMonth,
    ),
    rule(
      `${lead}(?:${words.of} )?(?:the |la |el )?${part}[ -]?(?:${words.of} )?(?:the |la )?(?:${near} )?(?:${unitOf}|${month})(?: ${nearBehind})?${edge}`,
      readPart,
    ),
    ...words.days.map(([pattern, offset]) =>
      rule(`${lead}(?:${pattern}${pattern.includes('(?=') ? '' : edge})`, (_, today) => ({
        day: today + offset,
      })),
    ),
    rule(
      `(?<!\\w)(?:(?<by>entro)|${words.ahead}) (?:(?:the|los|le|i) )?(?:next |proximos |prossimi )?${count} ${unit}${edge}`,
      readAhead,
    ),
    rule(`(?<!\\w)${count} ${unit} (?:from now|later)${edge}`, readAhead),
    rule(`(?<!\\w)(?:(?:${words.ago.before}) )${count} ${unit}${edge}`, readAgo),
    rule(`(?<!\\w)${count} ${unit} (?:${words.ago.behind})${edge}`, readAgo),
    rule(
      `${lead}(?:the |el |la |los )?(?:${near} )?${day}(?:${ofWeek}| ${nearBehind})?(?:'s)?${edge}`,
      readWeekday(words),
    ),
    rule(`${lead}(?:the |el |la |il )?(?:${near} )${unitOf}${edge}`, readNear),
    rule(`${lead}(?:the |el |la |il )?${unitOf} ${nearBehind}${edge}`, readNear),
    rule(
      `(?<!\\w)(?:(?<by>${words.by})|on|next|${words.on}|el|il|the) ${named('weekday', words.shortWeekdays)}\\.?${edge}`,
      readWeekday(words),
    ),
    rule(
      `(?<!\\w)${named('weekday', words.shortWeekdays)}\\.?(?=[ ,]*(?:\\d|\ue001)|\\s*(?:$|[.;!?]| -))${edge}`,
      readWeekday(words),
    ),
    rule(
      `(?<!\\w)(?:(?<by>${words.by}) )?(?:for |on |by |para )?(?:${words.dayOfMonth}) ?(?<d>\\d{1,2})(?:st|nd|rd|th)(?!\\w)`,
      readDayMonth,
    ),
    rule(
      `(?<!\\w)(?:(?<by>${words.by}) |for |on |by |para )?(?:${words.dayOfMonth}) ?(?<d>\\d{1,2})(?= *(?:$|[.;!?)]|, |,$| (?:a las|alle|ore|por la|at|h|dalle|de \\d|de [a-z]+ a) ?))`,
      readDayMonth,
    ),
    rule(
      `(?<!\\w)(?:(?<by>${words.by})|in|next|this|during|en|a|ad|a inizio|por|per) ${named('month', words.months.map(whole))}${year}${edge}`,
      readMonth,
    ),
  ];
}

/** One of several patterns, each in a group of its own, numbered from 1: `weekday1`. */
function named(name: string, patterns: readonly string[]): string {
  return `(?:${patterns.map((pattern, i) => `(?<${name}${i + 1}>${pattern})`).join('|')})`;
}

/** A month's short form is too short to stand alone. */
function whole(pattern: string): string {
  return pattern.replace(/\(\?:(\w+)\)\?/g, '$1').replace(/\(\?:t\|(\w+)\)\?/g, '$1');
}

function which(groups: Groups, name: string): number | undefined {
  for (let i = 1; i <= 12; i++) {
    if (groups[name + i] !== undefined) {
      return i;
    }
  }
  return undefined;
}

function readIso({ iso }: Groups): Reading | undefined {
  const [year, month, day] = (iso ?? '').split('-').map(Number);
  return given(makeDate(year ?? 0, month ?? 0, day ?? 0));
}

function readSlashed({ d, m, y }: Groups, today: Day, context: Context): Reading | undefined {
  const [one, other] = [Number(d), Number(m)];
  if (one === 24 && other === 7 && !y) {
    return undefined; // around the clock
  }
  const isDayFirst = other > 12 ? false : one > 12 || context.dateOrder === 'dayFirst';
  const read = (first: boolean) => inYear(first ? other : one, first ? one : other, y, today);
  const day = read(isDayFirst);
  const swapped = one <= 12 && other <= 12 && one !== other ? read(!isDayFirst) : null;
  return day === null ? undefined : { day, others: swapped === null ? [] : [swapped], sure: 0.9 };
}

function readDayMonth(groups: Groups, today: Day): Reading | undefined {
  const month = which(groups, 'month');
  const number = Number.parseInt(groups.d ?? '', 10);
  if (month !== undefined) {
    return given(inYear(month, number, groups.year, today));
  }
  const now = parts(today);
  for (let ahead = 0; ahead < 3; ahead++) {
    const later = now.month + ahead;
    const year = now.year + (later > 12 ? 1 : 0);
    const day = makeDate(year, later > 12 ? later - 12 : later, number);
    if (day !== null && day >= today) {
      return { day, sure: 0.8 };
    }
  }
  return undefined;
}

/** Without a year: the nearest such day that is not long past. */
function inYear(month: number, number: number, year: string | undefined, today: Day): Day | null {
  if (year !== undefined) {
    return makeDate(Number(year) < 100 ? 2000 + Number(year) : Number(year), month, number);
  }
  const now = parts(today).year;
  const day = makeDate(now, month, number);
  return day !== null && day < today - 120 ? makeDate(now + 1, month, number) : day;
}

function readPart(groups: Groups, today: Day): Reading | undefined {
  const month = which(groups, 'month');
  const isNext = groups.next !== undefined || groups.nextToo !== undefined;
  const now = parts(today);
  if (groups.weeks !== undefined) {
    const monday = mondayOf(today) + (isNext ? 7 : 0);
    const friday = Math.max(monday + 4, today);
    return {
      day: groups.first !== undefined ? monday : groups.middle !== undefined ? monday + 2 : friday,
      sure: 0.8,
    };
  }
  if (groups.years !== undefined) {
    return { day: dayOf(now.year + (isNext ? 1 : 0), 12, 31), sure: 0.7 };
  }
  const meant = month ?? now.month + (isNext ? 1 : 0);
  const isOver = meant > 12 || (month !== undefined && month < now.month);
  const year = now.year + (isOver ? 1 : 0);
  const number = meant > 12 ? meant - 12 : meant;
  const last = daysInMonth(year, number);
  const day = dayOf(year, number, groups.first !== undefined ? 1 : groups.middle !== undefined ? 15 : last);
  return { day, sure: 0.8 };
}

function readAhead(groups: Groups, today: Day): Reading | undefined {
  return given(away(groups, today, 1));
}

function readAgo(groups: Groups, today: Day): Reading | undefined {
  return given(away(groups, today, -1));
}

function away(groups: Groups, today: Day, direction: 1 | -1): Day | null {
  const count = numberOf(groups.count) * direction;
  if (groups.days !== undefined || groups.weeks !== undefined) {
    return today + count * (groups.weeks === undefined ? 1 : 7);
  }
  const { year, month, day } = parts(today);
  const months = year * 12 + month - 1 + count;
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  return dayOf(y, m, Math.min(day, daysInMonth(y, m)));
}

function numberOf(text = '1'): number {
  return NUMBER_WORDS[text] ?? Number(text);
}

function readWeekday(words: DateWords) {
  return (groups: Groups, today: Day): Reading | undefined => {
    const weekday = which(groups, 'weekday');
    if (weekday === undefined) {
      return undefined;
    }
    const monday = mondayOf(today);
    const coming = monday + weekday - 1 + (monday + weekday - 1 <= today ? 7 : 0);
    if (groups.nextWeek !== undefined) {
      return { day: monday + 7 + weekday - 1, isWeekday: true };
    }
    if (groups.last !== undefined || groups.lastToo !== undefined) {
      return { day: coming - 7 >= today ? coming - 14 : coming - 7, isWeekday: true };
    }
    if (groups.next !== undefined || groups.nextToo !== undefined) {
      const ofNextWeek = monday + 7 + weekday - 1;
      const day = words.nextIsOfNextWeek ? ofNextWeek : coming;
      const others = [words.nextIsOfNextWeek ? coming : coming + 7].filter((other) => other !== day);
      return { day, others, sure: others.length > 0 ? 0.7 : 0.95, isWeekday: true };
    }
    return { day: coming, others: [coming - 7], sure: 0.9, isWeekday: true };
  };
}

function readNear(groups: Groups, today: Day): Reading | undefined {
  const isNext = groups.next !== undefined || groups.nextToo !== undefined;
  const isLast = groups.last !== undefined || groups.lastToo !== undefined;
  const step = isNext ? 1 : isLast ? -1 : 0;
  if (groups.weeks !== undefined) {
    const monday = mondayOf(today) + 7 * step;
    return { day: step === 0 ? Math.max(monday + 4, today) : monday, sure: 0.6 };
  }
  if (step === 0) {
    return undefined;
  }
  const { year, month } = parts(today);
  if (groups.years !== undefined) {
    return { day: dayOf(year + step, 1, 1), sure: 0.5 };
  }
  const months = year * 12 + month - 1 + step;
  return { day: dayOf(Math.floor(months / 12), (months % 12) + 1, 1), sure: 0.6 };
}

function readMonth(groups: Groups, today: Day): Reading | undefined {
  const month = which(groups, 'month');
  const now = parts(today);
  if (month === undefined) {
    return undefined;
  }
  const year = groups.year === undefined ? now.year + (month < now.month ? 1 : 0) : Number(groups.year);
  return { day: dayOf(year, month, 1), sure: 0.5 };
}

/** 1970-01-01 was a Thursday. */
export function mondayOf(day: Day): Day {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function given(day: Day | null): Reading | undefined {
  return day === null ? undefined : { day };
}

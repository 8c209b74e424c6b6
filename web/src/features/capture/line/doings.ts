import type { Doing, DoingKind, Found, Language, Span, When } from '../proposal.ts';
import type { NamedDay } from '../time/dates.ts';
import type { NamedTime } from '../time/times.ts';
import { classify, isThingToDo, minutesOf, type Said } from './classify.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { isWithin, type Line } from './line.ts';

/** The present, as days and minutes of the user's zone, and the times a line names. */
export type Times = {
  readonly today: number;
  readonly minutes: number;
  readonly days: readonly NamedDay[];
  readonly times: readonly NamedTime[];
};

type Piece = {
  readonly clause: Clause;
  readonly said: Said;
  readonly days: NamedDay[];
  readonly times: NamedTime[];
};

/** What a line says was done, is planned or is to be written down; the main thing first. */
export function doingsOf(line: Line, language: Language, times: Times): Doing[] {
  const clauses = clausesOf(line, language, (text) => isThingToDo(text, language));
  const pieces = clauses.map((clause): Piece => {
    const days = times.days.filter((day) => isWithin(day, clause));
    const ofDay = times.times.filter((time) => isWithin(time, clause));
    const shape = line.open.slice(clause.start, clause.end);
    const isDue = [...days, ...ofDay].some(({ isDeadline }) => isDeadline);
    const timed = { hasDay: days.length > 0, hasTime: ofDay.length > 0, isDue };
    return { clause, said: classify(shape, language, timed), days, times: ofDay };
  });
  const main = mainOf(line, pieces, times);
  const others = pieces.flatMap((piece) =>
    piece === main?.piece ? [] : planned(line, piece, pieces, times),
  );
  if (main) {
    return [{ ...main.doing, ...lasting(line, language, main.doing) }, ...others];
  }
  const [first, ...rest] = others;
  return first ? [first, ...rest] : line.text.trim() === '' ? [] : [note(line, pieces)];
}

/** What it is about: what was done, else what is made; a line that begins with facts is a note. */
function mainOf(
  line: Line,
  pieces: readonly Piece[],
  times: Times,
): { piece: Piece; doing: Doing } | undefined {
  for (const piece of pieces) {
    const { said } = piece;
    if (said.role === 'made') {
      return { piece, doing: doing(line, piece, said.kind, said.sure, undefined) };
    }
    if (said.role === 'facts' && said.isNote) {
      return { piece, doing: note(line, pieces) };
    }
    if (said.role === 'done' || (said.role === 'occasion' && !isAhead(piece, times))) {
      const direction = said.isInbound ? 'inbound' : said.role === 'done' ? 'outbound' : undefined;
      const made = doing(line, piece, said.kind, said.sure, pastOf(piece, times));
      return { piece, doing: { ...made, ...(direction ? { direction } : {}) } };
    }
  }
  const first = pieces.find((piece) => piece.said.role !== 'facts' || hasWords(line, piece));
  if (first?.said.role === 'facts') {
    const today = first.days.find(({ day }) => day === times.today);
    const when = today && found({ day: today.day }, [today], today.confidence);
    return { piece: first, doing: { ...note(line, pieces), ...(when ? { when } : {}) } };
  }
  return undefined;
}

/** What lies ahead: tasks, and occasions with a day to come. */
function planned(line: Line, piece: Piece, all: readonly Piece[], times: Times): Doing[] {
  const { said } = piece;
  if (said.role === 'promised' && isAhead(piece, times)) {
    return [doing(line, piece, 'event', said.sure, aheadOf(piece, times))];
  }
  if (said.role === 'occasion' && isAhead(piece, times)) {
    const when = aheadOf(piece, times);
    if (said.kind === 'meeting') {
      return [doing(line, piece, 'event', said.sure, when)];
    }
    const taskKind = said.kind === 'call' ? 'call' : 'email';
    return [{ ...doing(line, piece, 'task', said.sure, when), taskKind }];
  }
  if (said.role === 'task') {
    const when = aheadOf(piece, times) ?? deadlineBefore(piece, all, times);
    return [{ ...doing(line, piece, 'task', said.sure, when, said.skip), taskKind: said.taskKind }];
  }
  return [];
}

/** A task without a day is due when the facts beside it say that something is wanted. */
function deadlineBefore(piece: Piece, all: readonly Piece[], times: Times): Found<When> | undefined {
  const before = all.slice(0, all.indexOf(piece)).reverse();
  const behind = all.slice(all.indexOf(piece) + 1);
  const facts = [...before, ...behind].find(
    ({ said, days }) => said.role === 'facts' && days.some((day) => day.isDeadline),
  );
  const when = facts && aheadOf(facts, times);
  return when && { ...when, confidence: when.confidence * 0.8 };
}

function isAhead(piece: Piece, { today, minutes }: Times): boolean {
  const day = meantDay(piece);
  const time = piece.times[0]?.time;
  if (day === undefined) {
    return time !== undefined && !(time < minutes);
  }
  return day.day > today || (day.day === today && time !== undefined && time > minutes);
}

/** `From Wednesday to Thursday` is Thursday now. */
function meantDay({ days }: Piece): NamedDay | undefined {
  return days[0] && days[1] && days[1].start - days[0].end <= 2 ? days[1] : days[0];
}

function aheadOf(piece: Piece, { today, minutes }: Times): Found<When> | undefined {
  const day = meantDay(piece);
  const time = piece.times[0];
  if (!day && !time) {
    return undefined;
  }
  const on = day?.day ?? (time && time.time <= minutes && !time.isVague ? today + 1 : today);
  const isDeadline = day?.isDeadline || time?.isDeadline;
  return whenOf(on, time, day, isDeadline ? { isDeadline } : {});
}

/** What has happened did so on a day that is over, or today. */
function pastOf(piece: Piece, { today }: Times): Found<When> | undefined {
  const day = meantDay(piece);
  const time = piece.times[0];
  if (!day) {
    return time ? whenOf(today, time, undefined, {}) : undefined;
  }
  const past =
    day.day <= today
      ? day.day
      : day.isWeekday && !day.isDeadline
        ? day.others.find((other) => other <= today)
        : undefined;
  return past === undefined ? undefined : whenOf(past, time, day, {});
}

function whenOf(
  day: number,
  time: NamedTime | undefined,
  named: NamedDay | undefined,
  more: { isDeadline?: true },
): Found<When> {
  const clock = time ? { time: time.time, ...(time.until === undefined ? {} : { until: time.until }) } : {};
  const words = [named, time].flatMap((part) => (part ? [{ start: part.start, end: part.end }] : []));
  const others = [named?.day, ...(named?.others ?? [])].filter(
    (other) => other !== undefined && other !== day,
  );
  const confidence = Math.min(named?.confidence ?? 0.7, time?.confidence ?? 1);
  const alternatives = others.map((other) => ({ day: other as number, ...clock, ...more })); // undefined was taken out
  return { value: { day, ...clock, ...more }, words, confidence, alternatives };
}

const OTHER_KINDS: Readonly<Partial<Record<DoingKind, readonly DoingKind[]>>> = {
  call: ['meeting', 'chat', 'note', 'task'],
  meeting: ['call', 'event', 'note'],
  email: ['chat', 'call', 'note', 'task'],
  chat: ['email', 'call', 'note'],
  note: ['call', 'meeting', 'email', 'task'],
  task: ['event', 'note', 'call'],
  event: ['meeting', 'task', 'note'],
};

function doing(
  line: Line,
  piece: Piece,
  kind: DoingKind,
  sure: number,
  when: Found<When> | undefined,
  skip = 0,
): Doing {
  const { start, end } = piece.clause;
  const inside = [...piece.days, ...piece.times];
  const words = cut({ start, end }, inside);
  return {
    kind: { value: kind, words, confidence: sure, alternatives: OTHER_KINDS[kind] ?? [] },
    ...(when ? { when } : {}),
    subject: subjectOf(line, { start: start + skip, end }, inside),
    span: { start, end },
  };
}

function note(line: Line, pieces: readonly Piece[]): Doing {
  const clause = pieces[0]?.clause ?? { start: 0, end: line.text.length };
  const words = [{ start: clause.start, end: clause.end }];
  const kind = { value: 'note', words, confidence: 0.7, alternatives: OTHER_KINDS.note ?? [] } as const;
  return { kind, subject: subjectOf(line, clause, []), span: { start: clause.start, end: clause.end } };
}

/** A subject ends with a word, not with what led to the day that was cut out. */
const DANGLING =
  /(?:[\s,;:.(-]+|\s(?:on|at|by|for|before|el|del|para|per|il|entro|antes de|de|di|a|prima di|and|y|e))+$/i;

function subjectOf(line: Line, span: Span, without: readonly Span[]): string {
  const text = cut(span, without)
    .map(({ start, end }) => line.text.slice(start, end))
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,;.])/g, '$1')
    .replace(/^[\s,;:.)-]+/, '')
    .replace(DANGLING, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is left of a span when others are taken out. */
function cut({ start, end }: Span, without: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = start;
  for (const out of [...without].sort((a, b) => a.start - b.start)) {
    if (out.start >= from && out.end <= end) {
      left.push({ start: from, end: out.start });
      from = out.end;
    }
  }
  return [...left, { start: from, end }].filter((part) => part.end > part.start);
}

function lasting(line: Line, language: Language, main: Doing): { minutes?: number } {
  const isLasting = main.kind.value === 'call' || main.kind.value === 'meeting';
  const minutes = isLasting ? minutesOf(line.folded, language) : undefined;
  return minutes === undefined ? {} : { minutes };
}

function hasWords(line: Line, { clause }: Piece): boolean {
  return /[a-z]{2,}/.test(line.open.slice(clause.start, clause.end));
}

function found<T>(value: T, words: readonly Span[], confidence: number): Found<T> {
  return { value, words: words.map(({ start, end }) => ({ start, end })), confidence, alternatives: [] };
}

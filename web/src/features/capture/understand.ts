import { dayIn, zoned } from '~/data/filter/zoned.ts';
import { contactsOf } from './line/contacts.ts';
import { doingsOf } from './line/doings.ts';
import { languageOf } from './line/language.ts';
import { Line } from './line/line.ts';
import { amountsOf } from './money/amounts.ts';
import type { Directory, Known } from './names/directory.ts';
import { type Names, namesOf } from './names/names.ts';
import { type Context, type Found, isNew, type Party, type Proposal } from './proposal.ts';
import { daysOf } from './time/dates.ts';
import { timesOf } from './time/times.ts';

const MICROS_A_MINUTE = 60_000_000n;
const MINUTES_A_DAY = 1_440n;

/**
 * What a line means: what was done, what is to be done and when, with whom, for how much.
 *
 * English, Spanish and Italian; by rules and the names on the device alone, so it needs no network and answers the same every
 * time. What it is not sure of has a low confidence and alternatives; it never throws.
 */
export function understand(text: string, context: Context, directory: Directory): Proposal {
  const line = new Line(text);
  const language = languageOf(line.tokens, context.language);
  const present = zoned(BigInt(context.now) * 1000n, context.zone);
  const today = dayIn(present);
  const minutes = Number((present.local / MICROS_A_MINUTE) % MINUTES_A_DAY);
  const contacts = contactsOf(line);
  const days = daysOf(line, language, today, context);
  const times = timesOf(line, language);
  const { amounts, quantities } = amountsOf(line, context.currency);
  const names = withContacts(namesOf(line, directory, context.now), contacts.emails, directory);
  for (const span of [...names.people, ...names.companies].flatMap(({ words }) => words)) {
    line.take(span, 'name');
  }
  const doings = doingsOf(line, language, { today, minutes, days, times });
  const deals = dealsOf(names, directory);
  return { line: line.text, language, doings, ...names, deals, amounts, quantities, contacts };
}

/** Somebody known by an address that stands in the line; without one, the company whose name is the address's. */
function withContacts(names: Names, emails: readonly Found<string>[], directory: Directory): Names {
  const people = [...names.people];
  const companies = [...names.companies];
  for (const { value, words } of emails) {
    const domain = value.split('@')[1]?.split('.')[0]?.toLowerCase() ?? '';
    const owner = directory.byEmail(value);
    const byName = directory
      .at(domain)
      .find(({ known, words: own }) => known.object === 'company' && own.length === 1);
    const meant = owner ?? byName?.known;
    const list = meant?.object === 'person' ? people : companies;
    if (
      meant &&
      meant.object !== 'deal' &&
      !list.some(({ value: other }) => !isNew(other) && other.id === meant.id)
    ) {
      list.push({ value: meant, words, confidence: owner ? 0.95 : 0.7, alternatives: [] });
    }
  }
  return { people, companies };
}

/** The open deal it is most likely about: of the companies that are named, of the people, of their companies. */
function dealsOf({ people, companies }: Names, directory: Directory): Found<Known>[] {
  const known = ({ value }: Found<Party>) => (isNew(value) ? [] : [value]);
  const persons = people.flatMap(known);
  const ids = [...companies.flatMap(known).map(({ id }) => id), ...persons.map(({ id }) => id)];
  const employers = persons.flatMap(({ company }) => (company === undefined ? [] : [company]));
  const all = [...ids, ...employers].flatMap((id) =>
    [...directory.of(id)].filter(({ object }) => object === 'deal'),
  );
  const [value, ...alternatives] = [...new Set(all)].sort((a, b) => b.touchedAt - a.touchedAt);
  if (!value) {
    return [];
  }
  const words = [...companies, ...people].flatMap((party) => party.words).slice(0, 1);
  return [
    { value, words, confidence: alternatives.length > 0 ? 0.5 : 0.7, alternatives: alternatives.slice(0, 5) },
  ];
}

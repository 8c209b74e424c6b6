import type { Json } from '~/data/model/schema.ts';
import type { Row, Rows, Values } from '~/data/store/rows.ts';
import { asSent } from '~/platform/days.ts';
import { isSameNumber } from '~/platform/phones.ts';

/** Who may be at the other end. */
export type Caller = { readonly object: 'person' | 'company'; readonly id: string };

/** Who on this device has a number, people before companies: a person answers, a switchboard does not. */
export function callersOf(rows: Rows, number: string): readonly Caller[] {
  const having = (object: Caller['object']): Caller[] =>
    [...rows.all(object)].filter((row) => hasNumber(row, number)).map(({ id }) => ({ object, id }));
  return [...having('person'), ...having('company')];
}

function hasNumber({ values }: Row, number: string): boolean {
  const phones = Array.isArray(values.phones) ? values.phones : [];
  return phones.some((phone: Json) => {
    const written = phone && typeof phone === 'object' && 'number' in phone ? String(phone.number) : '';
    return written !== '' && isSameNumber(number, written);
  });
}

/**
 * The one who is meant among those who have a number: a person whose company has it too; nobody where two people or two
 * companies share it.
 */
export function theOne(
  callers: readonly Caller[],
  companyOf: (person: string) => string | undefined,
): Caller | undefined {
  const people = callers.filter(({ object }) => object === 'person');
  const companies = callers.filter(({ object }) => object === 'company');
  if (people.length === 1 && people[0]) {
    const employer = companyOf(people[0].id);
    return companies.every(({ id }) => id === employer) ? people[0] : undefined;
  }
  return people.length === 0 && companies.length === 1 ? companies[0] : undefined;
}

/** How a conversation came about. */
export type Conversation = {
  readonly kind: 'call' | 'chat';
  readonly direction: 'inbound' | 'outbound';
  readonly caller: Caller;
  /** The person's company, where it is known. */
  readonly company?: string | undefined;
};

/** How long a subject may be before the rest goes into the text. */
const SUBJECT = 120;

/** What took place, as an interaction: its first sentence is the subject, all of it the text if it is longer. */
export function interactionOf(
  { kind, direction, caller, company }: Conversation,
  note: string,
  now: Date,
): Values {
  const text = note.trim();
  const [first = text] = text.split(/(?<=[.!?])\s|\n/);
  const subject = first.length > SUBJECT ? `${first.slice(0, SUBJECT - 1)}…` : first;
  const works = caller.object === 'company' ? caller.id : company;
  return {
    kind,
    direction,
    channel: kind === 'call' ? 'phone' : 'messaging',
    occurredAt: asSent(now),
    subject,
    ...(subject === text ? {} : { body: text }),
    ...(caller.object === 'person' ? { person: caller.id } : {}),
    ...(works ? { company: works } : {}),
  };
}

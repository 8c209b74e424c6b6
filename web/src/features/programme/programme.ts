import type { Json } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { plusDays } from '~/platform/days.ts';

/** The one programme of a workspace; the server knows it by the same id. */
export const PROGRAMME_ID = '01920000-0000-7000-8000-000092090000';

/** The six questions, in their order. */
export const ANSWERS = ['whatFor', 'whereUsed', 'whereNot', 'budget', 'benefits', 'byWhen'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The names a programme needs: three on one page, more of them from fifteen people on. */
const FEW = ['leader', 'dataKeeper', 'helper'] as const;
const MORE = [
  'leader',
  'sponsor',
  'notLeader',
  'administrator',
  'administrator',
  'dataKeeper',
  'helper',
] as const;
export type Kind = (typeof FEW)[number] | (typeof MORE)[number];

/** A place to be filled, and who fills it; of a kind with two places, the first and the second. */
export type Place = { readonly kind: Kind; readonly at: number; readonly role: Row | undefined };

export function placesOf({ programme, roles }: Programme): readonly Place[] {
  const kinds: readonly Kind[] = isMicro(programme) ? FEW : MORE;
  return kinds.map((kind, index) => {
    const at = kinds.slice(0, index).filter((each) => each === kind).length;
    return { kind, at, role: roles.filter(({ values }) => values.kind === kind)[at] };
  });
}

/** Whether it is of the smallest size: one page, and nothing else. */
export function isMicro(programme: Row | undefined): boolean {
  return (programme?.values.profile ?? 'micro') === 'micro';
}

/** The customer strategy, in its order. */
export const STRATEGY = ['winStrategy', 'monetiseStrategy', 'retainStrategy', 'letGoStrategy'] as const;

/** What is signed of the programme; the server keeps the same with the signature. */
export const SIGNED = [...ANSWERS, ...STRATEGY, 'covenant'] as const;

/** How long the first three people try it, in days. */
export const TRIAL = 21;

/** Everything the page is made of, as the device has it. */
export type Programme = {
  readonly programme: Row | undefined;
  readonly roles: readonly Row[];
  readonly signatures: readonly Row[];
  readonly process: Row | undefined;
  readonly pilot: Row | undefined;
  readonly decisions: readonly Row[];
};

/** What a programme needs before it begins, and whether it is there. */
export type Step = 'answers' | 'names' | 'accepted' | 'process' | 'trial' | 'signed';

export function stepsOf(all: Programme): readonly { readonly step: Step; readonly isDone: boolean }[] {
  const named = placesOf(all).map(({ role }) => role);
  return [
    { step: 'answers', isDone: ANSWERS.every((answer) => !isBlank(all.programme?.values[answer])) },
    { step: 'names', isDone: named.every((role) => role !== undefined) },
    { step: 'accepted', isDone: named.every((role) => Boolean(role?.values.acceptedAt)) },
    { step: 'process', isDone: Boolean(all.process?.values.processOwner) },
    { step: 'trial', isDone: Boolean(all.pilot?.values.decideBy) },
    { step: 'signed', isDone: all.signatures.some((signature) => isAsSigned(signature, all.programme)) },
  ];
}

export function roleOf(roles: readonly Row[], kind: string): Row | undefined {
  return roles.find(({ values }) => values.kind === kind);
}

export function isBlank(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Whether what stands there is still what was signed. One that is on its way says nothing of its own yet. */
export function isAsSigned(signature: Row, programme: Row | undefined): boolean {
  const wording = signature.values.wording as { readonly [field: string]: Json } | null | undefined; // the server's
  if (!wording) {
    return !signature.values.signedAt;
  }
  return SIGNED.every((field) => (wording[field] ?? null) === (programme?.values[field] ?? null));
}

/** Whoever leads or sponsors it, and who may by their role in the workspace, changes it. */
export function mayLead(
  roles: readonly Row[],
  me: string,
  { abilities, isAdministrator }: { abilities: readonly string[]; isAdministrator: boolean },
): boolean {
  return (
    isAdministrator ||
    abilities.includes('leadProgramme') ||
    roles.some(
      ({ values }) =>
        values.user === me && values.acceptedAt && (values.kind === 'leader' || values.kind === 'sponsor'),
    )
  );
}

/** How a trial stands on a day. */
export type Standing = 'none' | 'planned' | 'running' | 'lastDay' | 'over' | 'promoted' | 'stopped';

export function standingOf(pilot: Row | undefined, today: string): Standing {
  if (!pilot) {
    return 'none';
  }
  const { status, decideBy } = pilot.values;
  if (status === 'promoted' || status === 'stopped') {
    return status;
  }
  if (status !== 'running') {
    return 'planned';
  }
  const last = String(decideBy);
  return today > last ? 'over' : today === last ? 'lastDay' : 'running';
}

/** The day by which a trial that begins on a day is decided on. */
export function decideBy(starts: string): string {
  return plusDays(starts, TRIAL);
}

/** One thing to talk about in the fortnightly quarter of an hour. */
export type Item =
  | { readonly kind: 'whereNot' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'name'; readonly of: Kind }
  | { readonly kind: 'accept'; readonly who: string }
  | { readonly kind: 'process' }
  | { readonly kind: 'trial' }
  | { readonly kind: 'decide'; readonly by: string }
  | { readonly kind: 'lesson' }
  | { readonly kind: 'open'; readonly id: string; readonly question: string; readonly since: string | null }
  | { readonly kind: 'sign' };

/** How many things fit into a quarter of an hour. */
const MOST = 6;
/** How many days before it a day of decision is talked about. */
const AHEAD = 14;

/** What there is to talk about, the most pressing first; the product writes it, nobody has to. */
export function agendaOf(all: Programme, today: string): readonly Item[] {
  const items: Item[] = [];
  const { programme, pilot } = all;
  const standing = standingOf(pilot, today);
  if (isBlank(programme?.values.whereNot)) {
    items.push({ kind: 'whereNot' });
  }
  if (
    pilot &&
    (standing === 'over' ||
      standing === 'lastDay' ||
      (standing === 'running' && String(pilot.values.decideBy) <= plusDays(today, AHEAD)))
  ) {
    items.push({ kind: 'decide', by: String(pilot.values.decideBy) });
  }
  if (pilot && standing === 'stopped' && isBlank(pilot.values.lesson)) {
    items.push({ kind: 'lesson' });
  }
  for (const { id, values } of all.decisions) {
    if (values.status === 'open') {
      items.push({
        kind: 'open',
        id,
        question: String(values.name),
        since: typeof values.askedOn === 'string' ? values.askedOn : null,
      });
    }
  }
  for (const { kind, role } of placesOf(all)) {
    if (!role) {
      items.push({ kind: 'name', of: kind });
    } else if (!role.values.acceptedAt) {
      items.push({ kind: 'accept', who: String(role.values.name) });
    }
  }
  if (!all.process?.values.processOwner) {
    items.push({ kind: 'process' });
  }
  if (standing === 'none') {
    items.push({ kind: 'trial' });
  }
  for (const answer of ANSWERS) {
    if (answer !== 'whereNot' && isBlank(programme?.values[answer])) {
      items.push({ kind: 'answer', answer });
      break; // one question at a time
    }
  }
  if (items.length === 0 && !all.signatures.some((signature) => isAsSigned(signature, programme))) {
    items.push({ kind: 'sign' });
  }
  return items.slice(0, MOST);
}

/** What was signed at a time, by whom, and what of it reads differently today. */
export type Version = {
  readonly key: string;
  readonly signatures: readonly Row[];
  readonly changes: readonly { readonly field: Signed; readonly before: Json; readonly today: Json }[];
};
export type Signed = (typeof SIGNED)[number];

/** Every wording somebody has put their name under, the latest first. */
export function versionsOf(all: Programme): readonly Version[] {
  const byWording = new Map<string, Row[]>();
  for (const signature of all.signatures) {
    const { wording } = signature.values;
    if (wording) {
      const key = JSON.stringify(
        SIGNED.map((field) => (wording as { [field: string]: Json })[field] ?? null),
      );
      byWording.set(key, [...(byWording.get(key) ?? []), signature]);
    }
  }
  return [...byWording].map(([key, signatures]) => {
    const wording = JSON.parse(key) as readonly Json[];
    return {
      key,
      signatures,
      changes: SIGNED.map((field, at) => ({
        field,
        before: wording[at] ?? null,
        today: all.programme?.values[field] ?? null,
      })).filter(({ before, today }) => before !== today),
    };
  });
}

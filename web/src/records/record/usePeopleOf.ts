import { useModel } from '../workspace.tsx';
import { NO_OBJECT, type Related, useRelated } from './useRelated.ts';

/** Somebody at a company: by an affiliation, or because it is their main company. */
export type Member = {
  readonly person: string;
  readonly role: string;
  readonly affiliation?: string;
  /** No longer there. */
  readonly isFormer: boolean;
};

/** The people of a company, those who are there now first. */
export function usePeopleOf(company: string): readonly Member[] {
  const model = useModel();
  const affiliations = useRelated(model?.object('affiliation') ?? NO_OBJECT, 'company', company);
  const people = useRelated(model?.object('person') ?? NO_OBJECT, 'company', company);
  return membersOf(affiliations.rows, people.rows, new Date().toISOString().slice(0, 10));
}

export function membersOf(
  affiliations: readonly Related[],
  people: readonly Related[],
  today: string,
): readonly Member[] {
  const members = new Map<string, Member>();
  for (const { id, values } of affiliations) {
    const isFormer = typeof values.endsOn === 'string' && values.endsOn < today;
    const person = String(values.person ?? '');
    const known = members.get(person);
    if (person && (!known || known.isFormer)) {
      members.set(person, { person, role: String(values.role ?? ''), affiliation: id, isFormer });
    }
  }
  for (const { id, values } of people) {
    const known = members.get(id);
    const role = String(values.jobTitle ?? '');
    if (!known) {
      members.set(id, { person: id, role, isFormer: false });
    } else if (!known.role && !known.isFormer) {
      members.set(id, { ...known, role });
    }
  }
  return [...members.values()].sort((a, b) => Number(a.isFormer) - Number(b.isFormer));
}

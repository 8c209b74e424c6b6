import { useModel } from '../workspace.tsx';
import { type Related, useRelated } from './useRelated.ts';

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
  const affiliation = model?.object('affiliation');
  const person = model?.object('person');
  const none = { rows: [] as readonly Related[] };
  // the model has both or the record would not be open; hooks must not be left out
  const by = useRelatedOrNone('affiliation', company) ?? none;
  const main = useRelatedOrNone('person', company) ?? none;
  if (!affiliation && !person) {
    return [];
  }
  return membersOf(by.rows, main.rows, new Date().toISOString().slice(0, 10));
}

function useRelatedOrNone(name: string, company: string) {
  const object = useModel()?.object(name);
  const found = useRelated(object ?? NOTHING, 'company', company);
  return object ? found : undefined;
}

const NOTHING = {
  name: '',
  plural: '',
  address: '',
  title: 'id',
  strategy: 'online',
  hash: '',
  isOwned: false,
  mayCreate: false,
  fields: [],
} as const;

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
    if (!members.has(id)) {
      members.set(id, { person: id, role: String(values.jobTitle ?? ''), isFormer: false });
    }
  }
  return [...members.values()].sort((a, b) => Number(a.isFormer) - Number(b.isFormer));
}

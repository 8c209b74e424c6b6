import type { Row } from '~/data/store/rows.ts';

/** Who has a say, in the order in which it is shown; the server knows the same. */
export const PARTIES = [
  'sponsor',
  'leader',
  'business',
  'processOwner',
  'dataKeeper',
  'council',
  'it',
  'systemOwner',
  'administrator',
] as const;
export type Party = (typeof PARTIES)[number];

export const RIGHTS = ['decides', 'coDecides', 'consulted', 'informed', 'mayNot'] as const;
export type Right = (typeof RIGHTS)[number];

/** How a topic stands: settled when one decides, or two or more together. */
export type Standing = 'settled' | 'nobody' | 'alone' | 'both';

/** A topic with what each party may, and its decisions, the latest first. */
export type Topic = {
  readonly row: Row;
  readonly rights: ReadonlyMap<Party, Row>;
  readonly stands: Standing;
  readonly decisions: readonly Row[];
};

export function topicsOf(
  rows: readonly Row[],
  rights: readonly Row[],
  decisions: readonly Row[],
): readonly Topic[] {
  return rows.map((row) => {
    const own = rights.filter(({ values }) => values.topic === row.id);
    return {
      row,
      rights: new Map(own.map((right) => [right.values.party as Party, right])),
      stands: standingOf(own.map(({ values }) => values.right as Right)),
      decisions: decisions.filter(({ values }) => values.topic === row.id),
    };
  });
}

export function standingOf(rights: readonly Right[]): Standing {
  const one = rights.filter((right) => right === 'decides').length;
  const together = rights.filter((right) => right === 'coDecides').length;
  if (one > 0) {
    return one === 1 && together === 0 ? 'settled' : 'both';
  }
  return together === 0 ? 'nobody' : together === 1 ? 'alone' : 'settled';
}

/** The questions that come up in every introduction of a CRM, with who usually decides; a proposal, nothing more. */
export const USUAL: readonly { readonly key: Usual; readonly rights: Partial<Record<Party, Right>> }[] = [
  {
    key: 'aims',
    rights: { sponsor: 'decides', leader: 'consulted', council: 'consulted', business: 'consulted' },
  },
  { key: 'money', rights: { sponsor: 'decides', leader: 'consulted', it: 'consulted' } },
  {
    key: 'order',
    rights: { leader: 'decides', council: 'consulted', business: 'informed', it: 'consulted' },
  },
  {
    key: 'fields',
    rights: {
      processOwner: 'decides',
      council: 'consulted',
      dataKeeper: 'consulted',
      administrator: 'informed',
    },
  },
  { key: 'access', rights: { business: 'coDecides', it: 'coDecides', administrator: 'informed' } },
  {
    key: 'measuring',
    rights: { sponsor: 'coDecides', council: 'coDecides', administrator: 'mayNot', it: 'mayNot' },
  },
  { key: 'quality', rights: { dataKeeper: 'decides', processOwner: 'consulted', administrator: 'informed' } },
  { key: 'masters', rights: { processOwner: 'coDecides', systemOwner: 'coDecides', it: 'consulted' } },
  { key: 'partners', rights: { sponsor: 'decides', leader: 'consulted', it: 'consulted' } },
  { key: 'updates', rights: { it: 'decides', leader: 'consulted', business: 'informed' } },
  { key: 'training', rights: { business: 'decides', leader: 'consulted', council: 'consulted' } },
  { key: 'emergency', rights: { it: 'decides', sponsor: 'informed', leader: 'informed' } },
];
export type Usual =
  | 'aims'
  | 'money'
  | 'order'
  | 'fields'
  | 'access'
  | 'measuring'
  | 'quality'
  | 'masters'
  | 'partners'
  | 'updates'
  | 'training'
  | 'emergency';

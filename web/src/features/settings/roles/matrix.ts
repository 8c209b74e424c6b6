/** From the narrowest to the widest. */
export const SCOPES = ['none', 'own', 'accountTeam', 'team', 'teamTree', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

export const ACTIONS = ['read', 'create', 'write', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

export type FieldRight = 'hidden' | 'read' | 'write';

type Label = { readonly [language: string]: string };

/** What a role may do with one field. */
export type MatrixField = {
  readonly field: string;
  readonly label: Label;
  readonly right: FieldRight;
  readonly inherited: boolean;
  readonly canBeHidden: boolean;
};

/** What a role may do with one object, and whether that was said or follows from the role. */
export type MatrixObject = {
  readonly object: string;
  readonly address: string;
  readonly label: Label;
  readonly pluralLabel: Label;
  readonly owned: boolean;
  readonly parents: readonly string[];
  readonly hasAccountTeam: boolean;
  readonly fields: readonly MatrixField[];
} & { readonly [action in Action]: { readonly scope: Scope; readonly inherited: boolean } };

/** What is said about an object; all the rest follows from the role. */
export type SaidOfObject = { readonly [action in Action]?: Scope } & {
  readonly fields?: { readonly [field: string]: 'hidden' | 'read' };
};

export type Rights = { readonly [object: string]: SaidOfObject };

/** `GET /roles/{id}/rights`. */
export type Matrix = {
  readonly role: string;
  readonly name: string;
  readonly etag: string;
  readonly isAdministrator: boolean;
  readonly scopes: { readonly [action in Action]: Scope };
  readonly rights: Rights;
  readonly objects: readonly MatrixObject[];
};

/** Objects of people themselves: their scopes are not set, they follow from managing users. */
const PEOPLE: ReadonlySet<string> = new Set(['user', 'team', 'role']);

/** What can be chosen for an object and an action, beside following the role; empty where nothing can be. */
export function choicesOf(object: MatrixObject): readonly Scope[] {
  if (PEOPLE.has(object.object)) {
    return [];
  }
  if (object.parents.length > 0) {
    return ['none'];
  }
  if (!object.owned) {
    return ['none', 'all'];
  }
  return SCOPES.filter((scope) => scope !== 'accountTeam' || object.hasAccountTeam);
}

/** The rights after one action of one object was set, or left to the role. */
export function withScope(rights: Rights, object: string, action: Action, scope: Scope | undefined): Rights {
  const { [action]: _, ...others } = rights[object] ?? {};
  return put(rights, object, scope === undefined ? others : { ...others, [action]: scope });
}

/** The rights after one field was hidden, made read-only, or opened. */
export function withField(rights: Rights, object: string, field: string, right: FieldRight): Rights {
  const { fields = {}, ...said } = rights[object] ?? {};
  const { [field]: _, ...others } = fields;
  const next = right === 'write' ? others : { ...others, [field]: right };
  return put(rights, object, Object.keys(next).length > 0 ? { ...said, fields: next } : said);
}

function put(rights: Rights, object: string, said: SaidOfObject): Rights {
  const { [object]: _, ...others } = rights;
  return Object.keys(said).length > 0 ? { ...others, [object]: said } : others;
}

/** What a role sees: the objects that are there for it, each with the fields it sees. */
export function seenBy({
  objects,
}: Matrix): readonly { object: MatrixObject; hidden: readonly MatrixField[] }[] {
  return objects
    .filter(({ read }) => read.scope !== 'none')
    .map((object) => ({ object, hidden: object.fields.filter(({ right }) => right === 'hidden') }));
}

/** The objects of a matrix, those about people and roles themselves last. */
export function objectsInOrder({ objects }: Matrix): readonly MatrixObject[] {
  return objects.toSorted((one, other) => Number(PEOPLE.has(one.object)) - Number(PEOPLE.has(other.object)));
}

/**
 * What a role may do with an object of which it says nothing. Records without owner are seen by all who see any, and
 * changed by who may change everything, or the model.
 */
export function inheritedScope(
  matrix: Matrix,
  object: MatrixObject,
  action: Action,
  isModeller: boolean,
): Scope {
  const scope = matrix.scopes[action];
  if (object.owned || object.parents.length > 0) {
    return scope;
  }
  return (action === 'read' && scope !== 'none') || scope === 'all' || isModeller ? 'all' : 'none';
}

/** How much of an object a role sees, as one would say it. */
export function seenScope(object: MatrixObject): Scope {
  return object.owned || object.read.scope === 'none' ? object.read.scope : 'all';
}

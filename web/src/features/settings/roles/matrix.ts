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

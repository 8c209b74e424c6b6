import type { Scope } from './matrix.ts';

/** A role as a record. */
export type Role = {
  readonly id: string;
  readonly name: string;
  readonly isAdministrator?: boolean;
  readonly readScope: Scope;
  readonly createScope: Scope;
  readonly writeScope: Scope;
  readonly deleteScope: Scope;
  readonly abilities?: readonly string[];
};

/** The abilities, in the order of the screen. */
export const ABILITIES = [
  'export',
  'import',
  'massUpdate',
  'merge',
  'undoBatches',
  'manageModel',
  'manageUsers',
  'viewMetrics',
  'manageWebhooks',
  'erase',
  'feedErp',
  'leadProgramme',
] as const;

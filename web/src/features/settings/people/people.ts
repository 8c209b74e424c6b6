import { useItems } from '../kit/server.ts';

/** A user, as administrators have them; nothing of what they do or when they were here. */
export type Person = {
  readonly id: string;
  readonly etag: string;
  readonly name: string;
  readonly email?: string;
  readonly role?: string;
  readonly team?: string;
  readonly isActive?: boolean;
};

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  readonly lead?: string;
};

export type RoleName = { readonly id: string; readonly name: string; readonly isAdministrator?: boolean };

/** An invitation that has not been accepted. */
export type Invitation = {
  readonly id: string;
  readonly user: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly team: string | null;
  readonly expiresAt: string;
  readonly isExpired: boolean;
};

/** What sending an invitation answers: mailed, or a link to hand over. */
export type Sent = {
  readonly email: string;
  readonly delivery: 'mail' | 'swallowed' | 'link';
  readonly link: string | null;
};

const MOST = 200;

export function usePeople() {
  return useItems<Person>(`/users?limit=${MOST}&sort=name`);
}

export function useTeams() {
  return useItems<Team>(`/teams?limit=${MOST}&sort=name`);
}

export function useRoles() {
  return useItems<RoleName>(`/roles?limit=${MOST}&sort=name`);
}

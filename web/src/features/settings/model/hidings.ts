import { useQueries } from '@tanstack/react-query';
import { api } from '~/platform/api.ts';
import { useHere } from '~/records/workspace.tsx';
import { useItems } from '../kit/server.ts';
import type { Matrix } from '../roles/matrix.ts';

/** That a role may not write, or not see, a field. */
export type Hiding = { readonly role: string; readonly right: 'hidden' | 'read' };

type Role = { readonly id: string; readonly name: string };

/** Which roles do not see a field, or cannot change it; nobody is told who does not manage users. */
export function useRightsOfRoles(object: string): (field: string) => readonly Hiding[] {
  const { isAdministrator, abilities } = useHere();
  const isOpen = isAdministrator || abilities.includes('manageUsers');
  const roles = useItems<Role>('/roles?limit=200', isOpen) ?? [];
  const rights = useQueries({
    queries: roles.map(({ id }) => ({
      queryKey: [`/roles/${id}/rights`],
      queryFn: () => api.get<Matrix>(`/roles/${id}/rights`),
      staleTime: 60_000,
    })),
  });
  return (field) =>
    rights.flatMap(({ data }) => {
      const right = data?.objects
        .find((each) => each.object === object)
        ?.fields.find((each) => each.field === field)?.right;
      return data && (right === 'hidden' || right === 'read') ? [{ role: data.name, right }] : [];
    });
}

/** Only those roles a field is hidden from. */
export function useHidings(object: string): (field: string) => readonly Hiding[] {
  const rights = useRightsOfRoles(object);
  return (field) => rights(field).filter(({ right }) => right === 'hidden');
}

import { useHere, useView } from '~/records/workspace.tsx';
import { mayLead, PROGRAMME_ID, type Programme } from './programme.ts';

const PROGRAMMES = { object: 'programme', sort: ['createdAt'] } as const;
const ROLES = { object: 'programmeRole', sort: ['createdAt'] } as const;
const SIGNATURES = { object: 'signature', sort: ['-createdAt'] } as const;
const PROCESSES = { object: 'businessProcess', sort: ['createdAt'] } as const;
const PILOTS = { object: 'pilot', sort: ['-createdAt'] } as const;
const DECISIONS = { object: 'decision', sort: ['askedOn'] } as const;

/** The programme as the device has it, and whether one may change it. */
export function useProgramme(): Programme & { readonly isLoading: boolean; readonly canLead: boolean } {
  const here = useHere();
  const programme = useView(PROGRAMMES).rows.find(({ id }) => id === PROGRAMME_ID);
  const roles = useView(ROLES);
  const signatures = useView(SIGNATURES).rows.filter(
    ({ values }) => (values.about as { id?: string } | null)?.id === PROGRAMME_ID, // the field's JSON form
  );
  const processes = useView(PROCESSES).rows;
  const pilots = useView(PILOTS).rows;
  const decisions = useView(DECISIONS).rows;
  return {
    programme,
    roles: roles.rows,
    signatures,
    process: processes.find(({ values }) => values.isFirst) ?? processes[0],
    pilot: pilots.find(({ values }) => values.status === 'running') ?? pilots[0],
    decisions,
    isLoading: roles.isLoading,
    canLead: mayLead(roles.rows, here.me, here),
  };
}

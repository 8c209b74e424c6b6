/** Somebody asks to see or change a record, or for an ability. */
export type AccessRequest = {
  readonly id: string;
  readonly user: string;
  readonly object: string | null;
  readonly record: string | null;
  readonly action: 'read' | 'write' | null;
  readonly ability: string | null;
  readonly reason: string;
  readonly until: string | null;
  readonly state: string;
  readonly answer: string | null;
};

/** How a state is named in the texts. */
export function stateKey(state: string): 'st_open' | 'st_granted' | 'st_refused' | 'st_ended' {
  return state === 'granted' || state === 'refused' || state === 'ended' ? `st_${state}` : 'st_open';
}

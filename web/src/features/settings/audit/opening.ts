/** A request to look into the audit log. */
export type Opening = {
  readonly id: string;
  readonly state: 'waiting' | 'open' | 'refused' | 'over';
  readonly reason: string;
  readonly from: string;
  readonly to: string;
  readonly about: string | null;
  readonly requestedBy: string;
  readonly endsAt: string;
};

/** How it stands at a moment: what waits or is open ends by itself. */
export function stateOf({ state, endsAt }: Opening, now: number): Opening['state'] {
  return state !== 'refused' && Date.parse(endsAt) <= now ? 'over' : state;
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, type Fault } from '~/platform/api.ts';

/** What a row of a sheet is; see docs/specs/export.md. */
export const OUTCOMES = ['conflict', 'edit', 'new', 'problem', 'readOnly', 'gone'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A sheet compared with what is there. */
export type Trip = {
  readonly id: string;
  readonly object: string;
  readonly name: string;
  readonly state: string;
  readonly total: number | null;
  readonly done: number;
  readonly counts: { readonly [outcome: string]: number };
  readonly columns: readonly {
    readonly column: number;
    readonly name: string;
    readonly role: string;
    readonly field: string | null;
  }[];
};

export type TripCell = {
  readonly column: number;
  /** As spreadsheets call it: `D17`. */
  readonly place: string;
  readonly field: string;
  readonly state: 'edit' | 'conflict' | 'problem' | 'readOnly';
  readonly was: string | null;
  readonly sheet: string;
  readonly now: string | null;
  readonly errors: readonly Fault[];
};

export type TripRow = {
  readonly position: number;
  readonly row: number;
  readonly record: string | null;
  readonly title: string;
  readonly outcome: Outcome;
  readonly isMerged: boolean;
  readonly errors: readonly Fault[];
  readonly cells: readonly TripCell[];
};

/** How long it is waited before asking again, in milliseconds. */
export const PAUSE = 700;
const PAGE = 100;

export function useTrip(id: string) {
  return useQuery({
    queryKey: ['/round-trips', id],
    queryFn: () => api.get<Trip>(`/round-trips/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? PAUSE : false),
  });
}

export function useTripRows(id: string, outcome: string, isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: ['/round-trips', id, 'rows', outcome],
    queryFn: ({ pageParam }) =>
      api.get<{ items: readonly TripRow[] }>(
        `/round-trips/${id}/rows?outcome=${outcome}&limit=${PAGE}&after=${pageParam}`,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ items }) => (items.length < PAGE ? undefined : items.at(-1)?.position),
    enabled: isWanted,
  });
}

export function bringBack(address: string, file: File): Promise<Trip> {
  const form = new FormData();
  form.append('file', file, file.name);
  return api.post<Trip>(`/${address}/round-trips`, form);
}

/** What somebody has decided: of all plain edits, of all new rows, and of single rows otherwise. */
export type Decisions = {
  readonly edits: boolean;
  readonly news: boolean;
  /** The fields that are taken of a row; those of conflicts among them. */
  readonly rows: ReadonlyMap<number, readonly string[]>;
};

export const UNDECIDED: Decisions = { edits: true, news: false, rows: new Map() };

/** The fields of a row that are taken without anybody saying otherwise. */
export function usual(row: TripRow, { edits, news }: Decisions): readonly string[] {
  const isTaken = row.outcome === 'new' ? news : edits && row.record !== null;
  return isTaken && row.outcome !== 'gone'
    ? row.cells.filter(({ state }) => state === 'edit').map(({ field }) => field)
    : [];
}

export function takenOf(row: TripRow, decisions: Decisions): readonly string[] {
  return decisions.rows.get(row.position) ?? usual(row, decisions);
}

/** How many rows are taken, as far as the counts and the single decisions tell. */
export function takenRows(trip: Trip, decisions: Decisions, known: ReadonlyMap<number, TripRow>): number {
  const { edit = 0, beside = 0, new: fresh = 0 } = trip.counts;
  let count = (decisions.edits ? edit + beside : 0) + (decisions.news ? fresh : 0);
  for (const [position, fields] of decisions.rows) {
    const row = known.get(position);
    if (row) {
      count += Number(fields.length > 0) - Number(usual(row, decisions).length > 0);
    }
  }
  return count;
}

/** As the server takes it. */
export function wish({ edits, news, rows }: Decisions): object {
  return {
    all: [...(edits ? ['edit'] : []), ...(news ? ['new'] : [])],
    rows: [...rows].map(([position, fields]) => ({ position, fields })),
  };
}

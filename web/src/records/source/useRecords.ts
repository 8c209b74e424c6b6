import { useEffect, useSyncExternalStore } from 'react';
import type { FilterFault } from '~/data/filter/fault.ts';
import type { Query } from '~/data/filter/query.ts';
import type { Row } from '~/data/store/rows.ts';
import { NoLine } from '~/platform/api.ts';
import { useConnection, useHere, useModel, useView } from '../workspace.tsx';
import { merged } from './merged.ts';
import type { ServerList, Told } from './serverList.ts';
import { serverList } from './serverLists.ts';

/** The records of a list, wherever they are. */
export type RecordList = {
  /** How many records come before the rows: one has jumped to the middle of a long list. */
  readonly first: number;
  readonly rows: readonly Row[];
  /** How many there are in all; undefined while nobody knows. */
  readonly count: number | undefined;
  readonly isEstimate: boolean;
  readonly hasMore: boolean;
  /** Nothing is known yet. */
  readonly isLoading: boolean;
  /** `offline`: only what is on this device; `failed`: the server does not answer as it should. */
  readonly trouble: 'offline' | 'failed' | undefined;
  readonly fault: FilterFault | undefined;
  readonly problem: unknown;
  /** One has scrolled near the end. */
  more(): void;
  /** These places are in sight. */
  look(from: number, to: number): void;
  restart(): void;
  again(): void;
};

const SILENT: Told = {
  first: 0,
  rows: [],
  count: undefined,
  isEstimate: false,
  hasMore: false,
  isAsking: false,
  problem: undefined,
  askedAt: 0,
};
const silent = { subscribe: () => () => {}, snapshot: () => SILENT };

/** How long a list is taken for what it was, while it is looked at. */
const STALE = 60_000;

/**
 * The records a query means: from the device where it has all of them, else from the server with the device's own laid over
 * them.
 *
 * @param fields what is asked of the server for each record; everything where it is left out
 */
export function useRecords(query: Query, fields: readonly string[] = []): RecordList {
  'use no memo'; // what the device has is one store that changes within
  const { grato } = useHere();
  const model = useModel();
  const { state, stepsLeft } = useConnection();
  const local = useView(query);
  const address = model?.object(query.object)?.address;
  const isHere = local.isComplete && !(stepsLeft > 0 && local.count === 0);
  const isServers = !isHere && !local.isLoading && address !== undefined && !local.fault;
  const list = isServers ? serverList(grato, address, query, fields) : undefined;
  const told = useSyncExternalStore((list ?? silent).subscribe, (list ?? silent).snapshot);
  useAsking(list, query.object);
  const isOffline = state === 'offline' || told.problem instanceof NoLine;
  const acts = {
    more: () => list?.more(),
    look: (from: number, to: number) => list?.look(from, to),
    restart: () => list?.restart(),
    again: () => list?.refresh(),
  };
  if (!list) {
    const { rows, count, isLoading, fault } = local;
    const rest = { first: 0, isEstimate: false, hasMore: false, trouble: undefined, problem: undefined };
    return { rows, count, isLoading, fault, ...rest, ...acts };
  }
  const trouble = isOffline ? 'offline' : told.problem ? 'failed' : undefined;
  const isKnown = told.count !== undefined;
  const unsent = grato.unsent.map(({ mutation }) => mutation).filter(({ object }) => object === query.object);
  const get = (id: string) => grato.rows.get(query.object, id);
  const rows = isKnown ? merged(told, { get, rows: local.rows, unsent }) : trouble ? local.rows : [];
  return {
    first: told.first,
    rows,
    count: told.hasMore ? told.count : isKnown || trouble ? told.first + rows.length : undefined,
    isEstimate: told.isEstimate,
    hasMore: told.hasMore && !trouble,
    isLoading: !isKnown && !trouble,
    trouble,
    fault: undefined,
    problem: told.problem,
    ...acts,
  };
}

/** Begins a list, and asks again when one returns, when there is a line again, and when records have changed here. */
function useAsking(list: ServerList | undefined, object: string) {
  const { grato } = useHere();
  useEffect(() => {
    if (!list) {
      return undefined;
    }
    if (list.snapshot().askedAt === 0) {
      list.more();
    } else if (Date.now() - list.snapshot().askedAt > 5_000) {
      list.refresh();
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => list.refresh(), 1_500);
    };
    const seen = () => {
      if (document.visibilityState === 'visible' && Date.now() - list.snapshot().askedAt > 10_000) {
        list.refresh();
      }
    };
    const ends = [
      grato.rows.subscribe((changes) => {
        if (changes.some((change) => change.object === object && change.before !== undefined)) {
          soon();
        }
      }),
    ];
    const clock = setInterval(() => document.visibilityState === 'visible' && list.refresh(), STALE);
    document.addEventListener('visibilitychange', seen);
    globalThis.addEventListener('online', soon);
    return () => {
      clearTimeout(timer);
      clearInterval(clock);
      document.removeEventListener('visibilitychange', seen);
      globalThis.removeEventListener('online', soon);
      for (const end of ends) {
        end();
      }
    };
  }, [list, grato, object]);
}

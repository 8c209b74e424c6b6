import { useEffect, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api, NoLine } from '~/platform/api.ts';
import { sayProblem } from '../commands.ts';
import { useHere } from '../workspace.tsx';
import { concerns, type Entry, entryOf, merged, TOLD_HERE } from './entry.ts';

type Page = {
  readonly items: readonly Entry[];
  readonly nextCursor: string | null;
  readonly isComplete?: boolean;
};

/** Words of lanes to narrow by. */
export type Lanes = { readonly kinds: readonly string[]; readonly departments: readonly string[] };

export const ALL: Lanes = { kinds: [], departments: [] };

export type Story = {
  /** What has happened, newest first. */
  readonly past: readonly Entry[];
  /** What is planned, soonest first. */
  readonly planned: readonly Entry[];
  readonly isLoading: boolean;
  readonly isOffline: boolean;
  /** Whether older entries are still being gathered after an upgrade. */
  readonly isComplete: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
};

/** How long to wait after an edit until the server is asked for the story again. */
const CALM = 1500;

type State = {
  readonly question: string;
  readonly past?: Page;
  readonly planned?: Page;
  readonly isOffline?: boolean;
};

/** The story of a record: the server's pages, and what is only on the device. */
export function useTimeline(object: ObjectJson, id: string, lanes: Lanes): Story {
  const { grato } = useHere();
  const question = questionOf(object.address, id, lanes);
  const [state, setState] = useState<State>({ question });
  const [round, setRound] = useState(0);
  const here = useEntriesHere(id);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks again
  useEffect(() => {
    let isOver = false;
    const first = api.get<Page>(`${question}&limit=30`);
    const planned = api.get<Page>(`${question}&limit=30&upcoming=true`);
    Promise.all([first, planned])
      .then(([past, ahead]) => isOver || setState({ question, past, planned: ahead }))
      .catch((problem) => {
        if (!isOver) {
          setState((before) => ({
            ...(before.question === question ? before : { question }),
            isOffline: true,
          }));
          problem instanceof NoLine || sayProblem(problem);
        }
      });
    return () => {
      isOver = true;
    };
  }, [question, round]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = grato.rows.subscribe((changes) => {
      if (changes.some(({ before, after }) => [before, after].some((row) => row && concerns(row, id)))) {
        clearTimeout(timer);
        timer = setTimeout(() => setRound((last) => last + 1), CALM);
      }
    });
    return () => {
      clearTimeout(timer);
      off();
    };
  }, [grato, id]);

  const isPresent = state.question === question;
  const past = isPresent ? state.past : undefined;
  const fits = (entry: Entry) =>
    (lanes.kinds.length === 0 || lanes.kinds.includes(entry.kind)) &&
    (lanes.departments.length === 0 || lanes.departments.includes(entry.department ?? ''));
  // With a line only what the server cannot know yet is added; without one everything there is.
  const isOffline = isPresent && (state.isOffline ?? false);
  const own = here.filter((entry) => fits(entry) && (isOffline || entry.isUnsent));
  const oldest = past?.nextCursor ? past.items.at(-1)?.occurredAt : undefined;
  const more = async () => {
    try {
      const next = await api.get<Page>(
        `${question}&limit=50&cursor=${encodeURIComponent(past?.nextCursor ?? '')}`,
      );
      setState((before) =>
        before.question === question && before.past === past
          ? { ...before, past: { ...next, items: [...(past?.items ?? []), ...next.items] } }
          : before,
      );
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const isOf = (isPlanned: boolean) => own.filter((entry) => entry.isPlanned === isPlanned);
  const ahead = isPresent ? (state.planned?.items ?? []) : [];
  return {
    past: merged(past?.items ?? [], isOf(false), oldest),
    planned: merged(
      ahead.filter(
        ({ record, object: kind }) => kind !== 'task' || isStillOpen(grato.rows.get(kind, record)),
      ),
      isOf(true),
      undefined,
    ).reverse(),
    isLoading: !past && !isOffline,
    isOffline,
    isComplete: past?.isComplete ?? true,
    hasMore: Boolean(past?.nextCursor),
    more,
  };
}

/** A task that was just done here is not planned any more, whatever the server said before. */
function isStillOpen(row: { readonly values: { readonly [field: string]: unknown } } | undefined): boolean {
  return row === undefined || row.values.status === 'open';
}

function questionOf(address: string, id: string, { kinds, departments }: Lanes): string {
  const lanes = [
    ...(kinds.length > 0 ? [`kinds=${kinds.join(',')}`] : []),
    ...(departments.length > 0 ? [`departments=${departments.join(',')}`] : []),
  ];
  return `/${address}/${id}/timeline?${lanes.join('&')}`;
}

/** Entries of the device's own notes, tasks, meetings and interactions about a record, kept up to date. */
function useEntriesHere(id: string): readonly Entry[] {
  const { grato } = useHere();
  const [entries, setEntries] = useState<readonly Entry[]>(() => gather());
  function gather(): Entry[] {
    return TOLD_HERE.flatMap((name) => {
      const address = grato.model?.object(name)?.address;
      const rows = address ? [...grato.rows.all(name)].filter((row) => concerns(row, id)) : [];
      return rows.flatMap((row) => entryOf(name, address ?? '', row) ?? []);
    });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: gathered anew for another record only
  useEffect(() => {
    setEntries(gather());
    return grato.rows.subscribe((changes) => {
      if (changes.some(({ before, after }) => [before, after].some((row) => row && concerns(row, id)))) {
        setEntries(gather());
      }
    });
  }, [grato, id]);
  return entries;
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Fault, NoLine, Problem } from '~/platform/api.ts';
import { defineTexts, textsNow } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { toast } from '~/ui/toasts.ts';

const texts = defineTexts({
  en: { undo: 'Undo', undone: 'Taken back.', noLine: 'No connection. Nothing was changed; try again.' },
  es: {
    undo: 'Deshacer',
    undone: 'Deshecho.',
    noLine: 'Sin conexión. No se ha cambiado nada; inténtalo de nuevo.',
  },
  it: { undo: 'Annulla', undone: 'Annullato.', noLine: 'Nessuna connessione. Nulla è cambiato; riprova.' },
});

/** What the server says at an address, asked when it is first wanted and when it has been made stale. */
export function useServer<T>(path: string, options: { isWanted?: boolean; every?: number | false } = {}) {
  const { isWanted = true, every = false } = options;
  return useQuery({
    queryKey: [path],
    queryFn: () => api.get<T>(path),
    enabled: isWanted,
    refetchInterval: every,
  });
}

/** The same for a list that answers `{items}`. */
export function useItems<T>(path: string, isWanted = true): readonly T[] | undefined {
  return useServer<{ items: readonly T[] }>(path, { isWanted }).data?.items;
}

/** Makes stale what was asked at addresses that begin so. */
export function useStale(): (...beginnings: readonly string[]) => Promise<void> {
  const queries = useQueryClient();
  return (...beginnings) =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => beginnings.some((beginning) => String(queryKey[0]).startsWith(beginning)),
    });
}

/** How it stands with something that is sent. */
export type Sending = {
  readonly isBusy: boolean;
  readonly faults: readonly Fault[];
  /** What is wrong with the whole, where no place has it. */
  readonly problem: string | undefined;
  /** What is wrong at a place: `label`, `options[2].key`. */
  at(path: string): string | undefined;
  clear(): void;
  /** Sends; undefined where it was refused, and then the reason is here. */
  send<T>(call: () => Promise<T>): Promise<{ readonly value: T } | undefined>;
};

/** Sends what a form holds, and keeps what is wrong with it, to be shown in its place. */
export function useSending(): Sending {
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ faults: readonly Fault[]; text: string }>();
  const faults = wrong?.faults ?? [];
  return {
    isBusy,
    faults,
    problem: wrong && (faults.some(({ path }) => path) ? undefined : wrong.text),
    at: (path) => faults.find((fault) => fault.path === path)?.message,
    clear: () => setWrong(undefined),
    async send(call) {
      setBusy(true);
      setWrong(undefined);
      try {
        return { value: await call() };
      } catch (problem) {
        setWrong(wrongOf(problem));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}

function wrongOf(problem: unknown): { faults: readonly Fault[]; text: string } {
  if (problem instanceof Problem) {
    const { detail } = problem.body;
    return { faults: problem.faults, text: typeof detail === 'string' ? detail : problem.message };
  }
  if (problem instanceof NoLine) {
    return { faults: [], text: textsNow(texts).noLine };
  }
  throw problem;
}

/** Does something at once that needs no form; a refusal is told in a toast. */
export function useDo(): (
  call: () => Promise<unknown>,
  stale: readonly string[],
  says?: string,
) => Promise<boolean> {
  const makeStale = useStale();
  return async (call, stale, says) => {
    try {
      await call();
    } catch (problem) {
      sayProblem(problem);
      return false;
    }
    await makeStale(...stale);
    if (says) {
      toast(says);
    }
    return true;
  };
}

/** Tells of a change that the server can take back by its batch. */
export function useUndo(): (says: string, batch: string, stale: readonly string[]) => void {
  const makeStale = useStale();
  return (says, batch, stale) => {
    const undo = async () => {
      try {
        await api.post(`/batches/${batch}/undo`);
        toast(textsNow(texts).undone);
      } catch (problem) {
        sayProblem(problem);
      }
      await makeStale(...stale);
    };
    toast(says, {
      action: {
        name: textsNow(texts).undo,
        run: () => {
          undo();
        },
      },
    });
  };
}

import { useEffect, useState } from 'react';
import { api, NoLine, Problem } from '~/platform/api.ts';

/** What the server answered: nothing yet, the answer, or why not. */
export type Answer<T> = {
  readonly value: T | undefined;
  /** The server's refusal; `offline` where it did not answer. */
  readonly problem: Problem | 'offline' | undefined;
  /** Asks again. */
  readonly again: () => void;
};

/** Asks the server for what is not on the device, and again when the address is another. */
export function useAnswer<T>(path: string): Answer<T> {
  const [state, setState] = useState<{ path: string; value?: T; problem?: Problem | 'offline' }>({ path });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks again
  useEffect(() => {
    let isOver = false;
    api
      .get<T>(path)
      .then((value) => isOver || setState({ path, value }))
      .catch((problem) => {
        if (!isOver && (problem instanceof Problem || problem instanceof NoLine)) {
          setState({ path, problem: problem instanceof Problem ? problem : 'offline' });
        }
      });
    return () => {
      isOver = true;
    };
  }, [path, round]);
  const isPresent = state.path === path;
  return {
    value: isPresent ? state.value : undefined,
    problem: isPresent ? state.problem : undefined,
    again: () => setRound((before) => before + 1),
  };
}

import { useEffect, useRef, useState } from 'react';
import { sayProblem } from '../commands.ts';
import { begin, cancel, type Export, type ExportWish, follow } from './export.ts';

/** Begins an export and looks how far it is, as long as somebody wants to know. */
export function useExport(address: string) {
  const [now, setNow] = useState<Export>();
  const [isWaiting, setWaiting] = useState(false);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  const start = (wish: ExportWish) => {
    setWaiting(true);
    begin(address, wish)
      .then((begun) => {
        setNow(begun);
        return follow(begun, setNow, () => isLeft.current);
      })
      .catch((problem: unknown) => {
        setNow(undefined);
        sayProblem(problem);
      })
      .finally(() => setWaiting(false));
  };
  const stop = () => {
    if (now) {
      cancel(now.id).then(setNow).catch(sayProblem);
    }
  };
  return { now, isWaiting, start, stop };
}

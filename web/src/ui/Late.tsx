import { type ReactNode, useEffect, useState } from 'react';

/** Shows what it holds only after a moment, so that what is quick does not flicker. */
export function Late({ after = 200, children }: { after?: number; children: ReactNode }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return isDue ? children : null;
}

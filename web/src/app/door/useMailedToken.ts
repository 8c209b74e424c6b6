import { useEffect, useState } from 'react';
import { mailedToken } from './mailedLink.ts';

/** The word in the mailed link this page was opened by; also where the link is opened at the same page, in the same tab. */
export function useMailedToken(): string {
  const [token, setToken] = useState(() => mailedToken());
  useEffect(() => {
    // one that is taken out of the address is still the one the page works with
    const changed = () => setToken((present) => mailedToken() || present);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return token;
}

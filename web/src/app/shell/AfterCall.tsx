import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { cameBack, type Leaving, leavingBy, left } from '~/features/call/leaving.ts';
import { useObjectAt } from '~/records/workspace.tsx';

const HowDidItGo = lazy(() =>
  import('~/features/call/HowDidItGo.tsx').then(({ HowDidItGo }) => ({ default: HowDidItGo })),
);

/** Whoever leaves by a link to call or write is asked on return how it went, once. */
export function AfterCall() {
  const [leaving, setLeaving] = useState<Leaving>();
  const { address = '', id } = useParams({ strict: false });
  const object = useObjectAt(address)?.name;
  useEffect(() => {
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const by = link ? leavingBy(link.href) : undefined;
      if (by) {
        const isThere = id && (object === 'person' || object === 'company');
        left({ ...by, ...(isThere ? { at: { object, id } } : {}), when: Date.now() });
      }
    };
    const back = () => {
      if (document.visibilityState === 'visible') {
        setLeaving((present) => cameBack(Date.now()) ?? present);
      }
    };
    back();
    // before anybody else hears it: links in records keep their clicks to themselves
    document.addEventListener('click', clicked, true);
    document.addEventListener('visibilitychange', back);
    globalThis.addEventListener('focus', back);
    return () => {
      document.removeEventListener('click', clicked, true);
      document.removeEventListener('visibilitychange', back);
      globalThis.removeEventListener('focus', back);
    };
  }, [object, id]);
  return leaving ? (
    <Suspense fallback={null}>
      <HowDidItGo key={leaving.when} leaving={leaving} onClose={() => setLeaving(undefined)} />
    </Suspense>
  ) : null;
}

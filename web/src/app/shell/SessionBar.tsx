import { lazy, Suspense } from 'react';
import { useConnection } from '~/records/workspace.tsx';

const SignInAgain = lazy(() =>
  import('~/features/keep/SignInAgain.tsx').then(({ SignInAgain }) => ({ default: SignInAgain })),
);
const Revoked = lazy(() =>
  import('~/features/keep/Revoked.tsx').then(({ Revoked }) => ({ default: Revoked })),
);

/** What keeps one from going on as usual, said calmly above the page; nothing while all is well. */
export function SessionBar() {
  const { state } = useConnection();
  return (
    <Suspense fallback={null}>
      {(state === 'paused' || state === 'leaseOver') && <SignInAgain isLeaseOver={state === 'leaseOver'} />}
      {(state === 'revoked' || state === 'narrowed') && <Revoked isNarrowed={state === 'narrowed'} />}
    </Suspense>
  );
}

import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { numberIn } from '~/features/call/address.ts';
import { useStage } from '~/records/session.ts';
import { Door } from './door/Door.tsx';

/** The address without a path: to the workspace one is in. */
export function Home() {
  return (
    <Door>
      <InWorkspace>{(slug) => <Navigate to="/w/$slug/my-day" params={{ slug }} replace />}</InWorkspace>
    </Door>
  );
}

/** A call comes in: to the workspace one is in, with the number. */
export function AnyCall() {
  return (
    <Door>
      <InWorkspace>
        {(slug) => (
          <Navigate
            to="/w/$slug/call"
            params={{ slug }}
            search={{ number: numberIn(location.search) }}
            replace
          />
        )}
      </InWorkspace>
    </Door>
  );
}

/** Another app shares something, which waits on the device: to the workspace one is in. */
export function AnyShare() {
  return (
    <Door>
      <InWorkspace>{(slug) => <Navigate to="/w/$slug/share" params={{ slug }} replace />}</InWorkspace>
    </Door>
  );
}

function InWorkspace({ children }: { children: (slug: string) => ReactNode }) {
  const stage = useStage();
  return stage.kind === 'open' ? children(stage.me.workspace.slug) : null;
}

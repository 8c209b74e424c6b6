import { Navigate } from '@tanstack/react-router';
import { useStage } from '~/records/session.ts';
import { Door } from './door/Door.tsx';

/** The address without a path: to the workspace one is in. */
export function Home() {
  return (
    <Door>
      <ToWorkspace />
    </Door>
  );
}

function ToWorkspace() {
  const stage = useStage();
  return stage.kind === 'open' ? (
    <Navigate to="/w/$slug/my-day" params={{ slug: stage.me.workspace.slug }} replace />
  ) : null;
}

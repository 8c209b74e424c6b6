import { useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useStage } from '~/records/session.ts';
import { WorkspaceProvider } from '~/records/workspace.tsx';

const Outside = lazy(() => import('./Outside.tsx').then(({ Outside }) => ({ default: Outside })));

/** Shows what is behind it to who is signed in, and the way in to everybody else. */
export function Door({ children }: { children: ReactNode }) {
  const stage = useStage();
  const { slug } = useParams({ strict: false });
  const here = useMemo(
    () =>
      stage.kind === 'open'
        ? {
            grato: stage.grato,
            me: stage.me.id,
            slug: stage.me.workspace.slug,
            abilities: stage.me.rights.abilities,
            isAdministrator: stage.me.role.isAdministrator,
            profile: stage.profile,
          }
        : undefined,
    [stage],
  );
  if (stage.kind === 'starting') {
    return null;
  }
  if (stage.kind !== 'open') {
    return (
      <Suspense fallback={null}>
        <Outside stage={stage} />
      </Suspense>
    );
  }
  if (!here) {
    return null;
  }
  return (
    <WorkspaceProvider here={here} key={`${here.slug} ${here.profile}`}>
      {slug === undefined || slug === here.slug ? children : <Elsewhere slug={slug} />}
    </WorkspaceProvider>
  );
}

const ElsewherePage = lazy(() => import('./Elsewhere.tsx').then(({ Elsewhere }) => ({ default: Elsewhere })));

function Elsewhere({ slug }: { slug: string }) {
  return (
    <Suspense fallback={null}>
      <ElsewherePage slug={slug} />
    </Suspense>
  );
}

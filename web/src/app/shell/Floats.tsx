import { lazy, Suspense, useEffect } from 'react';
import { close, useOpening } from '~/platform/openings.ts';
import { useHere } from '~/records/workspace.tsx';

const palette = () => import('~/features/search/Palette.tsx');

const Palette = lazy(() => palette().then(({ Palette }) => ({ default: Palette })));
const capture = () => import('~/features/capture/dialog/CaptureDialog.tsx');
const Capture = lazy(() => capture().then(({ CaptureDialog }) => ({ default: CaptureDialog })));
const KeysHelp = lazy(() =>
  import('~/features/search/KeysHelp.tsx').then(({ KeysHelp }) => ({ default: KeysHelp })),
);
const KeepHere = lazy(() =>
  import('~/features/keep/KeepHere.tsx').then(({ KeepHere }) => ({ default: KeepHere })),
);
const SignOut = lazy(() =>
  import('~/features/keep/SignOut.tsx').then(({ SignOut }) => ({ default: SignOut })),
);
const Places = lazy(() => import('./Places.tsx').then(({ Places }) => ({ default: Places })));

/** What floats above the page, fetched when it is asked for; the palette and capture are fetched as soon as there is time. */
export function Floats() {
  const opening = useOpening();
  const { grato } = useHere();
  useEffect(() => {
    const timer = setTimeout(async () => {
      await palette();
      // what is typed right after `c` must not get lost
      await capture();
      const { indexOf } = await import('~/records/find/localIndex.ts');
      indexOf(grato);
    }, 1_500);
    return () => clearTimeout(timer);
  }, [grato]);
  const end = () => close();
  return (
    <Suspense fallback={null}>
      {opening === 'palette' && <Palette onClose={end} />}
      {opening === 'capture' && <Capture onClose={end} />}
      {opening === 'keys' && <KeysHelp onClose={end} />}
      {opening === 'keepHere' && <KeepHere onClose={end} />}
      {opening === 'signOut' && <SignOut onClose={end} />}
      {opening === 'places' && <Places onClose={end} />}
    </Suspense>
  );
}

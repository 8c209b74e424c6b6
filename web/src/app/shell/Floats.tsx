import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { fetchAhead } from '~/platform/ahead.ts';
import { keepEarly, takeEarly } from '~/platform/early.ts';
import { close, useOpening } from '~/platform/openings.ts';
import { useIsOn } from '~/records/features.ts';
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
const friction = () => import('~/features/programme/voice/FrictionDialog.tsx');
const Friction = lazy(() => friction().then(({ FrictionDialog }) => ({ default: FrictionDialog })));
const Places = lazy(() => import('./Places.tsx').then(({ Places }) => ({ default: Places })));

const end = () => close();

/** What floats above the page, fetched when it is asked for; the palette and capture are fetched as soon as there is time. */
export function Floats() {
  const opening = useOpening();
  const { grato } = useHere();
  const isOn = useIsOn();
  useEffect(() => {
    const timer = setTimeout(
      () =>
        // what is typed right after `c` must not get lost; friction has to be there without a line, too
        fetchAhead(palette, capture, friction, async () => {
          const { indexOf } = await import('~/records/find/localIndex.ts');
          indexOf(grato);
        }),
      1_500,
    );
    return () => clearTimeout(timer);
  }, [grato]);
  return (
    <Suspense fallback={(opening === 'palette' || opening === 'capture') && <Early onGone={end} />}>
      {opening === 'palette' && <Palette onClose={end} />}
      {opening === 'capture' && isOn('capture') && <Capture onClose={end} />}
      {opening === 'keys' && <KeysHelp onClose={end} />}
      {opening === 'keepHere' && <KeepHere onClose={end} />}
      {opening === 'signOut' && <SignOut onClose={end} />}
      {opening === 'friction' && <Friction onClose={end} />}
      {opening === 'places' && <Places onClose={end} />}
    </Suspense>
  );
}

/** How long what is here now may take to give its field the focus, in milliseconds. */
const GRACE = 1_000;

/** Stands where the palette or capture will be: what is typed meanwhile is theirs. */
function Early({ onGone }: { onGone: () => void }) {
  useLayoutEffect(() => {
    keepEarly();
    const heard = ({ key }: KeyboardEvent) => key === 'Escape' && onGone();
    document.addEventListener('keydown', heard);
    return () => {
      document.removeEventListener('keydown', heard);
      // they have taken it by then; where they could not be fetched nobody does
      setTimeout(takeEarly, GRACE);
    };
  }, [onGone]);
  return null;
}

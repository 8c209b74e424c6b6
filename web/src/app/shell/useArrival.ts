import { useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { noteRecent } from '~/records/recent.ts';
import { useHere, useObjectAt } from '~/records/workspace.tsx';
import { usePageName } from './usePageName.ts';

/** How many frames a page that is still being fetched has to show its heading. */
const MOST_FRAMES = 120;

/** What arriving at a page means: the tab is called like it, its heading has the focus, a record is noted as opened. */
export function useArrival() {
  // Not where one is going but where one has arrived: until then the old page stands there.
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const name = usePageName();
  useEffect(() => {
    document.title = name ? `${name} · Grato` : 'Grato';
  }, [name]);
  const isFirst = useRef(true);
  useEffect(() => {
    if (pathname === undefined) {
      return undefined;
    }
    if (isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    return focusHeading();
  }, [pathname]);
  useNoted();
}

function useNoted() {
  const { address = '', id } = useParams({ strict: false });
  const object = useObjectAt(address)?.name;
  const { slug, me } = useHere();
  useEffect(() => {
    if (object && id) {
      noteRecent(`${slug} ${me}`, { object, id });
    }
  }, [object, id, slug, me]);
}

/** Gives the focus to the page's heading once it is there, unless the page has taken it for a field of its own. */
function focusHeading(): () => void {
  let frames = 0;
  let frame = 0;
  const look = () => {
    const content = document.getElementById('content');
    const active = document.activeElement;
    if (active?.closest('dialog, [role=dialog]') || (content?.contains(active) && active !== content)) {
      return;
    }
    const heading = content?.querySelector('h1');
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    } else if (frames++ < MOST_FRAMES) {
      frame = requestAnimationFrame(look);
    }
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keepPlace, keptPlace } from './places.ts';
import { Scrolling } from './scrolling.ts';

/** How many lines are drawn beyond what is in sight, and in which steps. */
const OVERSCAN = 12;
const STEP = 4;
/** So many heights of the window at once are a leap and no step. */
const LEAP = 3;

export type Lines = {
  /** What is drawn: from the first to before the last. */
  readonly from: number;
  readonly to: number;
  /** How high the lines are together, as far as the browser can scroll. */
  readonly height: number;
  /** Where a line stands within that. */
  top(index: number): number;
  /** The first line that is wholly in sight. */
  inSight(): number;
  /** Brings a line into sight if it is not. */
  show(index: number): void;
  onScroll(): void;
};

/**
 * Which of many lines of one height are to be drawn, in an element that scrolls them under a head of that height.
 *
 * @param what names the list; another one begins where one last was in it
 */
export function useLines(
  scroller: RefObject<HTMLElement | null>,
  { count, height, what }: { count: number; height: number; what: string },
): Lines {
  'use no memo'; // where one has scrolled is not drawn from
  const [window, setWindow] = useState(0);
  const [{ line, shift }, setPlace] = useState({ line: 0, shift: 0 });
  const scrolling = new Scrolling(count * height);
  /** How far the lines are shifted against what is scrolled, and where that stood when it was looked at last. */
  const at = useRef({ shift: 0, real: 0 });
  const told = useRef({ line, shift });
  const tell = (top: number) => {
    const line = Math.floor(Math.max(0, top) / height / STEP) * STEP;
    const { shift } = at.current;
    if (line !== told.current.line || shift !== told.current.shift) {
      told.current = { line, shift };
      setPlace(told.current);
    }
  };
  const leap = (top: number) => {
    const element = scroller.current;
    if (element) {
      const real = Math.round(scrolling.realOf(top));
      at.current = { shift: scrolling.isLong ? top - real : 0, real };
      element.scrollTop = real;
      at.current.real = element.scrollTop;
      tell(top);
    }
  };
  const onScroll = () => {
    const element = scroller.current;
    if (!element || count === 0) {
      return;
    }
    const real = element.scrollTop;
    const last = at.current;
    const isLeap = Math.abs(real - last.real) > LEAP * element.clientHeight;
    const top = !scrolling.isLong ? real : isLeap ? Math.round(scrolling.topOf(real)) : real + last.shift;
    at.current = { shift: top - real, real };
    keepPlace(top);
    if (scrolling.isAstray(top, at.current.shift)) {
      leap(top);
    } else {
      tell(top);
    }
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) {
      return undefined;
    }
    setWindow(element.clientHeight);
    const observer = new ResizeObserver(() => setWindow(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  // where one was is found again once there is something to scroll
  const restored = useRef<string>(undefined);
  const latest = useRef(leap);
  latest.current = leap;
  useLayoutEffect(() => {
    if (count > 0 && restored.current !== what) {
      const isOther = restored.current !== undefined;
      restored.current = what;
      if (isOther || keptPlace() > 0) {
        latest.current(keptPlace());
      }
    }
  }, [count, what]);
  // a list too long for a browser whose end has turned out to be elsewhere is laid out anew
  const before = useRef(scrolling);
  useEffect(() => {
    const { height: old, isLong: wasLong } = before.current;
    before.current = scrolling;
    if (scrolling.height !== old && (scrolling.isLong || wasLong) && scroller.current) {
      latest.current(Math.min(scroller.current.scrollTop + at.current.shift, scrolling.height));
    }
  });
  const sight = Math.max(height, window - height);
  return {
    from: Math.max(0, line - OVERSCAN),
    to: Math.min(count, line + STEP + Math.ceil(sight / height) + OVERSCAN),
    height: scrolling.real,
    top: (index) => index * height - shift,
    inSight: () => Math.ceil(((scroller.current?.scrollTop ?? 0) + at.current.shift) / height),
    show(index) {
      const element = scroller.current;
      if (!element || index < 0) {
        return;
      }
      const top = element.scrollTop + at.current.shift;
      const room = Math.max(height, element.clientHeight - height);
      const wanted =
        index * height < top
          ? index * height
          : (index + 1) * height > top + room
            ? (index + 1) * height - room
            : top;
      if (Math.abs(wanted - top) > LEAP * element.clientHeight) {
        leap(wanted);
      } else if (wanted !== top) {
        element.scrollTop = wanted - at.current.shift;
      }
    },
    onScroll,
  };
}

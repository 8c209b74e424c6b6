import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';

/** How far a mouse moves, and how long a finger rests, before a card is taken up. */
const FAR = 6;
const LONG = 280;

/** What is being dragged, and over which column. */
export type Drag = {
  readonly card: string | undefined;
  readonly over: string | undefined;
  /** For the card's element. */
  begin(event: ReactPointerEvent<HTMLElement>, id: string): void;
};

/** Lets cards be dragged by mouse, pen and finger; a finger that moves at once scrolls. */
export function useDrag(drop: (id: string, column: string) => void): Drag {
  const [state, setState] = useState<{ card: string; over: string | undefined }>();
  const over = useRef<string>(undefined);
  const begin = (event: ReactPointerEvent<HTMLElement>, id: string) => {
    if (event.button !== 0) {
      return;
    }
    const card = event.currentTarget;
    const isTouch = event.pointerType === 'touch';
    const from = { x: event.clientX, y: event.clientY };
    let ghost: HTMLElement | undefined;
    const take = () => {
      ghost = lifted(card);
      over.current = undefined;
      setState({ card: id, over: undefined });
    };
    const timer = isTouch ? setTimeout(take, LONG) : undefined;
    const move = (moved: PointerEvent) => {
      const far = Math.hypot(moved.clientX - from.x, moved.clientY - from.y);
      if (!ghost && far > FAR) {
        if (isTouch) {
          end();
          return;
        }
        take();
      }
      if (ghost) {
        ghost.style.translate = `${moved.clientX - from.x}px ${moved.clientY - from.y}px`;
        const column = columnAt(moved.clientX, moved.clientY);
        if (column !== over.current) {
          over.current = column;
          setState({ card: id, over: column });
        }
      }
    };
    const hold = (touch: TouchEvent) => ghost && touch.preventDefault();
    const up = () => {
      const target = ghost && over.current;
      end();
      if (target) {
        drop(id, target);
      }
    };
    const key = (pressed: KeyboardEvent) => pressed.key === 'Escape' && end();
    const end = () => {
      clearTimeout(timer);
      if (ghost) {
        ghost.remove();
        // a click follows the release; the card was dragged, not opened
        const swallow = (click: MouseEvent) => click.preventDefault();
        globalThis.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => globalThis.removeEventListener('click', swallow, { capture: true }), 50);
      }
      setState(undefined);
      globalThis.removeEventListener('pointermove', move);
      globalThis.removeEventListener('pointerup', up);
      globalThis.removeEventListener('pointercancel', end);
      globalThis.removeEventListener('keydown', key);
      card.removeEventListener('touchmove', hold);
    };
    globalThis.addEventListener('pointermove', move);
    globalThis.addEventListener('pointerup', up);
    globalThis.addEventListener('pointercancel', end);
    globalThis.addEventListener('keydown', key);
    card.addEventListener('touchmove', hold, { passive: false });
  };
  return { card: state?.card, over: state?.over, begin };
}

function columnAt(x: number, y: number): string | undefined {
  const found = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]');
  return found?.dataset.column;
}

/** A copy of the card that follows the pointer. */
function lifted(card: HTMLElement): HTMLElement {
  const { left, top, width } = card.getBoundingClientRect();
  // a copy of an HTML element is one
  const ghost = card.cloneNode(true) as HTMLElement;
  ghost.removeAttribute('id');
  ghost.setAttribute('aria-hidden', 'true');
  Object.assign(ghost.style, {
    position: 'fixed',
    zIndex: '300',
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    margin: '0',
    pointerEvents: 'none',
    rotate: '1.5deg',
    boxShadow: 'var(--shadow)',
  });
  document.body.append(ghost);
  return ghost;
}

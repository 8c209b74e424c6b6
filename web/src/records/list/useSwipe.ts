import type { PointerEvent } from 'react';

/** How far a card is drawn aside before letting go does something. */
const ENOUGH = 88;
const BEGIN = 12;

/** Lets a card be drawn aside by a finger; what scrolls up and down is left alone. */
export function useSwipe(onRight: (() => void) | undefined, onLeft: (() => void) | undefined) {
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== 'touch') {
        return;
      }
      const card = event.currentTarget;
      const { clientX: x, clientY: y } = event;
      let by = 0;
      let isSwipe = false;
      const move = (moved: globalThis.PointerEvent) => {
        by = moved.clientX - x;
        isSwipe ||= Math.abs(by) > BEGIN && Math.abs(by) > 2 * Math.abs(moved.clientY - y);
        if (isSwipe && (by > 0 ? onRight : onLeft)) {
          card.style.translate = `${by}px 0`;
          card.dataset.ready = String(Math.abs(by) > ENOUGH);
        }
      };
      const end = (ended: globalThis.PointerEvent) => {
        card.style.translate = '';
        delete card.dataset.ready;
        globalThis.removeEventListener('pointermove', move);
        globalThis.removeEventListener('pointerup', end);
        globalThis.removeEventListener('pointercancel', end);
        if (isSwipe) {
          const swallow = (click: MouseEvent) => click.preventDefault();
          card.addEventListener('click', swallow, { once: true });
          setTimeout(() => card.removeEventListener('click', swallow), 50);
        }
        if (isSwipe && ended.type === 'pointerup' && Math.abs(by) > ENOUGH) {
          (by > 0 ? onRight : onLeft)?.();
        }
      };
      globalThis.addEventListener('pointermove', move);
      globalThis.addEventListener('pointerup', end);
      globalThis.addEventListener('pointercancel', end);
    },
  };
}

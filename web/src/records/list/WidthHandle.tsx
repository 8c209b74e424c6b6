import { NARROWEST } from './columns.ts';
import styles from './RecordTable.module.css';

const STEP = 16;
const WIDEST = 800;
const within = (width: number) => Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));

/** The right edge of a column: dragged, or moved by the arrow keys. */
export function WidthHandle({
  name,
  width,
  onWidth,
}: {
  name: string;
  width: number;
  onWidth: (width: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that is moved is no rule between texts
    <div
      role="separator"
      tabIndex={0}
      className={styles.edge}
      aria-label={name}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      draggable
      onDragStart={(event) => {
        // the edge is moved, not the column
        event.preventDefault();
        event.stopPropagation();
      }}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
        if (by) {
          event.preventDefault();
          event.stopPropagation();
          onWidth(within(width + by));
        }
      }}
      onPointerDown={(event) => {
        event.stopPropagation();
        const edge = event.currentTarget;
        const from = event.clientX;
        edge.setPointerCapture(event.pointerId);
        const move = (moved: PointerEvent) => onWidth(within(width + moved.clientX - from));
        const end = () => {
          edge.removeEventListener('pointermove', move);
          edge.removeEventListener('pointerup', end);
          edge.removeEventListener('pointercancel', end);
        };
        edge.addEventListener('pointermove', move);
        edge.addEventListener('pointerup', end);
        edge.addEventListener('pointercancel', end);
      }}
    />
  );
}

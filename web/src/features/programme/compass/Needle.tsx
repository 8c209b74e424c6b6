import styles from './compass.module.css';

/** The dial is half a circle of this radius around its foot. */
const RADIUS = 84;
const FOOT = { x: 100, y: 100 };

function at(share: number, radius: number): { x: number; y: number } {
  const angle = Math.PI * (1 - Math.min(1, Math.max(0, share)));
  return {
    x: Math.round((FOOT.x + radius * Math.cos(angle)) * 10) / 10,
    y: Math.round((FOOT.y - radius * Math.sin(angle)) * 10) / 10,
  };
}

function arc(from: number, to: number): string {
  const start = at(from, RADIUS);
  const end = at(to, RADIUS);
  return `M${start.x} ${start.y}A${RADIUS} ${RADIUS} 0 0 1 ${end.x} ${end.y}`;
}

/** A dial whose words stand beside it: the good part of its scale, and where it points; without a value, no needle. */
export function Needle({
  value,
  good,
}: {
  /** From 0, on the left, to 1. */
  value: number | undefined;
  /** From where to where it is good. */
  good: readonly [number, number];
}) {
  const tip = value === undefined ? undefined : at(value, RADIUS - 14);
  const isGood = value !== undefined && value >= good[0] && value <= good[1];
  return (
    <svg className={styles.dial} viewBox="8 8 184 100" aria-hidden="true" data-good={isGood || undefined}>
      <path className={styles.scale} d={arc(0, 1)} data-unknown={value === undefined || undefined} />
      <path className={styles.goodScale} d={arc(good[0], good[1])} />
      {tip && (
        <>
          <line className={styles.hand} x1={FOOT.x} y1={FOOT.y} x2={tip.x} y2={tip.y} />
          <circle className={styles.foot} cx={FOOT.x} cy={FOOT.y} r="6" />
        </>
      )}
    </svg>
  );
}

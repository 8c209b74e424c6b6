import { useTexts } from '~/platform/texts.ts';
import styles from './purchases.module.css';
import { heights } from './purchases.ts';
import { purchaseTexts } from './texts.ts';

const WIDTH = 9;
const GAP = 3;
const HEIGHT = 28;

/** Eight quarters as bars, the last four in colour. */
export function Trend({ quarters, says }: { quarters: readonly number[]; says: (amount: number) => string }) {
  const t = useTexts(purchaseTexts);
  const bars = heights(quarters).map((height, quarter) => ({
    quarter,
    height: Math.max(1, height * HEIGHT),
  }));
  return (
    <svg
      className={styles.trend}
      width={quarters.length * (WIDTH + GAP) - GAP}
      height={HEIGHT}
      role="img"
      aria-label={t.quarters(quarters.map(says).join(', '))}
    >
      {bars.map(({ quarter, height }) => (
        <rect
          key={quarter}
          x={quarter * (WIDTH + GAP)}
          y={HEIGHT - height}
          width={WIDTH}
          height={height}
          rx={1}
          data-is-now={quarter >= quarters.length / 2 || undefined}
        />
      ))}
    </svg>
  );
}

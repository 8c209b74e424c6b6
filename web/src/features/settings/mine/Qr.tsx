import { encode } from 'uqr';
import styles from './Mine.module.css';

/** A QR code, dark on light in both themes, since cameras want it so. */
export function Qr({ text, name }: { text: string; name: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name}>
      <path d={path} fill="currentColor" />
    </svg>
  );
}

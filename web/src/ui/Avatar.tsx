import styles from './Avatar.module.css';

/** How many calm tints there are. */
const TINTS = 6;

/** The initials of a name, at most two. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const letter = (word: string) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? '';
  return (letter(first) + letter(last)).toLocaleUpperCase();
}

/** A person or company as initials on a calm tint, the same for the same name. */
export function Avatar({
  name,
  size = 24,
  isRound = true,
}: {
  name: string;
  size?: number;
  isRound?: boolean;
}) {
  const tint = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % TINTS;
  return (
    <span
      className={styles.avatar}
      data-tint={tint}
      aria-hidden
      style={{ width: size, height: size, fontSize: size * 0.42, borderRadius: isRound ? '50%' : 6 }}
    >
      {initials(name)}
    </span>
  );
}

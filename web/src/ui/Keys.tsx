import styles from './Keys.module.css';

const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

const SIGNS: { readonly [key: string]: string } = {
  mod: IS_MAC ? '⌘' : 'Ctrl',
  alt: IS_MAC ? '⌥' : 'Alt',
  shift: IS_MAC ? '⇧' : 'Shift',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  space: 'Space',
  ' ': 'Space',
};

/** The caps of an action's keys, as the registry writes them: `g d`, `mod+k`. */
export function capsOf(keys: string): readonly string[] {
  return keys
    .split(' ')
    .flatMap((stroke) => (stroke === '+' ? ['+'] : stroke.split('+')))
    .map((key) => SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** Caps beside a name that says it already; those who listen hear the name alone. */
export function Keys({ of: keys }: { of: string }) {
  return (
    <span className={styles.keys} aria-hidden>
      {capsOf(keys).map((cap, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same cap may stand twice
        <kbd key={at}>{cap}</kbd>
      ))}
    </span>
  );
}

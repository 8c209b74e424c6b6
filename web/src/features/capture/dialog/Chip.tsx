import { IconPlus, IconX, type Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import type { Span } from '../proposal.ts';
import styles from './capture.module.css';
import { captureTexts } from './texts.ts';

/** What pointing at a part shows: the words it was read from. */
export type Point = (words: readonly Span[] | undefined) => void;

type ChipProps = {
  /** What it is, for those who listen. */
  readonly name: string;
  readonly icon: TablerIcon;
  readonly words: readonly Span[];
  /** Counts; what was only offered or taken away does not. */
  readonly isOn: boolean;
  readonly shape: 'entry' | 'link';
  readonly onPoint: Point;
  readonly onTurn: (isOn: boolean) => void;
  readonly children: ReactNode;
};

/** A part of the proposal: pointing at it shows its words, Delete takes it away, its button too and brings it back. */
export function Chip({ name, icon, words, isOn, shape, onPoint, onTurn, children }: ChipProps) {
  const t = useTexts(captureTexts);
  return (
    <li
      className={shape === 'entry' ? styles.entry : styles.link}
      data-off={isOn ? undefined : true}
      onMouseEnter={() => onPoint(words)}
      onMouseLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(words)}
      onBlur={() => onPoint(undefined)}
      onKeyDown={(event) => {
        if (event.key === 'Delete' || event.key === 'Backspace') {
          event.preventDefault();
          onTurn(false);
        }
      }}
    >
      <span className={styles.sign}>
        <Icon of={icon} size={16} />
      </span>
      {children}
      <button
        type="button"
        className={styles.turn}
        aria-label={isOn ? t.takeAway(name) : t.add(name)}
        onClick={() => onTurn(!isOn)}
      >
        <Icon of={isOn ? IconX : IconPlus} size={14} />
      </button>
    </li>
  );
}

type ChoiceProps<T> = {
  /** What is chosen, for those who listen. */
  readonly name: string;
  readonly options: readonly T[];
  readonly chosen: number;
  readonly textOf: (option: T) => string;
  readonly onChoose: (choice: number) => void;
};

/** A part that may mean several things. */
export function Choice<T>({ name, options, chosen, textOf, onChoose }: ChoiceProps<T>) {
  const texts = options.map(textOf);
  const shown = texts[chosen] ?? texts[0];
  if (options.length < 2) {
    return <span className={styles.said}>{shown}</span>;
  }
  return (
    <span className={styles.choice}>
      <span aria-hidden>{shown}</span>
      <select aria-label={name} value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
        {texts.map((text, i) => (
          <option key={text} value={i}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}

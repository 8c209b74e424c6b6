import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { ratingMax } from '../fieldText.ts';
import { fieldTexts } from '../texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, hasLeft } from './editor.ts';

/** Stars: a click or a digit says how many, arrows move, Backspace empties. */
export function RatingEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label } = props;
  const t = useTexts(fieldTexts);
  const most = ratingMax(field);
  const [stars, setStars] = useState(typeof value === 'number' ? value : 0);
  const take = (count: number) => finish(props, count === 0 ? null : count);
  const focused = (element: HTMLElement | null) => {
    if (element && isAutoFocus && !element.contains(document.activeElement)) {
      element.focus();
    }
  };
  return (
    <span
      ref={focused}
      className={styles.stars}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={stars}
      aria-valuetext={t.stars(stars, most)}
      onBlur={(event) => hasLeft(event) && take(stars)}
      onKeyDown={(event) => {
        const digit = /^[0-9]$/.test(event.key) ? Number(event.key) : undefined;
        const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
        if (digit !== undefined) {
          setStars(Math.min(most, digit));
        } else if (step) {
          setStars(Math.min(most, Math.max(0, stars + step)));
        } else if (event.key === 'Backspace' || event.key === 'Delete') {
          setStars(0);
        } else if (event.key === 'Enter') {
          take(stars);
        } else if (event.key === 'Escape') {
          onDone(undefined);
        } else {
          return;
        }
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {Array.from({ length: most }, (_, i) => i + 1).map((count) => (
        <button
          key={count}
          type="button"
          tabIndex={-1}
          aria-hidden
          className={styles.star}
          data-on={count <= stars || undefined}
          onClick={() => take(count === value && !field.isRequired ? 0 : count)}
        >
          {count <= stars ? <IconStarFilled size={18} /> : <IconStar size={18} stroke={1.5} />}
        </button>
      ))}
    </span>
  );
}

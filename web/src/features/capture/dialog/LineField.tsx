import type { KeyboardEvent } from 'react';
import type { Span } from '../proposal.ts';
import styles from './capture.module.css';

type LineFieldProps = {
  readonly name: string;
  readonly example: string;
  readonly text: string;
  /** What has been recognised, and what is pointed at. */
  readonly known: readonly Span[];
  readonly pointed: readonly Span[];
  readonly onChange: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
};

/** A field for a line, which grows with it, and shows in it what has been recognised. */
export function LineField({ name, example, text, known, pointed, onChange, onKeyDown }: LineFieldProps) {
  return (
    <div className={styles.field}>
      <div className={styles.behind} aria-hidden>
        {piecesOf(text, known, pointed).map(({ start, end, look }) => (
          <span key={start} data-look={look}>
            {text.slice(start, end)}
          </span>
        ))}
        {'\u200b'}
      </div>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: one opens it to write
        autoFocus
        rows={1}
        aria-label={name}
        placeholder={example}
        value={text}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

type Piece = Span & { readonly look: 'plain' | 'known' | 'pointed' };

/** The line cut where its look changes. */
export function piecesOf(text: string, known: readonly Span[], pointed: readonly Span[]): Piece[] {
  const cuts = [0, text.length, ...[...known, ...pointed].flatMap(({ start, end }) => [start, end])];
  const places = [...new Set(cuts)].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  return places.slice(1).map((end, i): Piece => {
    const start = places[i] ?? 0;
    const isIn = (spans: readonly Span[]) => spans.some((span) => span.start <= start && span.end >= end);
    return { start, end, look: isIn(pointed) ? 'pointed' : isIn(known) ? 'known' : 'plain' };
  });
}

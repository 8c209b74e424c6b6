import { IconGripVertical } from '@tabler/icons-react';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { moved } from './moved.ts';
import styles from './Sortable.module.css';

const texts = defineTexts({
  en: {
    move: (name: string) => `Move ${name}: arrow keys up and down`,
    now: (name: string, place: number, of: number) => `${name}: ${place} of ${of}`,
  },
  es: {
    move: (name: string) => `Mover ${name}: flechas arriba y abajo`,
    now: (name: string, place: number, of: number) => `${name}: ${place} de ${of}`,
  },
  it: {
    move: (name: string) => `Sposta ${name}: frecce su e giù`,
    now: (name: string, place: number, of: number) => `${name}: ${place} di ${of}`,
  },
});

/** A list whose order one changes: by mouse or finger at the handle, or by the arrow keys on it. */
export function Sortable<T>({
  items,
  keyOf,
  nameOf,
  onSort,
  children,
}: {
  items: readonly T[];
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  onSort: (items: readonly T[]) => void;
  children: (item: T, place: number) => ReactNode;
}) {
  const t = useTexts(texts);
  const list = useRef<HTMLUListElement>(null);
  const [held, setHeld] = useState<number>();
  const [says, setSays] = useState('');
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item !== undefined && to >= 0 && to < items.length && from !== to) {
      onSort(moved(items, from, to));
      setSays(t.now(nameOf(item), to + 1, items.length));
    }
  };
  const drag = (event: PointerEvent) => {
    if (held === undefined || !list.current) {
      return;
    }
    const rows = [...list.current.children].map((row) => row.getBoundingClientRect());
    const to = rows.findIndex(({ top, bottom }) => event.clientY >= top && event.clientY < bottom);
    if (to >= 0 && to !== held) {
      move(held, to);
      setHeld(to);
    }
  };
  return (
    <>
      <ul ref={list} className={styles.list}>
        {items.map((item, place) => (
          <li key={keyOf(item)} className={styles.item} data-held={place === held || undefined}>
            <button
              type="button"
              className={styles.handle}
              aria-label={t.move(nameOf(item))}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld(place);
              }}
              onPointerMove={drag}
              onPointerUp={() => setHeld(undefined)}
              onPointerCancel={() => setHeld(undefined)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
                  event.preventDefault();
                  move(place, place + (event.key === 'ArrowUp' ? -1 : 1));
                }
              }}
            >
              <Icon of={IconGripVertical} size={16} />
            </button>
            <div className={styles.inside}>{children(item, place)}</div>
          </li>
        ))}
      </ul>
      <span className="spoken" role="status">
        {says}
      </span>
    </>
  );
}

import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { dayOf, daysBetween, type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { textOf } from '../fields/fieldText.ts';
import { RecordName } from '../fields/RecordName.tsx';
import { listTexts } from '../list/texts.ts';
import type { ListSetting } from '../list/useList.ts';
import { titleOf } from '../naming.ts';
import { useTitle } from '../titles.ts';
import { useHere } from '../workspace.tsx';
import styles from './Board.module.css';
import { type BoardColumn, needsAttention } from './columns.ts';
import { boardTexts } from './texts.ts';
import type { Drag } from './useDrag.ts';

/** A record as a card: what it is about, what it is worth, what comes next. */
export function BoardCard({
  list,
  row,
  column,
  money,
  task,
  drag,
  onMove,
}: {
  list: ListSetting;
  row: Row;
  column: BoardColumn;
  money: string | undefined;
  task: Row | undefined;
  drag: Drag;
  onMove: (by: number) => void;
}) {
  const t = useTexts(boardTexts);
  const words = useTexts(listTexts);
  const formats = useFormats();
  const { slug, grato } = useHere();
  const { object } = list;
  const { values } = row;
  const about = object.fields.find(({ name }) => name === 'company' || name === 'person');
  const amount = money ? object.fields.find(({ name }) => name === money) : undefined;
  const isPlanned = object.fields.some(({ name }) => name === 'nextStep');
  const today = dayOf(new Date(), formats.zone);
  const attention = isPlanned ? needsAttention(row, column, task !== undefined, today) : undefined;
  const step = task?.values.subject ?? values.nextStep;
  const heard = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault();
      event.stopPropagation();
      onMove(event.key === 'ArrowRight' ? 1 : -1);
      focusAgain(row.id);
    } else if (event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      list.change({ peek: row.id });
    } else if (STEPS[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      neighbour(event.currentTarget, event.key)?.focus();
    }
  };
  const due = task?.values.dueAt;
  return (
    <Link
      id={`card-${row.id}`}
      className={styles.card}
      to="/w/$slug/$address/$id"
      params={{ slug, address: object.address, id: row.id }}
      preload={false}
      draggable={false}
      aria-describedby="board-hint"
      data-attention={attention}
      data-dragged={drag.card === row.id || undefined}
      onKeyDown={heard}
      onFocus={() => grato.open(object.name, row.id).catch(() => undefined)}
      onPointerDown={(event) => {
        // by the time it is dropped the record is here, so that it is moved at once
        grato.open(object.name, row.id).catch(() => undefined);
        drag.begin(event, row.id);
      }}
    >
      <span className={styles.cardTitle}>{titleOf(object, row) || words.untitled}</span>
      {about?.target && typeof values[about.name] === 'string' && (
        <span className={styles.about}>
          <RecordName object={about.target} id={String(values[about.name])} />
        </span>
      )}
      <span className={styles.figures}>
        {amount && <b>{textOf(amount, values[amount.name], formats)}</b>}
        {typeof values.owner === 'string' && <Owner id={values.owner} />}
      </span>
      {attention ? (
        <span className={styles.attention}>
          <Icon of={IconAlertTriangle} size={14} />
          {attention === 'stuck' ? t.stuck(column.maxDays ?? 0) : attention === 'late' ? t.late : t.noStep}
        </span>
      ) : (
        typeof step === 'string' &&
        column.meaning === 'open' && (
          <span className={styles.step}>
            <Icon of={IconArrowRight} size={14} />
            <span>{step}</span>
            {typeof due === 'string' && <time dateTime={due}>{dueDay(due, today, formats)}</time>}
          </span>
        )
      )}
    </Link>
  );
}

/** The day something is due; on a card there is no room for the hour. */
function dueDay(due: string, today: string, formats: Formats): string {
  const day = dayOf(new Date(due), formats.zone);
  const away = daysBetween(today, day);
  return Math.abs(away) <= 1 ? formats.days(away) : formats.day(day);
}

function Owner({ id }: { id: string }) {
  const name = useTitle('user', id);
  return name ? (
    <span title={name}>
      <Avatar name={name} size={20} />
      <span className="spoken">{name}</span>
    </span>
  ) : null;
}

const STEPS: { readonly [key: string]: true } = {
  ArrowDown: true,
  ArrowUp: true,
  ArrowLeft: true,
  ArrowRight: true,
};

/** The card one gets to by an arrow key: in the same column, or at the same height in the next that has any. */
function neighbour(card: Element, key: string): HTMLElement | undefined {
  const column = card.closest('[data-column]');
  const place = [...(column?.querySelectorAll('a[id^=card-]') ?? [])].indexOf(card);
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    return cardsOf(column)[place + (key === 'ArrowDown' ? 1 : -1)];
  }
  for (let next = sibling(column, key); next; next = sibling(next, key)) {
    const cards = cardsOf(next);
    if (cards.length > 0) {
      return cards[Math.min(place, cards.length - 1)];
    }
  }
  return undefined;
}

const sibling = (column: Element | null, key: string) =>
  (key === 'ArrowRight' ? column?.nextElementSibling : column?.previousElementSibling) ?? null;
const cardsOf = (column: Element | null) => [
  ...(column?.querySelectorAll<HTMLElement>('a[id^=card-]') ?? []),
];

/** A card that has moved is another element; the focus goes along. */
function focusAgain(id: string) {
  let tries = 20;
  const look = () => {
    const card = document.getElementById(`card-${id}`);
    if (card && card !== document.activeElement) {
      card.focus();
    }
    if (--tries > 0 && document.activeElement?.id !== `card-${id}`) {
      setTimeout(look, 50);
    }
  };
  setTimeout(look, 60);
}

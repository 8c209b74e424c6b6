import { Link } from '@tanstack/react-router';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { textOf } from '../fields/fieldText.ts';
import { PlainValue } from '../fields/PlainValue.tsx';
import { titleOf } from '../naming.ts';
import { useHere } from '../workspace.tsx';
import styles from './CardList.module.css';
import { isNumeric } from './columns.ts';
import { type Cursor, useCursor } from './cursor.ts';
import { listTexts } from './texts.ts';
import type { ListSetting } from './useList.ts';
import { useSwipe } from './useSwipe.ts';
import { useSwipeActions } from './useSwipeActions.ts';

/** How many fields a card shows beside the title. */
const TELLING = 2;

/** One record as a card; swiped to either side it does what one does most. */
export function RecordCard({ list, row, cursor }: { list: ListSetting; row: Row; cursor: Cursor }) {
  const t = useTexts(listTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { object, columns } = list;
  const isPicked = useCursor(cursor, (each) => each.picked.has(row.id));
  const { right, left } = useSwipeActions(object, row, cursor);
  const swipe = useSwipe(right?.run, left?.run);
  const rest = columns
    .slice(1)
    .filter(({ name }) => row.values[name] !== undefined && row.values[name] !== null);
  const figure = rest.find(isNumeric);
  // what stands there already would tell nothing: a customer that is a customer
  const said = (field: FieldJson) => textOf(field, row.values[field.name], formats);
  const telling = rest
    .filter((field) => field !== figure && field.name !== 'owner' && field.name !== list.group)
    .filter((field, at, all) => all.findIndex((other) => said(other) === said(field)) === at)
    .slice(0, TELLING);
  const title = titleOf(object, row) || t.untitled;
  const value = (field: FieldJson) => <PlainValue field={field} value={row.values[field.name]} />;
  return (
    <div className={styles.frame} data-picked={isPicked || undefined}>
      {right && (
        <span className={styles.behind} data-side="right" aria-hidden>
          <Icon of={right.icon} />
          {right.name}
        </span>
      )}
      {left && (
        <span className={styles.behind} data-side="left" aria-hidden>
          {left.name}
          <Icon of={left.icon} />
        </span>
      )}
      <Link
        className={styles.card}
        to="/w/$slug/$address/$id"
        params={{ slug, address: object.address, id: row.id }}
        preload={false}
        draggable={false}
        {...swipe}
      >
        {['company', 'person'].includes(object.name) && (
          <Avatar name={title} size={36} isRound={object.name === 'person'} />
        )}
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          <span className={styles.telling}>
            {telling.map((field) => (
              <span key={field.name}>{value(field)}</span>
            ))}
          </span>
        </span>
        {figure && <span className={styles.figure}>{value(figure)}</span>}
      </Link>
    </div>
  );
}

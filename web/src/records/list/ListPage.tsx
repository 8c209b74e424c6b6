import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { NotFound } from '../NotFound.tsx';
import { pluralLabel } from '../naming.ts';
import { useModel, useObjectAt } from '../workspace.tsx';
import styles from './ListPage.module.css';
import { Peek } from './Peek.tsx';
import { RecordTable } from './RecordTable.tsx';
import { Toolbar } from './Toolbar.tsx';
import { listTexts } from './texts.ts';
import { useList } from './useList.ts';

const Board = lazy(() => import('../board/Board.tsx').then((module) => ({ default: module.Board })));
const Calendar = lazy(() =>
  import('../calendar/Calendar.tsx').then((module) => ({ default: module.Calendar })),
);

/** The list of an object's records. */
export function ListPage() {
  const { address = '' } = useParams({ strict: false });
  const object = useObjectAt(address);
  const isKnown = useModel() !== undefined;
  return object ? <List key={object.name} object={object} /> : isKnown ? <NotFound /> : null;
}

function List({ object }: { object: ObjectJson }) {
  const list = useList(object);
  const { language } = useSettings();
  const t = useTexts(listTexts);
  const { peek } = list.address;
  return (
    <section className={styles.page} aria-label={t.list(pluralLabel(object, language))}>
      <div className={styles.main}>
        <Toolbar list={list} />
        {list.look === 'board' ? (
          <Suspense>
            <Board list={list} />
          </Suspense>
        ) : list.look === 'calendar' ? (
          <Suspense>
            <Calendar list={list} />
          </Suspense>
        ) : (
          <RecordTable list={list} />
        )}
      </div>
      {peek && <Peek object={object} id={peek} onClose={() => list.change({ peek: undefined })} />}
    </section>
  );
}

import { lazy, Suspense, useEffect } from 'react';
import { groupFields } from '../source/groups.ts';
import type { Line } from '../source/useGrouped.ts';
import { useRecords } from '../source/useRecords.ts';
import { Grid } from './Grid.tsx';
import { Nothing, Trouble } from './ListStates.tsx';
import type { ListSetting } from './useList.ts';
import { useNarrow } from './useNarrow.ts';

const CardList = lazy(() => import('./CardList.tsx').then((m) => ({ default: m.CardList })));
const GroupedTable = lazy(() => import('./GroupedTable.tsx').then((m) => ({ default: m.GroupedTable })));

/** Records as rows, in groups where one wants them so. */
export function RecordTable({ list }: { list: ListSetting }) {
  const field = groupFields(list.object).find(({ name }) => name === list.group);
  return field ? (
    <Suspense>
      <GroupedTable key={field.name} list={list} field={field} />
    </Suspense>
  ) : (
    <Plain list={list} />
  );
}

function Plain({ list }: { list: ListSetting }) {
  const records = useRecords(list.query, list.fields);
  const { rows, first, hasMore, more, look, restart, isLoading, count, isEstimate } = records;
  const isNarrow = useNarrow();
  const Lines = isNarrow ? CardList : Grid;
  const isPart = hasMore || first > 0;
  useEffect(() => {
    // cards are read from the beginning
    if (isNarrow && first > 0) {
      restart();
    }
  });
  const lines = rows.map((row): Line => ({ kind: 'row', row }));
  return (
    <>
      <Trouble records={records} list={list} />
      <Suspense>
        <Lines
          list={list}
          lines={lines}
          count={count}
          isEstimate={isEstimate}
          isLoading={isLoading}
          more={hasMore ? more : undefined}
          first={first}
          look={isPart && !records.trouble ? look : undefined}
        >
          {!isLoading && rows.length === 0 && <Nothing list={list} />}
        </Lines>
      </Suspense>
    </>
  );
}
